/** Appends to the newest segment with fsync and reads entries from any of them. */
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from './entry-index';
import { magicBytes, openSegment, segmentName, writeFully } from './segment-files';

const rollBytes = 64 * 1024 * 1024;

export type SegmentWriter = {
  /** Writes frames and answers after fsync where each one lies. Throws the disk's error after undoing; may be tried again. */
  readonly append: (frames: readonly Uint8Array[]) => Promise<Place[]>;
  /** Set when a write could not be undone: the disk may hold what was refused. */
  readonly broken: () => boolean;
  readonly read: (place: Place) => Promise<Buffer>;
  /** The segment that is appended to; every other one is finished. */
  readonly current: () => number;
  /**
   * Puts another file in the place of a finished segment: readers keep the old one until `replace` has resolved,
   * and `then` runs in the same moment in which they change over.
   */
  readonly exchange: (
    segment: number,
    replace: () => Promise<void>,
    then: () => void,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Goes on after `last`, or in a new segment where that one is finished or of an older format. */
export function openSegments(
  folder: string,
  last: { readonly segment: number; readonly end: number; readonly finished: boolean },
  rollAt = rollBytes,
): SegmentWriter {
  let { segment, end } = last;
  let current: FileHandle | undefined;
  let finished = last.finished;
  let broken = false;
  const readers = new Map<number, Promise<FileHandle>>();

  async function tail(): Promise<FileHandle> {
    if (!finished && end <= rollAt) return (current ??= await openSegment(folder, segment));
    const next = await openSegment(folder, segment + 1);
    await current?.close();
    segment += 1;
    finished = false;
    end = magicBytes;
    current = next;
    return next;
  }

  async function append(frames: readonly Uint8Array[]): Promise<Place[]> {
    const file = await tail();
    const bytes = Buffer.concat(frames);
    try {
      await writeFully(file, bytes, end);
      await file.datasync();
    } catch (error) {
      await file.truncate(end).catch(() => (broken = true));
      throw error;
    }
    return frames.map((frame) => {
      const place = { segment, offset: end, size: frame.byteLength };
      end += frame.byteLength;
      return place;
    });
  }

  function readerOf(number: number): Promise<FileHandle> {
    const known = readers.get(number);
    if (known !== undefined) return known;
    const reader = open(join(folder, segmentName(number)), 'r');
    readers.set(number, reader);
    reader.catch(() => readers.delete(number));
    return reader;
  }

  async function read(place: Place): Promise<Buffer> {
    const reader = await readerOf(place.segment);
    const bytes = Buffer.alloc(place.size);
    const { bytesRead } = await reader.read(bytes, 0, place.size, place.offset);
    return bytes.subarray(0, bytesRead);
  }

  const exchange: SegmentWriter['exchange'] = async (number, replace, then) => {
    const old = await readerOf(number);
    await replace();
    readers.delete(number);
    then();
    // Waits for the reads that are under way.
    await old.close();
  };

  async function close(): Promise<void> {
    const reading = await Promise.all(readers.values());
    readers.clear();
    const writer = current === undefined ? [] : [current];
    current = undefined;
    await Promise.all([...writer, ...reading].map((handle) => handle.close()));
  }

  return { append, broken: () => broken, read, current: () => segment, exchange, close };
}
