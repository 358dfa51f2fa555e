/** The chain: what the hash of an entry covers, and whether bytes at a place are the entry that belongs there. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { EntryHeader, Gap, LedgerFormat } from '../../shared/ledger/entry';
import { entryHeaderSchema, gapSchema } from '../../shared/ledger/entry';
import { decodeFrame, encodeFrame, hashBytes } from '../../shared/ledger/frame';
import type { Part, Payload } from '../../shared/ledger/payload';
import { encodePayload, splitPayload } from '../../shared/ledger/payload';

/** What the first entry is chained to. */
export const firstHash = Buffer.alloc(hashBytes);

const nothing = Buffer.alloc(hashBytes);
const secondFormat = Buffer.from('ESLEDGR2');

const sha256 = (...pieces: readonly Uint8Array[]) => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
};

/** Digest of a part, whether it is still there or only its digest is. */
export function digestOf(part: Part): Uint8Array {
  return part.dropped ? part.bytes : sha256(part.bytes);
}

/** The hash of an entry after `previous`; a gap has none of its own. */
export function chainHash(
  previous: Uint8Array,
  payload: Exclude<Payload, { kind: 'gap' }>,
): Buffer {
  if (payload.kind === 'first') return sha256(previous, payload.payload);
  const { headerBytes, body, snapshot } = payload;
  const last = snapshot === undefined ? nothing : digestOf(snapshot);
  return sha256(secondFormat, previous, sha256(headerBytes), digestOf(body), last);
}

function gapMac(key: Uint8Array, previous: Uint8Array, gapBytes: Uint8Array, next: Uint8Array) {
  return createHmac('sha256', key).update(previous).update(next).update(gapBytes).digest();
}

/** The frame of a gap between two hashes; the next entry is chained to `next`. */
export function encodeGap(
  key: Uint8Array,
  previous: Uint8Array,
  gap: Gap,
  next: Uint8Array,
): Uint8Array {
  const gapBytes = Buffer.from(JSON.stringify(gap));
  const mac = gapMac(key, previous, gapBytes, next);
  return encodeFrame(encodePayload({ kind: 'gap', previous, gapBytes, mac }), next);
}

/** A frame that was read and holds together; `payload` and `hash` lie in the bytes it was read from. */
export type Link = {
  readonly size: number;
  readonly hash: Uint8Array;
  readonly previous: Uint8Array;
  readonly payload: Payload;
} & (
  | { readonly header: EntryHeader; readonly gap?: undefined }
  | { readonly header?: undefined; readonly gap: Gap }
);

/**
 * `torn`: the bytes end inside it; `damaged`: not what was written; `unlinked`: whole, but it belongs to another
 * place; `newer`: exactly what was written, by a program that knows more.
 */
export type LinkProblem = {
  readonly problem: 'torn' | 'damaged' | 'unlinked' | 'newer';
  /** Size of the frame when its length can be read. */
  readonly size?: number;
};

/** The number of the first and of the last entry that a link stands for. */
export const rangeOf = (link: Link): { from: number; to: number } =>
  link.gap === undefined ? { from: link.header.seq, to: link.header.seq } : link.gap;

/**
 * Reads the frame at `offset` and verifies it against `previous`, or, when that is not known, against what the bytes
 * themselves say was before. Gaps are believed only with the station's key. Nothing at the very end.
 */
export function readLink(
  format: LedgerFormat,
  bytes: Uint8Array,
  offset: number,
  previous: Uint8Array | undefined,
  macKey: Uint8Array | undefined,
): Link | LinkProblem | undefined {
  const frame = decodeFrame(bytes, offset);
  if (frame === undefined) return undefined;
  if (!frame.ok) return { problem: frame.error };
  const { size, hash } = frame.value;
  const damaged = { problem: 'damaged', size } as const;
  const payload = splitPayload(format, frame.value.payload);
  if (payload === undefined) return damaged;
  // In format 1 the hash before is the end of the frame before.
  const said =
    payload.previous ??
    (offset > hashBytes ? bytes.subarray(offset - hashBytes, offset) : firstHash);
  const before = payload.previous ?? previous ?? said;
  const whole =
    payload.kind === 'gap'
      ? isOurGap(payload, hash, macKey)
      : chainHash(before, payload).equals(hash);
  if (!whole) return damaged;
  if (previous !== undefined && !same(before, previous)) return { problem: 'unlinked', size };
  const facts = { size, hash, previous: before, payload };
  if (payload.kind === 'gap') {
    const gap = gapSchema.safeParse(parseJson(payload.gapBytes));
    return gap.success ? { ...facts, gap: gap.data } : { problem: 'newer', size };
  }
  const header = entryHeaderSchema.safeParse(parseJson(payload.headerBytes));
  return header.success ? { ...facts, header: header.data } : { problem: 'newer', size };
}

/** Whether the station wrote this gap before `hash`; believed without its key. */
export function isOurGap(
  { previous, gapBytes, mac }: Extract<Payload, { kind: 'gap' }>,
  hash: Uint8Array,
  macKey: Uint8Array | undefined,
): boolean {
  if (previous === undefined) return false;
  return macKey === undefined || timingSafeEqual(gapMac(macKey, previous, gapBytes, hash), mac);
}

/** Whether two hashes are the same. */
export function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/** What the bytes say; nothing when they are no JSON in UTF-8. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
