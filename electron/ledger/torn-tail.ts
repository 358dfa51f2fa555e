/** Tells a write that was cut short from bytes that were damaged later. */
import { magicBytes } from './segment-files';
import type { Stop } from './walk';

/** The last write, cut short by a power cut: too few bytes, bytes never written (zeros), or a hash that is not there yet. */
export function isTornTail(bytes: Buffer, { problem, offset, size }: Stop): boolean {
  if (problem === 'torn') return true;
  if (problem === 'notASegment') return bytes.byteLength <= magicBytes && isZero(bytes, 0);
  if (problem !== 'damaged') return false;
  // A write of several entries may end in zeros inside any of them.
  if (size !== undefined) return isZero(bytes, offset + size);
  // The eight bytes of a length may themselves be cut in two by the end of a sector.
  const sectorEnd = (Math.floor(offset / 512) + 1) * 512;
  const isCutInTwo = sectorEnd - offset < 8 && sectorEnd < bytes.byteLength;
  return isZero(bytes, isCutInTwo ? sectorEnd : offset);
}

function isZero(bytes: Buffer, from: number): boolean {
  return bytes.subarray(from).every((byte) => byte === 0);
}
