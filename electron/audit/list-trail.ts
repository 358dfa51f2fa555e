/** The trail as lines of a table, without personal data: identifiers instead of names, sentences instead of values. */
import { beijingSecond } from '../../shared/domain/beijing-time';
import type { Messages } from '../../shared/i18n/messages';
import { entryWords } from '../../shared/i18n/station-trace-words';
import { caseOfEntry, trailKindOf } from '../../shared/ledger/trail-line';
import type { Step } from './frame-walk';
import { walkFrames } from './frame-walk';
import type { TrailKeys } from './trail-keys';
import { parseBody } from './trail-keys';
import { timeOf } from './verify-trail';

/** One line per entry; what cannot be opened or read is a line that says so. */
export async function* listTrail(
  ledger: string,
  keys: TrailKeys,
  messages: Messages,
): AsyncGenerator<string> {
  const destroyed = await destroyedIn(ledger);
  for await (const step of walkFrames(ledger)) {
    const cells =
      step.kind === 'frame'
        ? await cellsOf(step, keys, messages, destroyed)
        : ['', '', '', '', '', messages.audit.faults[step.what], '', ''];
    yield cells.map(harmless).join('\t');
  }
}

/** The entry that destroys a case comes after those that do not open any more because of it. */
async function destroyedIn(ledger: string): Promise<Set<string>> {
  const destroyed = new Set<string>();
  for await (const step of walkFrames(ledger)) {
    if (step.kind !== 'frame' || step.content.kind !== 'entry') continue;
    const { caseId, destroyed: isDestroyed } = step.content.header;
    if (caseId !== undefined && isDestroyed === true) destroyed.add(caseId);
  }
  return destroyed;
}

async function cellsOf(
  { content, hash }: Extract<Step, { kind: 'frame' }>,
  keys: TrailKeys,
  messages: Messages,
  destroyed: ReadonlySet<string>,
): Promise<string[]> {
  const { audit, words } = messages;
  const print = Buffer.from(hash).toString('hex').slice(0, 16);
  if (content.kind === 'unknown') return ['', '', '', '', '', audit.faults.changed, '', print];
  if (content.kind === 'gap') {
    const [from, to] = [String(content.gap.from), String(content.gap.to)];
    return [from, '', '', '', '', audit.events.lost(from, to), '', print];
  }
  const { header, payload } = content;
  const opened = await keys.open(header, payload);
  const body = opened.ok ? parseBody(opened.plain) : undefined;
  if (body === undefined) {
    const why = opened.ok ? 'seal' : opened.why;
    const isMissing = why === 'keyMissing' && !destroyed.has(header.caseId ?? '');
    const isGone = why === 'destroyed' || why === 'keyMissing';
    const ofGone = isMissing ? audit.events.keyMissing() : audit.events.keyGone();
    const what = isGone ? ofGone : audit.faults.seal;
    const time = beijingSecond(timeOf(header.id));
    return [String(header.seq), time, '', '', '', what, header.caseId ?? '', print];
  }
  const { id, role } = body.actor;
  const { platform, station } = audit.screen;
  return [
    String(header.seq),
    beijingSecond(body.at),
    id,
    { ...words.roles, platform, station }[role],
    audit.kinds[trailKindOf(body)],
    entryWords(messages, body),
    caseOfEntry(header.caseId, body) ?? '',
    print,
  ];
}

/** A cell that no spreadsheet takes for a formula and that stays one cell. */
function harmless(cell: string): string {
  const plain = cell.replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@＝＋－＠]/.test(plain) ? `'${plain}` : plain;
}
