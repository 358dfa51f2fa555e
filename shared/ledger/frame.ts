/** The bytes of a ledger entry: u32 length and its check, payload, 32-byte chain hash; payload is u16 header length, header JSON, sealed body. */
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';
import type { EntryHeader } from './entry';
import { entryHeaderSchema } from './entry';

/** Longest payload of one entry in bytes; a longer length field means damage, not an entry. */
export const largestPayloadBytes = 8 * 1024 * 1024;
export const hashBytes = 32;
const lengthBytes = 8;

/** A second copy of the length, masked: a flipped bit in a length must not make the rest look like a torn tail. */
const lengthMask = 0x5a5a5a5a;

export type Frame = {
  readonly payload: Uint8Array;
  readonly hash: Uint8Array;
  /** Bytes of the whole frame in the segment. */
  readonly size: number;
};

/** `torn`: the file ends inside the frame; `damaged`: the bytes cannot be a frame. */
export type FrameProblem = 'torn' | 'damaged';

/** Puts header text and sealed body into one payload. */
export function encodePayload(header: Uint8Array, sealedBody: Uint8Array): Uint8Array {
  const payload = new Uint8Array(2 + header.byteLength + sealedBody.byteLength);
  new DataView(payload.buffer).setUint16(0, header.byteLength, true);
  payload.set(header, 2);
  payload.set(sealedBody, 2 + header.byteLength);
  return payload;
}

/** Puts a payload and its chain hash into the bytes that go to the segment. */
export function encodeFrame(payload: Uint8Array, hash: Uint8Array): Uint8Array {
  const frame = new Uint8Array(lengthBytes + payload.byteLength + hashBytes);
  const view = new DataView(frame.buffer);
  view.setUint32(0, payload.byteLength, true);
  view.setUint32(4, (payload.byteLength ^ lengthMask) >>> 0, true);
  frame.set(payload, lengthBytes);
  frame.set(hash, lengthBytes + payload.byteLength);
  return frame;
}

/** Reads the frame that starts at `offset`; nothing at the very end of the bytes. */
export function decodeFrame(
  bytes: Uint8Array,
  offset: number,
): Result<Frame, FrameProblem> | undefined {
  const left = bytes.byteLength - offset;
  if (left === 0) return undefined;
  if (left < lengthBytes) return err('torn');
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const length = view.getUint32(offset, true);
  const check = (view.getUint32(offset + 4, true) ^ lengthMask) >>> 0;
  if (length !== check || length < 2 || length > largestPayloadBytes) return err('damaged');
  const size = lengthBytes + length + hashBytes;
  if (left < size) return err('torn');
  const start = offset + lengthBytes;
  return ok({
    payload: bytes.subarray(start, start + length),
    hash: bytes.subarray(start + length, offset + size),
    size,
  });
}

/** The parts of a payload: clear header (parsed, and as the bytes that the seal covers) and sealed body. */
export function decodePayload(
  payload: Uint8Array,
  decodeText: (bytes: Uint8Array) => string,
): Result<{ header: EntryHeader; headerBytes: Uint8Array; sealedBody: Uint8Array }, 'damaged'> {
  const length = new DataView(payload.buffer, payload.byteOffset).getUint16(0, true);
  if (2 + length > payload.byteLength) return err('damaged');
  const headerBytes = payload.subarray(2, 2 + length);
  let json: unknown;
  try {
    json = JSON.parse(decodeText(headerBytes));
  } catch {
    return err('damaged');
  }
  const header = entryHeaderSchema.safeParse(json);
  if (!header.success) return err('damaged');
  return ok({ header: header.data, headerBytes, sealedBody: payload.subarray(2 + length) });
}
