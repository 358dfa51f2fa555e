/** Reads the trail for an auditor: newest first, a page at a time, as sentences, never more of it than is asked for. */
import { beijingDate } from '../../shared/domain/beijing-time';
import type { AppError } from '../../shared/domain/app-error';
import type { Day } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import { entryWords } from '../../shared/i18n/station-trace-words';
import { traceTitles } from '../../shared/i18n/trace-titles';
import type { EntryHeader, Gap, LedgerEntry } from '../../shared/ledger/entry';
import type {
  TrailFilter,
  TrailKind,
  TrailLine,
  TrailPage,
  TrailRequest,
} from '../../shared/ledger/trail-line';
import { caseOfEntry, trailKindOf } from '../../shared/ledger/trail-line';
import { timeOf } from '../audit/verify-trail';
import { isDestroyed } from '../ledger/entry-index';
import type { DigestKeeper } from './digest-keeper';
import type { Station } from './station';

/** Entries looked through for one page at most: a page that finds little is given as it is, and asked on. */
const mostSearched = 2_000;
const longestWhat = 2_000;

export type TrailParts = {
  readonly station: Pick<Station, 'ledger' | 'cases' | 'policy'>;
  readonly digests: DigestKeeper | undefined;
};

/** One page of lines before `request.before`. */
export async function readTrail(
  { station, digests }: TrailParts,
  { before, limit, locale, filter }: TrailRequest,
): Promise<Result<TrailPage, AppError>> {
  const { ledger, cases, policy } = station;
  const messages = pick(locale);
  const newest = ledger.durableHead();
  const skipTo = await otherDays(filter, digests);
  const lines: TrailLine[] = [];
  let seq = Math.min(newest, (before ?? newest + 1) - 1);
  let searched = 0;

  async function lineOf({ header, body }: LedgerEntry): Promise<TrailLine> {
    const caseId = caseOfEntry(header.caseId, body);
    const found = caseId === undefined ? undefined : await cases.load(caseId);
    const current = found?.ok === true ? found.value : undefined;
    const titles = current === undefined ? {} : traceTitles(current, policy.packOf(current));
    return {
      seq: header.seq,
      at: body.at,
      who: body.actor.name,
      role: body.actor.role,
      kind: trailKindOf(body),
      what: entryWords(messages, body, titles).slice(0, longestWhat),
      ...(caseId === undefined ? {} : { caseId }),
      ...(current?.caseNumber === undefined ? {} : { caseNumber: current.caseNumber }),
    };
  }

  while (seq > 0 && lines.length < limit && searched < mostSearched) {
    const skipped = skipTo(seq);
    if (skipped < seq) {
      seq = skipped;
      continue;
    }
    searched += 1;
    const gap = ledger.gaps.find(({ from, to }) => from <= seq && seq <= to);
    if (gap !== undefined) {
      const what = messages.audit.events.lost(String(gap.from), String(gap.to));
      if (fitsLost(gap, filter))
        lines.push({ seq: gap.to, who: '', role: 'station', kind: 'proof', what });
      seq = gap.from - 1;
      continue;
    }
    const header = await ledger.headerAt(seq);
    if (header !== undefined && mayFit(header, filter)) {
      const entry = await cases.entry(seq);
      if (entry.ok && fits(entry.value, filter)) lines.push(await lineOf(entry.value));
      else if (!entry.ok && goneKinds.includes(entry.error.kind)) {
        const { keyGone, keyMissing } = messages.audit.events;
        const what = isDestroyed(ledger, header.caseId ?? '') ? keyGone() : keyMissing();
        if (fitsGone(header, filter)) lines.push(goneLine(header, what));
      } else if (!entry.ok) return entry;
    }
    seq -= 1;
  }
  return ok({ lines, searchedTo: seq + 1, done: seq === 0 });
}

/** The body was dropped, or nothing opens it any more. */
const goneKinds: readonly AppError['kind'][] = ['fileMissing', 'caseDestroyed'];

/** Of lost entries nobody knows the day or the person. */
function fitsLost({ cases, unknown }: Gap, { who, kind, caseId }: TrailFilter): boolean {
  const isAbout = caseId === undefined || unknown > 0 || cases.includes(caseId);
  return isAbout && who === undefined && (kind === undefined || kind === 'proof');
}

const ofCases: readonly TrailKind[] = ['work', 'papers'];

/** What the clear header already rules out is not opened. */
function mayFit({ caseId, audit }: EntryHeader, filter: TrailFilter): boolean {
  if (caseId !== undefined) {
    if (filter.caseId !== undefined && filter.caseId !== caseId) return false;
    return filter.kind === undefined || ofCases.includes(filter.kind);
  }
  // What changes the station is about no case; views and refusals may be.
  return filter.caseId === undefined || audit === true;
}

function fits({ header, body }: LedgerEntry, filter: TrailFilter): boolean {
  const { kind, who, caseId, fromDay, toDay } = filter;
  const day = beijingDate(body.at);
  return (
    (kind === undefined || trailKindOf(body) === kind) &&
    (who === undefined || body.actor.name.includes(who)) &&
    (caseId === undefined || caseOfEntry(header.caseId, body) === caseId) &&
    (fromDay === undefined || day >= fromDay) &&
    (toDay === undefined || day <= toDay)
  );
}

/** Of a destroyed entry only the case is known, and the time in its identifier. */
function fitsGone({ id }: EntryHeader, { who, kind, fromDay, toDay }: TrailFilter): boolean {
  const day = beijingDate(timeOf(id));
  const inDays = (fromDay === undefined || day >= fromDay) && (toDay === undefined || day <= toDay);
  return inDays && who === undefined && (kind === undefined || kind === 'work');
}

function goneLine({ seq, id, caseId }: EntryHeader, what: string): TrailLine {
  const about = caseId === undefined ? {} : { caseId };
  return { seq, at: timeOf(id), who: '', role: 'station', kind: 'work', what, ...about };
}

/**
 * A digest says of which day all its entries are, however the clock jumped: those of other days are passed over as one.
 * What no digest covers is looked through.
 */
async function otherDays(
  { fromDay, toDay }: TrailFilter,
  digests: DigestKeeper | undefined,
): Promise<(seq: number) => number> {
  if (digests === undefined || (fromDay === undefined && toDay === undefined)) return (seq) => seq;
  const isOther = (day: Day) =>
    (fromDay !== undefined && day < fromDay) || (toDay !== undefined && day > toDay);
  const spans = (await digests.list())
    .map(({ digest }) => digest)
    .filter(({ day }) => isOther(day));
  return (seq) => {
    const span = spans.find(({ fromSeq, toSeq }) => fromSeq <= seq && seq <= toSeq);
    return span === undefined ? seq : span.fromSeq - 1;
  };
}
