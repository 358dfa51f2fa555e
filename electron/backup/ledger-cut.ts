/** How far the ledger may be copied: up to the end of the entry that was the newest on the disk, never into one under way. */
import { decodeFrame } from '../../shared/ledger/frame';
import { magicBytes } from '../ledger/segment-files';

/** The end of the entry with this chain hash; nothing when it is not in these bytes. */
export function endOfEntry(segment: Uint8Array, hash: string): number | undefined {
  let offset = magicBytes;
  for (;;) {
    const frame = offset < segment.byteLength ? decodeFrame(segment, offset) : undefined;
    if (frame?.ok !== true) return undefined;
    offset += frame.value.size;
    if (Buffer.from(frame.value.hash).toString('hex') === hash) return offset;
  }
}
