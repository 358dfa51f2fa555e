/** Walks through segments in order, verifying each entry against the one before, and stops where that fails. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { LedgerFormat } from '../../shared/ledger/entry';
import { largestPayloadBytes } from '../../shared/ledger/frame';
import type { Link, LinkProblem } from './chain';
import { rangeOf, readLink } from './chain';
import type { Place } from './entry-index';
import { formatOf, magicBytes, segmentName } from './segment-files';
import type { Anchor } from './witness';

export type Step = { readonly link: Link; readonly place: Place };

/** Where a walk ended before the end, and why. */
export type Stop = {
  readonly segment: number;
  readonly offset: number;
  /** `missing`: there is no such segment; `misplaced`: it is whole, but its number is not the next one. */
  readonly problem: LinkProblem['problem'] | 'missing' | 'misplaced' | 'notASegment';
  readonly size?: number | undefined;
};

/** Bytes read at once; a longer entry is read whole. */
const chunkBytes = 1024 * 1024;
const longestFrame = largestPayloadBytes + 64;

export type Walked = {
  /** The next entry has number `seq + 1` and is chained to `hash`. */
  readonly reached: Anchor;
  /** Where the segment's whole entries end. */
  readonly end: number;
  readonly format: LedgerFormat | undefined;
  readonly stop: Stop | undefined;
};

/**
 * Walks one segment from `offset`. `onStep` sees each verified entry; `pause` is awaited after each megabyte. Bytes
 * are valid only during the call.
 */
export async function walkSegment(
  folder: string,
  segment: number,
  from: { readonly reached: Anchor; readonly offset?: number },
  options: {
    readonly macKey: Uint8Array | undefined;
    readonly onStep: (step: Step) => void;
    readonly pause?: () => Promise<void>;
  },
): Promise<Walked> {
  const file = await open(join(folder, segmentName(segment)), 'r');
  try {
    const { size: length } = await file.stat();
    const first = Buffer.alloc(magicBytes);
    const { bytesRead } = await file.read(first, 0, magicBytes, 0);
    const format = formatOf(first.subarray(0, bytesRead));
    let { reached } = from;
    let offset = from.offset ?? magicBytes;
    const stopped = (problem: Stop['problem'], at: number, size?: number): Walked => ({
      reached,
      end: at,
      format: format === 'newer' ? undefined : format,
      stop: { segment, offset: at, problem, size },
    });
    if (bytesRead < magicBytes) return stopped('torn', 0);
    if (format === undefined) return stopped('notASegment', 0);
    if (format === 'newer') return stopped('newer', 0);
    let wanted = chunkBytes;
    let bytes = Buffer.alloc(0);
    while (offset < length) {
      const size = Math.min(wanted, length - offset);
      // One for the whole walk: hundreds of them would lie about until they are collected.
      if (bytes.byteLength < size) bytes = Buffer.allocUnsafe(size);
      const read = (await file.read(bytes, 0, size, offset)).bytesRead;
      const isAll = offset + read >= length;
      let at = 0;
      for (;;) {
        const found = readLink(format, bytes.subarray(0, read), at, reached.hash, options.macKey);
        if (found === undefined) break;
        if ('problem' in found) {
          if (found.problem !== 'torn' || isAll || wanted > longestFrame) {
            return stopped(found.problem, offset + at, found.size);
          }
          break;
        }
        const { from: first, to } = rangeOf(found);
        if (first !== reached.seq + 1) return stopped('misplaced', offset + at, found.size);
        options.onStep({ link: found, place: { segment, offset: offset + at, size: found.size } });
        reached = { seq: to, hash: Buffer.from(found.hash) };
        at += found.size;
      }
      // An entry longer than what was read at once.
      wanted = at === 0 ? wanted * 4 : chunkBytes;
      offset += at;
      if (options.pause !== undefined) await options.pause();
    }
    return { reached, end: offset, format, stop: undefined };
  } finally {
    await file.close();
  }
}
