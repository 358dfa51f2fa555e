/** The result of a verification in words, for the screen and the command line. */
import { beijingSecond } from '../domain/beijing-time';
import type { BrokenEntry, TrailReport } from '../ledger/trail-report';
import { isWhole } from '../ledger/trail-report';
import type { Messages } from './messages';

/** Cases named one by one; the rest is counted. */
const mostNamed = 20;

export type ReportText = { readonly title: string; readonly lines: readonly string[] };

/** Whether it is whole; if not, which entry is the first that is not, and what is safe. */
export function reportText({ audit }: Pick<Messages, 'audit'>, report: TrailReport): ReportText {
  const { report: say, badDigests } = audit;
  const { broken, digestsAgreed, attestedTo, keysDestroyed, sealsOpened } = report;
  const bad = report.badDigests.map(({ file, why }) => say.badDigest(file, badDigests[why]));
  const lost = report.lost.map(({ from, to, proved }) =>
    (proved ? say.lostProved : say.lostUnproved)(String(from), String(to)),
  );
  const named = report.keysMissing.slice(0, mostNamed).map(say.keyMissing);
  const unnamed = report.keysMissing.length - named.length;
  const missing = [...named, ...(unnamed > 0 ? [say.keysMissingMore(String(unnamed))] : [])];
  const proofs = [
    ...(sealsOpened === undefined ? [say.noKey] : [say.seals(String(sealsOpened))]),
    ...(keysDestroyed > 0 ? [say.destroyed(String(keysDestroyed))] : []),
    digestsAgreed > 0 ? say.digests(String(digestsAgreed), String(attestedTo)) : say.noDigests,
  ];
  if (broken !== undefined) {
    const lines = [
      ...brokenLines(audit, broken, report.entries),
      ...lost,
      ...missing,
      ...bad,
      say.todo,
    ];
    return { title: say.broken, lines };
  }
  const head = say.head(shortHash(report.headHash));
  const facts = [say.entries(String(report.entries)), head, ...proofs];
  if (isWhole(report)) return { title: say.whole, lines: facts };
  if (bad.length > 0) {
    return { title: say.broken, lines: [...lost, ...missing, ...bad, ...facts, say.todo] };
  }
  const safe = missing.length > 0 ? say.keysMissingSafe : say.lostSafe;
  const title = missing.length > 0 ? say.keysMissing : say.lost;
  return { title, lines: [...lost, ...missing, ...facts, safe] };
}

function brokenLines(
  { report: say, faults }: Messages['audit'],
  broken: BrokenEntry,
  before: number,
): string[] {
  const { seq, untilSeq, what, segment, offset, previousAt, caseId, brokenAfter } = broken;
  const { count, from, to } = broken.wholeAfter;
  return [
    untilSeq === undefined || untilSeq === seq
      ? say.first(String(seq))
      : say.firstRange(String(seq), String(untilSeq)),
    say.fault(faults[what]),
    say.place(segment, String(offset)),
    previousAt === undefined ? say.noPrevious : say.previous(beijingSecond(previousAt)),
    ...(caseId === undefined ? [] : [say.case(caseId)]),
    say.before(String(before)),
    count === 0 ? say.noneAfter : say.after(String(count), String(from), String(to)),
    ...(brokenAfter > 0 ? [say.more(String(brokenAfter))] : []),
  ];
}

/** A hash in groups that can be read aloud and compared. */
export function shortHash(hash: string): string {
  return (hash.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
}
