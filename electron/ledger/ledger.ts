/** The ledger: every acknowledged command is one sealed, chained entry, fsynced before it is acknowledged. */
import type { CaseState } from '../../shared/domain/case';
import type { StorageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { EntryBody, EntryHeader, LedgerEntry } from '../../shared/ledger/entry';
import { entryBodySchema } from '../../shared/ledger/entry';
import { decodeFrame, decodePayload, encodeFrame, encodePayload } from '../../shared/ledger/frame';
import { newNonce, openWith, sealWith } from '../vault/seal';
import { storageError } from './blob-store';
import type { Place, Scan } from './segments';
import { chainHash, firstHash, openSegments } from './segments';

/** Everything of a header that the caller decides. */
export type HeaderFacts = Pick<
  EntryHeader,
  'id' | 'caseId' | 'state' | 'openPapers' | 'drawn' | 'feedCursor'
>;

/** What is known of a case without opening anything. */
export type CaseIndex = {
  readonly state: CaseState;
  readonly openPapers: number;
  /** Sequence numbers of its entries, oldest first. */
  readonly seqs: number[];
};

export type Ledger = {
  /** The newest number that is on the disk; what readers may see. */
  readonly durableHead: () => number;
  /** Appends one entry. Number and place in the chain are fixed at the call; resolves when it is on the disk. */
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
  readonly stationSeqs: readonly number[];
  readonly lastDrawn: ReadonlyMap<string, number>;
  readonly feedCursor: () => number;
  /** Set after a failed write: memory is ahead of the disk and must be rebuilt by opening again. */
  readonly failed: () => boolean;
  readonly close: () => Promise<void>;
};

type Waiting = {
  readonly frame: Buffer | Uint8Array;
  readonly seq: number;
  readonly done: (result: Result<{ seq: number }, StorageError>) => void;
};

/** Opens the ledger below `folder` from what the scan found; the scan must show no damage. */
export async function openLedger(folder: string, scan: Scan): Promise<Ledger> {
  const places: Place[] = scan.entries.map(({ place }) => place);
  const segments = await openSegments(folder, places.at(-1));
  const cases = new Map<string, CaseIndex>();
  const stationSeqs: number[] = [];
  const lastDrawn = new Map<string, number>();
  let cursor = 0;
  let head = 0;
  let hash: Buffer = scan.entries.at(-1)?.hash ?? firstHash;
  let waiting: Waiting[] = [];
  let writing: Promise<void> | undefined;
  let failed = false;

  function index(header: EntryHeader): void {
    head = header.seq;
    if (header.caseId === undefined) stationSeqs.push(header.seq);
    else {
      const seqs = cases.get(header.caseId)?.seqs ?? [];
      seqs.push(header.seq);
      cases.set(header.caseId, {
        state: header.state ?? 'draft',
        openPapers: header.openPapers ?? 0,
        seqs,
      });
    }
    for (const { blockId, serial } of header.drawn ?? []) {
      lastDrawn.set(blockId, Math.max(serial, lastDrawn.get(blockId) ?? 0));
    }
    cursor = Math.max(cursor, header.feedCursor ?? 0);
  }
  for (const { header } of scan.entries) index(header);

  const append: Ledger['append'] = (facts, body, key) => {
    if (failed) return Promise.resolve(err({ kind: 'storageFailed' }));
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
    hash = chainHash(hash, payload);
    const frame = encodeFrame(payload, hash);
    index(header);
    return new Promise((done) => {
      waiting.push({ frame, seq: header.seq, done });
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
        if (failed) throw new Error('An earlier write failed');
        places.push(...(await segments.append(group.map(({ frame }) => frame))));
        for (const { seq, done } of group) done(ok({ seq }));
      } catch (error) {
        failed = true;
        for (const { done } of group) done(err(storageError(error)));
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
    stationSeqs,
    lastDrawn,
    feedCursor: () => cursor,
    failed: () => failed,
    close: async () => {
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
