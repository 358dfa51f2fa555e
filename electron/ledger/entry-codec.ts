/** An entry as bytes: sealed and chained when it is written, opened and parsed when it is read. */
import type { StorageError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { caseSchema } from '../../shared/domain/case';
import type { EntryBody, EntryHeader, LedgerEntry } from '../../shared/ledger/entry';
import { entryBodySchema, entryHeaderSchema } from '../../shared/ledger/entry';
import { decodeFrame, encodeFrame, largestPayloadBytes } from '../../shared/ledger/frame';
import type { Payload } from '../../shared/ledger/payload';
import { encodePayload, splitPayload } from '../../shared/ledger/payload';
import { openPacked, openWith, sealPacked, sealWith } from '../vault/seal';
import { chainHash, parseJson } from './chain';

type KeyFor = (header: EntryHeader) => Promise<Result<Uint8Array, StorageError>>;

/** A frame ready to be written. */
export type SealedEntry = {
  readonly frame: Uint8Array;
  readonly hash: Buffer;
  readonly snapshotBytes: number;
};

const json = (value: unknown) => Buffer.from(JSON.stringify(value));

/** What the seal of a snapshot is bound to. */
export const snapshotBinding = (headerBytes: Uint8Array) =>
  Buffer.concat([Buffer.from('snapshot/'), headerBytes]);

/** Seals an entry and chains it to `previous`; nothing when it could not be read again. */
export function sealEntry(
  header: EntryHeader,
  { snapshot, ...body }: EntryBody,
  key: Uint8Array,
  previous: Uint8Array,
): SealedEntry | undefined {
  const readable =
    entryHeaderSchema.safeParse(header).success &&
    entryBodySchema.safeParse(body).success &&
    (snapshot === undefined || caseSchema.safeParse(snapshot).success);
  if (!readable) return undefined;
  const headerBytes = json(header);
  const sealed = sealWith(key, Buffer.from(header.nonce, 'base64'), headerBytes, json(body));
  const sealedSnapshot =
    snapshot === undefined
      ? undefined
      : sealPacked(key, snapshotBinding(headerBytes), json(snapshot));
  const payload: Payload = {
    kind: 'entry',
    previous,
    headerBytes,
    body: { dropped: false, bytes: sealed },
    snapshot: sealedSnapshot && { dropped: false, bytes: sealedSnapshot },
  };
  const bytes = encodePayload(payload);
  if (bytes.byteLength > largestPayloadBytes) return undefined;
  const hash = chainHash(previous, payload);
  const snapshotBytes = sealedSnapshot?.byteLength ?? 0;
  return { frame: encodeFrame(bytes, hash), hash, snapshotBytes };
}

type Taken = {
  readonly header: EntryHeader;
  readonly payload: Exclude<Payload, { kind: 'gap' }>;
  readonly hash: string;
};

/** Takes the frame of entry `seq` apart, and opens nothing. */
function takeApart(seq: number, bytes: Uint8Array): Taken | undefined {
  const frame = decodeFrame(bytes, 0);
  if (frame?.ok !== true) return undefined;
  const [current, first] = ([2, 1] as const).map((format) => {
    const payload = splitPayload(format, frame.value.payload);
    return payload !== undefined && payload.kind !== 'gap' && isHeader(payload.headerBytes)
      ? payload
      : undefined;
  });
  const payload = current ?? first;
  if (payload === undefined) return undefined;
  const header = entryHeaderSchema.safeParse(parseJson(payload.headerBytes));
  if (!header.success || header.data.seq !== seq) return undefined;
  return { header: header.data, payload, hash: Buffer.from(frame.value.hash).toString('hex') };
}

/** The clear header of entry `seq`, also of one whose body was dropped. */
export function headerIn(seq: number, bytes: Uint8Array): EntryHeader | undefined {
  return takeApart(seq, bytes)?.header;
}

/** Opens entry `seq` from its frame; `fileMissing` when its body was dropped. */
export async function openEntry(
  seq: number,
  bytes: Uint8Array,
  keyFor: KeyFor,
): Promise<Result<LedgerEntry, StorageError>> {
  const taken = takeApart(seq, bytes);
  if (taken === undefined) return err({ kind: 'fileDamaged' });
  const { header, payload, hash } = taken;
  if (payload.body.dropped) return err({ kind: 'fileMissing' });
  const key = await keyFor(header);
  if (!key.ok) return key;
  const nonce = Buffer.from(header.nonce, 'base64');
  const plain = openWith(key.value, nonce, payload.headerBytes, payload.body.bytes);
  const body = entryBodySchema.safeParse(plain && parseJson(plain));
  if (!body.success) return err({ kind: 'fileDamaged' });
  const sealed = payload.kind === 'entry' ? payload.snapshot : undefined;
  if (sealed === undefined || sealed.dropped) {
    return ok({ header, body: body.data, hash });
  }
  const kept = openPacked(key.value, snapshotBinding(payload.headerBytes), sealed.bytes);
  const snapshot = caseSchema.safeParse(kept && parseJson(kept));
  if (!snapshot.success) return err({ kind: 'fileDamaged' });
  return ok({ header, body: { ...body.data, snapshot: snapshot.data }, hash });
}

const openingBrace = 0x7b;
const isHeader = (bytes: Uint8Array) => bytes[0] === openingBrace;
