/** The result of a self-test as sentences, and as a text to be given to whoever helps. */
import { beijingSecond } from '../domain/beijing-time';
import type { Messages } from '../i18n/messages';
import type { Finding, SelfTestPart } from './finding';
import { gravest, verdictOf } from './finding';
import type { SelfTest } from './self-test-event';

const byteSteps = [
  ['GB', 1024 ** 3],
  ['MB', 1024 ** 2],
  ['KB', 1024],
] as const;

/** A size in the largest unit that keeps a digit before the point. */
export function sizeText(bytes: number): string {
  const [unit, of] = byteSteps.find(([, step]) => bytes >= step) ?? ['B', 1];
  const value = bytes / of;
  return `${value < 10 && unit !== 'B' ? value.toFixed(1) : String(Math.round(value))} ${unit}`;
}

/** What the sentence of a finding tells, in the order of the sentence. */
function factsOf({ selfTest }: Pick<Messages, 'selfTest'>, one: Finding): readonly string[] {
  const device = 'name' in one && one.name !== undefined ? selfTest.named(one.name) : '';
  switch (one.kind) {
    case 'silent':
      return [String(one.seconds)];
    case 'cameraSees':
    case 'cameraSmall':
      return [device, `${String(one.widthPx)} × ${String(one.heightPx)}`];
    case 'printerReady':
      return [device, one.last ? selfTest.lastPrinter : ''];
    case 'diskRoom':
    case 'diskScarce':
      return [sizeText(one.freeBytes), String(one.cases), sizeText(one.neededBytes)];
    case 'diskWrote':
    case 'diskSlow':
      return [sizeText(one.bytes), String(one.ms)];
    case 'recordWhole':
    case 'recordDamaged':
      return [String(one.entries)];
    case 'recordBeingChecked':
      return [String(one.checked), String(one.entries)];
    case 'vaultOpens':
      return [String(one.people)];
    case 'clockRight':
    case 'clockOff':
      return [one.platform, offText({ selfTest }, one.offMs)];
    case 'clockBehind':
      return [spanText({ selfTest }, one.behindMs)];
    case 'zoneOther':
      return [zoneText(one.offsetMinutes)];
    case 'fontsShown':
      return [String(one.faces)];
    case 'fontFilesWhole':
      return [String(one.files)];
    case 'fontNotShown':
    case 'fontFileDamaged':
    case 'fontFileMissing':
      return [one.file];
    case 'paperDrawn':
      return [sizeText(one.bytes), String(one.ms)];
    case 'paperLacksCharacters':
      return [String(one.count)];
    case 'readRight':
      return [String(one.ms)];
    case 'platformReached':
      return [one.platform, String(one.ms)];
    case 'platformNotReached':
      return [one.platform, selfTest.lineFaults[one.why]];
    case 'scannerNone':
      return [one.drivers ? '' : selfTest.noDrivers];
    default:
      return [device];
  }
}

/** What was found, and what to do about it where there is something to do. */
export function findingText(
  messages: Pick<Messages, 'selfTest'>,
  one: Finding,
): { readonly found: string; readonly todo?: string } {
  const { selfTest } = messages;
  const [first = '', second = '', third = ''] = factsOf(messages, one);
  const found = selfTest.found[one.kind](first, second, third);
  if (one.kind === 'platformNotReached') return { found, todo: selfTest.lineTodo[one.why] };
  const todos: { readonly [kind: string]: string | undefined } = selfTest.todo;
  const todo = todos[one.kind];
  return todo === undefined ? { found } : { found, todo };
}

const plainSpan = (ms: number) => Math.round(Math.abs(ms) / 1_000);

function spanText({ selfTest }: Pick<Messages, 'selfTest'>, ms: number): string {
  const seconds = plainSpan(ms);
  if (seconds < 120) return selfTest.seconds(String(seconds));
  if (seconds < 7_200) return selfTest.minutes(String(Math.round(seconds / 60)));
  return selfTest.hours(String(Math.round(seconds / 3_600)));
}

function offText(messages: Pick<Messages, 'selfTest'>, offMs: number): string {
  const { selfTest } = messages;
  if (plainSpan(offMs) === 0) return selfTest.noOff;
  const span = spanText(messages, offMs);
  return offMs > 0 ? selfTest.fast(span) : selfTest.slow(span);
}

function zoneText(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `UTC${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** How many parts there are of each kind, in one sentence. */
export function resultText({ selfTest }: Pick<Messages, 'selfTest'>, test: SelfTest): string {
  const of = (verdict: string) =>
    test.results.filter(({ findings }) => gravest(findings) === verdict).length;
  const [failed, attention] = [of('failed'), of('attention')];
  return failed + attention === 0
    ? selfTest.allFine(String(test.results.length))
    : selfTest.someNot(String(failed), String(attention));
}

/** Names of parts in a row. */
export function partNames(
  { selfTest }: Pick<Messages, 'selfTest'>,
  parts: readonly SelfTestPart[],
): string {
  return parts.map((part) => selfTest.parts[part].title).join(selfTest.comma);
}

/** The whole result; who ran it is not in it, and no device is named. */
export function selfTestReport(
  messages: Messages,
  test: SelfTest,
  of: {
    readonly school: string;
    readonly stationCode: string;
    readonly drill: boolean;
    /** The operating system, as Node calls it. */
    readonly platform: string;
  },
): string {
  const { selfTest, shell } = messages;
  const { report } = selfTest;
  const head = [
    report.title(shell.product),
    `${report.at} ${beijingSecond(test.at)}`,
    `${report.station} ${of.school} ${of.stationCode}`,
    `${report.version} ${test.version} (${of.platform})`,
    ...(of.drill ? [report.drill] : []),
    resultText(messages, test),
  ];
  const parts = test.results.flatMap(({ part, findings }) => [
    '',
    `[${selfTest.verdicts[gravest(findings)]}] ${selfTest.parts[part].title}: ${selfTest.parts[part].tried}`,
    ...findings.flatMap((one) => {
      const { found, todo } = findingText(messages, one);
      const lines = [`  ${selfTest.verdicts[verdictOf(one)]} ${found}`];
      return todo === undefined ? lines : [...lines, `    ${report.todo} ${todo}`];
    }),
  ]);
  return `${[...head, ...parts].join('\r\n')}\r\n`;
}
