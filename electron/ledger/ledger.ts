/** The ledger: every acknowledged command is one sealed, chained entry, fsynced before it is acknowledged. */
import { join } from 'node:path';
import type { StationError, StorageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type {
  EntryBody,
  EntryHeader,
  FeedTaken,
  Gap,
  LedgerEntry,
} from '../../shared/ledger/entry';
import { ledgerFormat } from '../../shared/ledger/entry';
import { hashBytes } from '../../shared/ledger/frame';
import type { Trouble } from '../../shared/ledger/integrity';
import { newNonce } from '../vault/seal';
import { storageError } from './blob-store';
import type { AccessIndex } from './access-index';
import { accessIndex } from './access-index';
import type { Compaction } from './compaction';
import { createCompaction } from './compaction';
import { saveCheckpoint } from './checkpoint';
import { writeFileDurably } from './durable-file';
import { headerIn, openEntry, sealEntry } from './entry-codec';
import type { CaseIndex, Loss, Place } from './entry-index';
import type { RecordOptions } from './open-record';
import { doubtFile, openRecord } from './open-record';
import { openSegments } from './segments';
import type { Check } from './verification';
import { createCheck } from './verification';
import { openWitness } from './witness';

/** Everything of a header that the caller decides. */
export type HeaderFacts = Omit<EntryHeader, 'v' | 'seq' | 'nonce' | 'before'>;

export type { CaseIndex } from './entry-index';

/** An entry that is on the disk: its number and its chain hash. */
export type Written = { readonly seq: number; readonly hash: string };

export type Ledger = {
  /** The newest number that is on the disk; what readers may see. */
  readonly durableHead: () => number;
  /**
   * Appends one entry. Number and place in the chain are fixed at the call; resolves when it is on the disk, and only
   * then does anything below know of it. What could not be read again is not written.
   */
  readonly append: (
    facts: HeaderFacts,
    body: EntryBody,
    key: Uint8Array,
  ) => Promise<Result<Written, StorageError>>;
  /** `fileMissing` when the entry is lost or its content was dropped. */
  readonly read: (
    seq: number,
    keyFor: (header: EntryHeader) => Promise<Result<Uint8Array, StorageError>>,
  ) => Promise<Result<LedgerEntry, StorageError>>;
  /** The clear header alone; nothing when the entry is lost or cannot be read. */
  readonly headerAt: (seq: number) => Promise<EntryHeader | undefined>;
  /** Chain hash of an entry, hexadecimal; nothing when there is none. */
  readonly hashAt: (seq: number) => Promise<string | undefined>;
  readonly cases: ReadonlyMap<string, Readonly<CaseIndex>>;
  /** Numbers of a case's entries that are there, oldest first. */
  readonly seqsOf: (caseId: string) => number[];
  /** The entry of the same case before this one; 0 when there is none. */
  readonly earlier: (seq: number) => number;
  /** Whose entry it is; nothing for the station's own. */
  readonly caseOf: (seq: number) => string | undefined;
  /** Whether an entry still keeps the whole case. */
  readonly hasSnapshot: (seq: number) => boolean;
  /** Where a case lost entries; nothing for a case that has all of them. */
  readonly lossOf: (caseId: string) => Loss | undefined;
  readonly gaps: readonly Gap[];
  /** Whose each case was when. */
  readonly access: AccessIndex;
  /** Entries that may change what the station knows of itself; those that only bear witness are left out. */
  readonly stationSeqs: readonly number[];
  readonly lastDrawn: ReadonlyMap<string, number>;
  /** Entries that used a serial up or declared one void, oldest first. */
  readonly numberSeqs: readonly number[];
  /** Of the platform that was paired first, or of another one by the id of its key. */
  readonly feedCursor: (of?: string) => number;
  /** The platform's change at that cursor, when one was reached. */
  readonly feedChangeId: (of?: string) => string | undefined;
  /** How much that platform told it took in; nothing until it told. */
  readonly feedTaken: (of?: string) => FeedTaken | undefined;
  /** Set when a failed write could not be undone: the disk may be ahead of memory, which is to be rebuilt by opening again. */
  readonly failed: () => boolean;
  /** What was found and mended when it was opened. */
  readonly found: readonly Trouble[];
  readonly check: Check;
  /** Verifies the whole record once more, in the background. */
  readonly verify: () => ReturnType<Check['run']>;
  readonly compaction: Compaction;
  readonly close: () => Promise<void>;
};

type Waiting = {
  readonly frame: Uint8Array;
  readonly hash: Buffer;
  readonly snapshotBytes: number;
  readonly header: EntryHeader;
  readonly done: (result: Result<Written, StorageError>) => void;
};

/** Entries after which the index is saved anew, at least; a larger ledger saves it less often. */
const checkpointEvery = 512;

/** Opens the ledger; damage is mended as far as it can be, and named. */
export async function openLedger(options: RecordOptions): Promise<Result<Ledger, StationError>> {
  const { folder, macKey } = options;
  const opened = await openRecord(options);
  if (!opened.ok) return opened;
  const { index, reached, tail, renewWitness, believed } = opened.value;
  const segments = openSegments(folder, tail, options.rollBytes);
  const witness = await openWitness(folder, macKey, reached, renewWitness);
  const check = createCheck(folder, macKey, {
    head: index.head(),
    believed,
    rests: options.rests,
    troubles: [
      ...index.state.gaps.map(({ from, to, cases, unknown }) => ({
        kind: 'lost' as const,
        from,
        to,
        cases,
        unknown,
      })),
      ...opened.value.troubles.filter(({ kind }) => kind !== 'lost'),
    ],
  });
  /** The newest entry on the disk, and the newest one handed in. */
  let durable = reached;
  let { seq: head, hash } = reached;
  let handed = new Map<string, number>();
  let waiting: Waiting[] = [];
  let writing: Promise<void> | undefined;
  let closed = false;
  let saved = believed;
  let saving: Promise<void> = Promise.resolve();

  const append: Ledger['append'] = (facts, body, key) => {
    if (closed || segments.broken()) return Promise.resolve(err({ kind: 'storageFailed' }));
    const { caseId = '' } = facts;
    const before = handed.get(caseId) ?? index.state.cases.get(caseId)?.last;
    const header: EntryHeader = {
      v: ledgerFormat,
      seq: head + 1,
      nonce: newNonce().toString('base64'),
      ...(before === undefined ? {} : { before }),
      ...facts,
    };
    const sealed = sealEntry(header, body, key, hash);
    if (sealed === undefined) return Promise.resolve(err({ kind: 'storageFailed' }));
    head = header.seq;
    ({ hash } = sealed);
    if (facts.caseId !== undefined) handed.set(facts.caseId, head);
    const entry = { ...sealed, header };
    return new Promise((done) => {
      waiting.push({ ...entry, done });
      writing ??= writeAll();
    });
  };

  /** Group commit: whatever came in while the disk was busy goes down with one fsync. */
  async function writeAll(): Promise<void> {
    await Promise.resolve();
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      let places: Place[];
      try {
        places = await segments.append(group.map(({ frame }) => frame));
      } catch (error) {
        // What came in meanwhile is chained to what did not get down, and goes the same way.
        const refused = [...group, ...waiting];
        waiting = [];
        handed = new Map();
        ({ seq: head, hash } = durable);
        for (const { done } of refused) done(err(storageError(error)));
        continue;
      }
      const newest = group.at(-1);
      if (newest !== undefined) durable = { seq: newest.header.seq, hash: newest.hash };
      witness.note(durable);
      for (const [i, { header, snapshotBytes, hash: own, done }] of group.entries()) {
        const place = places[i];
        if (place !== undefined) index.add(header, place, snapshotBytes);
        done(ok({ seq: header.seq, hash: own.toString('hex') }));
      }
    }
    handed = new Map();
    writing = undefined;
    if (index.head() - saved >= Math.max(checkpointEvery, saved >> 3)) void save();
  }

  /** Saves the index; one that cannot be saved only makes the next start read more. */
  function save(): Promise<void> {
    saved = index.head();
    saving = saving.then(async () => {
      const vitals = await Promise.all(index.state.stationSeqs.slice(-200).map(frameAt));
      await saveCheckpoint(folder, macKey, {
        state: index.state,
        anchor: durable,
        vitals: vitals.filter((frame) => frame !== undefined),
        // A power cut that took the witness and left the checkpoint would look like a witness put back.
        beforeWriting: witness.sync,
      });
    });
    saving = saving.catch(() => undefined);
    return saving;
  }

  async function frameAt(seq: number): Promise<Buffer | undefined> {
    const place = index.placeOf(seq);
    return place === undefined ? undefined : segments.read(place);
  }

  const read: Ledger['read'] = async (seq, keyFor) => {
    const frame = await frameAt(seq);
    return frame === undefined ? err({ kind: 'fileMissing' }) : openEntry(seq, frame, keyFor);
  };

  let closing: Promise<void> | undefined;
  async function closeAll(): Promise<void> {
    closed = true;
    await writing;
    await check.stop();
    await compaction.stop();
    if (!segments.broken() && index.head() > 0) await save();
    // Whoever closes may wipe the key now.
    else await saving;
    await segments.close();
    witness.close();
  }

  const compaction = createCompaction({ folder, macKey, index, segments, save });

  return ok({
    ...index.view,
    access: accessIndex(index.state),
    durableHead: index.head,
    append,
    read,
    headerAt: async (seq) => {
      const frame = await frameAt(seq);
      return frame === undefined ? undefined : headerIn(seq, frame);
    },
    hashAt: async (seq) => {
      if (seq === durable.seq) return durable.hash.toString('hex');
      return (await frameAt(seq))?.subarray(-hashBytes).toString('hex');
    },
    failed: () => segments.broken(),
    found: opened.value.troubles,
    check,
    verify: async () => {
      const integrity = await check.run(durable);
      if (integrity.state === 'damaged') {
        await writeFileDurably(join(folder, doubtFile), Buffer.alloc(0)).catch(() => undefined);
      }
      return integrity;
    },
    compaction,
    close: () => (closing ??= closeAll()),
  });
}
