/** The ledger: every acknowledged command is one sealed, chained entry, fsynced before it is acknowledged. */
import type { CaseState } from '../../shared/domain/case';
import type { StorageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { EntryBody, EntryHeader, LedgerEntry } from '../../shared/ledger/entry';
import { entryBodySchema, entryHeaderSchema } from '../../shared/ledger/entry';
import {
  decodeFrame,
  decodePayload,
  encodeFrame,
  encodePayload,
  largestPayloadBytes,
} from '../../shared/ledger/frame';
import { newNonce, openWith, sealWith } from '../vault/seal';
import type { AccessIndex } from './access-index';
import { createAccessIndex } from './access-index';
import { storageError } from './blob-store';
import type { Place, Scan } from './segments';
import { chainHash, firstHash, openSegments } from './segments';

/** Everything of a header that the caller decides. */
export type HeaderFacts = Pick<
  EntryHeader,
  | 'id'
  | 'caseId'
  | 'state'
  | 'openPapers'
  | 'unsent'
  | 'drawn'
  | 'audit'
  | 'owner'
  | 'shared'
  | 'feedCursor'
>;

/** What is known of a case without opening anything. */
export type CaseIndex = {
  readonly state: CaseState;
  readonly openPapers: number;
  readonly unsent: boolean;
  /** Sequence numbers of its entries, oldest first. */
  readonly seqs: number[];
};

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
  ) => Promise<Result<{ seq: number }, StorageError>>;
  readonly read: (
    seq: number,
    keyFor: (header: EntryHeader) => Promise<Result<Uint8Array, StorageError>>,
  ) => Promise<Result<LedgerEntry, StorageError>>;
  readonly cases: ReadonlyMap<string, CaseIndex>;
  /** Whose each case was when. */
  readonly access: Pick<AccessIndex, 'at' | 'turns'>;
  /** Entries that may change what the station knows of itself; those that only bear witness are left out. */
  readonly stationSeqs: readonly number[];
  readonly lastDrawn: ReadonlyMap<string, number>;
  readonly feedCursor: () => number;
  /** Set when a failed write could not be undone: the disk may be ahead of memory, which is to be rebuilt by opening again. */
  readonly failed: () => boolean;
  readonly close: () => Promise<void>;
};

type Waiting = {
  readonly frame: Uint8Array;
  readonly hash: Buffer;
  readonly header: EntryHeader;
  readonly done: (result: Result<{ seq: number }, StorageError>) => void;
};

/** Opens the ledger below `folder` from what the scan found; the scan must show no damage. */
export async function openLedger(folder: string, scan: Scan): Promise<Ledger> {
  const places: Place[] = scan.entries.map(({ place }) => place);
  const segments = await openSegments(folder, places.at(-1));
  const cases = new Map<string, CaseIndex>();
  const access = createAccessIndex();
  const stationSeqs: number[] = [];
  const lastDrawn = new Map<string, number>();
  let cursor = 0;
  /** The newest entry on the disk, and the newest one handed in. */
  let durableHash: Buffer = scan.entries.at(-1)?.hash ?? firstHash;
  let hash = durableHash;
  let head = places.length;
  let waiting: Waiting[] = [];
  let writing: Promise<void> | undefined;
  let closed = false;

  function index(header: EntryHeader): void {
    access.note(header);
    if (header.caseId === undefined) {
      if (header.audit === undefined) stationSeqs.push(header.seq);
    } else {
      const seqs = cases.get(header.caseId)?.seqs ?? [];
      seqs.push(header.seq);
      cases.set(header.caseId, {
        state: header.state ?? 'draft',
        openPapers: header.openPapers ?? 0,
        unsent: header.unsent === true || header.state === 'queued',
        seqs,
      });
    }
    for (const { blockId, serial } of header.drawn ?? []) {
      lastDrawn.set(blockId, Math.max(serial, lastDrawn.get(blockId) ?? 0));
    }
    // The last word counts, not the highest: a platform restored from a back-up is followed back.
    cursor = header.feedCursor ?? cursor;
  }
  for (const { header } of scan.entries) index(header);

  const append: Ledger['append'] = (facts, body, key) => {
    if (closed || segments.broken()) return Promise.resolve(err({ kind: 'storageFailed' }));
    const nonce = newNonce();
    const header: EntryHeader = {
      v: 1,
      seq: head + 1,
      nonce: nonce.toString('base64'),
      ...facts,
    };
    const headerBytes = Buffer.from(JSON.stringify(header));
    const sealed = sealWith(key, nonce, headerBytes, Buffer.from(JSON.stringify(body)));
    const payload = encodePayload(headerBytes, sealed);
    const readable =
      payload.byteLength <= largestPayloadBytes &&
      entryHeaderSchema.safeParse(header).success &&
      entryBodySchema.safeParse(body).success;
    if (!readable) return Promise.resolve(err({ kind: 'storageFailed' }));
    head = header.seq;
    hash = chainHash(hash, payload);
    const entry = { frame: encodeFrame(payload, hash), hash, header };
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
      try {
        places.push(...(await segments.append(group.map(({ frame }) => frame))));
      } catch (error) {
        // What came in meanwhile is chained to what did not get down, and goes the same way.
        const refused = [...group, ...waiting];
        waiting = [];
        head = places.length;
        hash = durableHash;
        for (const { done } of refused) done(err(storageError(error)));
        continue;
      }
      durableHash = group.at(-1)?.hash ?? durableHash;
      for (const { header, done } of group) {
        index(header);
        done(ok({ seq: header.seq }));
      }
    }
    writing = undefined;
  }

  const read: Ledger['read'] = async (seq, keyFor) => {
    const place = places[seq - 1];
    if (place === undefined) return err({ kind: 'fileMissing' });
    const frame = decodeFrame(await segments.read(place), 0);
    if (frame?.ok !== true) return err({ kind: 'fileDamaged' });
    const payload = decodePayload(frame.value.payload, (bytes) => new TextDecoder().decode(bytes));
    if (!payload.ok) return err({ kind: 'fileDamaged' });
    const { header, headerBytes, sealedBody } = payload.value;
    const key = await keyFor(header);
    if (!key.ok) return key;
    const plain = openWith(key.value, Buffer.from(header.nonce, 'base64'), headerBytes, sealedBody);
    const body = plain === undefined ? undefined : parseBody(plain);
    if (body === undefined) return err({ kind: 'fileDamaged' });
    return ok({ header, body, hash: Buffer.from(frame.value.hash).toString('hex') });
  };

  return {
    durableHead: () => places.length,
    append,
    read,
    cases,
    access,
    stationSeqs,
    lastDrawn,
    feedCursor: () => cursor,
    failed: () => segments.broken(),
    close: async () => {
      closed = true;
      await writing;
      await segments.close();
    },
  };
}

function parseBody(plain: Buffer): EntryBody | undefined {
  try {
    const parsed = entryBodySchema.safeParse(JSON.parse(plain.toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
