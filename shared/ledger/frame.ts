/** The frame around every ledger entry of any format: u32 length and its check, payload, 32-byte chain hash. */
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';

/** Longest payload of one entry in bytes; a longer length field means damage, not an entry. */
export const largestPayloadBytes = 8 * 1024 * 1024;
export const hashBytes = 32;
export const lengthBytes = 8;

/** A second copy of the length, masked: a flipped bit in a length must not make the rest look like a torn tail. */
const lengthMask = 0x5a5a5a5a;

/** Bytes of a frame with the shortest payload. */
export const shortestFrameBytes = lengthBytes + 2 + hashBytes;

/** Whether a length and its check stand at `at`; eight bytes have to be there. */
export function isLengthAt(view: DataView, at: number): boolean {
  return (view.getUint32(at, true) ^ view.getUint32(at + 4, true)) === lengthMask;
}

export type Frame = {
  readonly payload: Uint8Array;
  readonly hash: Uint8Array;
  /** Bytes of the whole frame in the segment. */
  readonly size: number;
};

/** `torn`: the file ends inside the frame; `damaged`: the bytes cannot be a frame. */
export type FrameProblem = 'torn' | 'damaged';

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
  if (!isLengthAt(view, offset) || length < 2 || length > largestPayloadBytes)
    return err('damaged');
  const size = lengthBytes + length + hashBytes;
  if (left < size) return err('torn');
  const start = offset + lengthBytes;
  return ok({
    payload: bytes.subarray(start, start + length),
    hash: bytes.subarray(start + length, offset + size),
    size,
  });
}
