/** The facts of a diagnostic bundle in words: the same list on the screen and in the file. */
import { beijingSecond } from '../domain/beijing-time';
import type { Messages } from '../i18n/messages';
import { verdictOf } from '../self-test/finding';
import { sizeText } from '../self-test/report-text';
import type { DiagnosticFacts } from './facts';
import { drawnWith } from './facts';

export type DiagnosticsSection = {
  readonly title: string;
  readonly items: readonly { readonly term: string; readonly value: string }[];
};

type Say = Messages['diagnostics'];

/** Every fact that there is, none left out. */
export function diagnosticsSections(
  messages: Messages,
  facts: DiagnosticFacts,
): readonly DiagnosticsSection[] {
  const { diagnostics: say } = messages;
  return [
    programSection(say, facts),
    computerSection(say, facts),
    diskSection(messages, facts),
    doorSection(messages, facts),
    ...(facts.open === undefined ? [] : openSections(messages, facts.open)),
    {
      title: say.sections.settings,
      items: [
        { term: say.terms.reader, value: yesNo(say, facts.settings.readerSet) },
        { term: say.terms.folder, value: yesNo(say, facts.settings.folderWatched) },
        { term: say.terms.family, value: yesNo(say, facts.settings.familyDisplay) },
      ],
    },
    troubleSection(say, facts),
  ];
}

const yesNo = (say: Say, value: boolean) => (value ? say.yes : say.no);
const joined = (say: Say, parts: readonly string[]) =>
  parts.length === 0 ? say.none : parts.join('; ');
const slashed = (...parts: readonly (string | number)[]) => parts.join(' / ');

function spanText(say: Say, seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return say.span(String(Math.floor(minutes / 60)), String(minutes % 60));
}

function programSection(say: Say, { at, program }: DiagnosticFacts): DiagnosticsSection {
  const { terms } = say;
  return {
    title: say.sections.program,
    items: [
      { term: terms.at, value: beijingSecond(at) },
      { term: terms.version, value: program.version },
      { term: terms.runtime, value: program.electron },
      { term: terms.engine, value: program.chromium },
      { term: terms.node, value: program.node },
      { term: terms.packed, value: yesNo(say, program.packed) },
      { term: terms.programUp, value: spanText(say, program.upSeconds) },
    ],
  };
}

function computerSection(say: Say, facts: DiagnosticFacts): DiagnosticsSection {
  const { terms } = say;
  const { system, displays, drawing } = facts;
  const zone = system.zoneMinutes / 60;
  return {
    title: say.sections.computer,
    items: [
      { term: terms.system, value: `${system.system} ${system.release}` },
      { term: terms.processor, value: `${system.processor} × ${String(system.cores)}` },
      {
        term: terms.memory,
        value: slashed(sizeText(system.freeMemoryBytes), sizeText(system.memoryBytes)),
      },
      { term: terms.systemUp, value: spanText(say, system.upSeconds) },
      { term: terms.zone, value: `UTC${zone < 0 ? '' : '+'}${String(zone)}` },
      {
        term: terms.displays,
        value: joined(
          say,
          displays.map(
            ({ widthPx, heightPx, scalePercent }) =>
              `${String(widthPx)} × ${String(heightPx)} (${String(scalePercent)}%)`,
          ),
        ),
      },
      {
        term: terms.drawing,
        value: joined(
          say,
          drawnWith.map((what) =>
            say.each(say.drawnWith[what], say.drawnHow[drawing[what] ?? 'unknown']),
          ),
        ),
      },
    ],
  };
}

function diskSection({ diagnostics: say, backup }: Messages, facts: DiagnosticFacts) {
  const { terms } = say;
  const { disk, stored } = facts;
  return {
    title: say.sections.disk,
    items: [
      { term: terms.space, value: slashed(sizeText(disk.freeBytes), sizeText(disk.totalBytes)) },
      {
        term: terms.level,
        value: slashed(backup.diskLevels[disk.level], say.folders[disk.folder]),
      },
      {
        term: terms.recordFiles,
        value: slashed(stored.recordFiles, sizeText(stored.recordBytes)),
      },
      { term: terms.pictureFiles, value: String(stored.pictureFiles) },
      { term: terms.keyFiles, value: String(stored.keyFiles) },
      { term: terms.logBytes, value: sizeText(stored.logBytes) },
    ],
  };
}

function doorSection({ diagnostics: say, audit }: Messages, { door, open }: DiagnosticFacts) {
  const { terms } = say;
  const reasons = audit.events.lockReasons;
  return {
    title: say.sections.door,
    items: [
      { term: terms.state, value: say.states[door.state] },
      { term: terms.wait, value: say.seconds(String(door.waitSeconds)) },
      {
        term: terms.lockedBy,
        value:
          door.lockedBy === undefined
            ? say.none
            : (reasons[door.lockedBy] ?? audit.events.lockOther),
      },
      { term: terms.code, value: yesNo(say, door.asksForCode) },
      { term: terms.recovery, value: yesNo(say, door.canRecover) },
      ...(open === undefined
        ? []
        : [
            { term: terms.drill, value: yesNo(say, open.drill) },
            { term: terms.people, value: String(open.people) },
            { term: terms.packs, value: String(open.packs) },
            { term: terms.platforms, value: String(open.platforms) },
            { term: terms.backup, value: say.backups[open.backup] },
          ]),
    ],
  };
}

type Open = NonNullable<DiagnosticFacts['open']>;

function openSections(messages: Messages, open: Open): readonly DiagnosticsSection[] {
  const { diagnostics: say, outbox, selfTest, words } = messages;
  const { terms } = say;
  const { record, queue, selfTest: tested } = open;
  const each = (
    counts: { readonly [kind: string]: number | undefined },
    name: (kind: string) => string,
  ) =>
    joined(
      say,
      Object.entries(counts).map(([kind, count]) => say.each(name(kind), String(count))),
    );
  const states: { readonly [state: string]: { readonly name: string } | undefined } = words.states;
  const reasons: { readonly [reason: string]: string | undefined } = outbox.waitReasons;
  const lines = open.lines.map(({ line, unsent }) => say.each(words.line[line], String(unsent)));
  const offs = open.lines.flatMap(({ clockOffMs }) => clockOffMs ?? []);
  const off = offs.map((ms) => say.seconds(String(Math.round(ms / 1_000))));
  const behind = open.clockBehindMs;
  return [
    {
      title: say.sections.record,
      items: [
        { term: terms.entries, value: String(record.entries) },
        { term: terms.cases, value: slashed(record.cases, record.destroyed) },
        {
          term: terms.check,
          value: slashed(say.checks[record.check], record.checked),
        },
        { term: terms.troubles, value: each(record.troubles, (kind) => kind) },
        { term: terms.states, value: each(open.states, (state) => states[state]?.name ?? state) },
      ],
    },
    {
      title: say.sections.queue,
      items: [
        { term: terms.unsent, value: slashed(queue.unsent, queue.unrouted, queue.sending) },
        { term: terms.waiting, value: each(queue.waiting, (why) => reasons[why] ?? why) },
        { term: terms.lines, value: joined(say, lines) },
        { term: terms.clock, value: joined(say, off) },
        {
          term: terms.behind,
          value: behind === undefined ? say.none : say.seconds(String(Math.round(behind / 1_000))),
        },
      ],
    },
    ...(tested === undefined
      ? []
      : [
          {
            title: say.sections.selfTest,
            items: [
              { term: terms.tested, value: beijingSecond(tested.at) },
              ...tested.found.map(({ part, kind, why }) => ({
                term: selfTest.parts[part].title,
                value: slashed(
                  selfTest.verdicts[verdictOf({ kind })],
                  kind,
                  ...(why === undefined ? [] : [selfTest.lineFaults[why]]),
                ),
              })),
            ],
          },
        ]),
  ];
}

function troubleSection(say: Say, { crashes, errors, log }: DiagnosticFacts) {
  const { terms } = say;
  return {
    title: say.sections.trouble,
    items: [
      { term: terms.crashes, value: slashed(crashes.window, crashes.papers, crashes.parts) },
      { term: terms.dumps, value: String(crashes.dumpFiles) },
      {
        term: terms.errors,
        value: joined(
          say,
          errors.map(({ kind, count, last }) =>
            say.failed(kind, String(count), beijingSecond(last)),
          ),
        ),
      },
      { term: terms.log, value: slashed(log.lines, log.unreadable) },
      {
        term: terms.logSince,
        value: log.first === undefined ? say.none : beijingSecond(log.first),
      },
    ],
  };
}

/** The list as a text. */
export function diagnosticsText(messages: Messages, facts: DiagnosticFacts): string {
  const lines = diagnosticsSections(messages, facts).flatMap(({ title, items }) => [
    `【${title}】`,
    ...items.map(({ term, value }) => `${term}${messages.words.colon}${value}`),
    '',
  ]);
  return `${lines.join('\r\n')}\r\n`;
}

/** What the file is, for whoever opens it. */
export const readMeText = ({ diagnostics }: Pick<Messages, 'diagnostics'>): string =>
  `${diagnostics.readMeLines.join('\r\n\r\n')}\r\n`;
