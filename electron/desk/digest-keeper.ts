/** Keeps the digest of the running Beijing day, writes it into the trail and beside it, and closes the day when the next begins. */
import { join } from 'node:path';
import { beijingDate } from '../../shared/domain/beijing-time';
import type { AppError } from '../../shared/domain/app-error';
import type { Instant } from '../../shared/domain/ids';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { CountedKind, DayDigest, DigestFile } from '../../shared/protocol/day-digest';
import { countedAs, countedKinds } from '../../shared/protocol/day-digest';
import type { LedgerEntry } from '../../shared/ledger/entry';
import { digestsFolder, ownDigests, signDigest, writeDigestFile } from '../audit/digest-files';
import { storageError } from '../ledger/blob-store';
import type { Log } from '../log';
import { kindOf } from '../log';
import { createTurns } from './keyed-lock';
import type { Station } from './station';

export type DigestKeeper = {
  /** Counts in up to `most` entries that came since; a day that ended meanwhile gets its digest. */
  readonly catchUp: (most: number) => Promise<void>;
  /**
   * Counts in up to `most` entries and makes the digest of everything counted; the last one again when nothing came
   * since.
   */
  readonly make: (most: number) => Promise<Result<DigestFile, AppError>>;
  /** The digests beside the ledger that the station itself signed, newest first. */
  readonly list: () => Promise<DigestFile[]>;
};

type Parts = {
  readonly station: Pick<Station, 'folder' | 'ledger' | 'cases' | 'facts' | 'appendStation'>;
  readonly now: () => Instant;
  readonly log: Log;
};

/** The part of the trail that the next digest speaks of. */
type Span = Omit<DayDigest, 'v' | 'madeAt'>;
const emptyCounts: Readonly<Record<CountedKind, number>> = { case: 0, station: 0, witness: 0 };

/** The keeper of an open station; it reads nothing before it is asked to. */
export function createDigestKeeper({ station, now, log }: Parts): DigestKeeper {
  const { folder, ledger, cases } = station;
  let last: DayDigest | undefined;
  let span: Span | undefined;
  /** Entries from here down are still to be searched for the newest digest. */
  let searchFrom: number | undefined;
  /** Entries up to here are counted; unknown until the newest digest is found. */
  let counted: number | undefined;
  /** Entries since the span's end whose keys are gone: the next one that opens takes them in. */
  let passedOver = emptyCounts;
  const alone = createTurns();

  /** Looks back for the newest digest in the trail; it is near the end, because every locking writes one. */
  async function search(most: number): Promise<void> {
    searchFrom ??= ledger.durableHead();
    const stopAt = Math.max(0, searchFrom - most);
    while (counted === undefined && searchFrom > stopAt) {
      const entry = await cases.entry(searchFrom);
      const events = entry.ok ? (entry.value.body.stationEvents ?? []) : [];
      const found = events.find((event) => event.type === 'dayDigest');
      if (found !== undefined) {
        last = found.digest;
        span = found.digest;
        counted = last.toSeq;
      }
      searchFrom -= 1;
    }
    if (searchFrom === 0) counted ??= 0;
  }

  async function countIn(most: number): Promise<void> {
    if (counted === undefined) await search(most);
    if (counted === undefined) return;
    const end = Math.min(ledger.durableHead(), counted + most);
    while (counted < end) {
      const seq: number = counted + 1;
      const gap = ledger.gaps.find(({ from, to }) => from <= seq && seq <= to);
      if (gap === undefined) {
        const entry = await cases.entry(seq);
        const isCounted = entry.ok ? await take(entry.value) : await passOver(seq);
        if (!isCounted) return;
      }
      counted = gap?.to ?? seq;
    }
  }

  async function passOver(seq: number): Promise<boolean> {
    const header = await ledger.headerAt(seq);
    if (header === undefined) return false;
    passedOver = plus(passedOver, countedAs(header));
    return true;
  }

  /** False when the day that ended could not be attested: it has to be before anything of the next is counted. */
  async function take({ header, body, hash }: LedgerEntry): Promise<boolean> {
    const day = beijingDate(body.at);
    if (span !== undefined && span.day !== day) {
      if (span.toSeq !== last?.toSeq) await write(span);
      if (span.toSeq !== last?.toSeq) return false;
      span = undefined;
    }
    const { fromSeq, counts } = span ?? { fromSeq: (last?.toSeq ?? 0) + 1, counts: emptyCounts };
    const all = countedKinds.reduce(
      (sum, kind) => ({ ...sum, [kind]: sum[kind] + passedOver[kind] }),
      plus(counts, countedAs(header)),
    );
    span = { day, fromSeq, toSeq: header.seq, headHash: hash, counts: all };
    passedOver = emptyCounts;
    return true;
  }

  async function write(of: Span): Promise<Result<DigestFile, AppError>> {
    const { signingKey, publicKey, stationCode } = station.facts();
    const { day, fromSeq, toSeq, headHash, counts } = of;
    const digest = { v: 1 as const, day, fromSeq, toSeq, headHash, counts, madeAt: now() };
    const signature = signDigest(digest, signingKey, publicKey);
    const event = { type: 'dayDigest' as const, digest, signature };
    const written = await station.appendStation([event], { audit: true });
    if (!written.ok) return written;
    last = digest;
    const content: DigestFile = { format: 1, stationCode, publicKey, digest, signature };
    try {
      await writeDigestFile(join(folder, digestsFolder), content, isInTrail);
    } catch (error) {
      // The trail has it; the file is written again with the next digest of the day.
      log('digestNotWritten', { kind: kindOf(error) });
      return err(storageError(error));
    }
    return ok(content);
  }

  async function isInTrail({ toSeq, headHash }: DayDigest): Promise<boolean> {
    return (await ledger.hashAt(toSeq)) === headHash;
  }

  async function list(): Promise<DigestFile[]> {
    const found = await ownDigests(folder, station.facts().publicKey);
    return found.sort((a, b) => b.digest.toSeq - a.digest.toSeq);
  }

  return {
    catchUp: (most) => alone(() => countIn(most)),
    make: (most) =>
      alone(async () => {
        await countIn(most);
        if (span === undefined) return err({ kind: 'storageFailed' });
        // The digest's own entry is no news.
        const isNews = last === undefined || (counted ?? 0) > last.toSeq + 1;
        const kept = isNews
          ? undefined
          : (await list()).find((each) => each.digest.toSeq === last?.toSeq);
        return kept === undefined ? write(span) : ok(kept);
      }),
    list,
  };
}

function plus(counts: typeof emptyCounts, kind: CountedKind): typeof emptyCounts {
  return { ...counts, [kind]: counts[kind] + 1 };
}
