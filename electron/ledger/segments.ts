/** The segment files of the ledger: found, read in order, verified, appended to and fsynced. */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { open, readdir, readFile, rename, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntryHeader } from '../../shared/ledger/entry';
import { segmentMagic } from '../../shared/ledger/entry';
import type { FrameProblem } from '../../shared/ledger/frame';
import { decodeFrame, decodePayload } from '../../shared/ledger/frame';
import { hasCode, makeFolderDurably, syncFolder } from './durable-file';

/** Where an entry lies. */
export type Place = { readonly segment: number; readonly offset: number; readonly size: number };

export type ScannedEntry = {
  readonly header: EntryHeader;
  readonly place: Place;
  readonly hash: Buffer;
};

/** What the scan at start found. */
export type Scan = {
  readonly entries: readonly ScannedEntry[];
  /** Bytes of a torn last entry that were cut off; such an entry was never acknowledged. */
  readonly tornBytes: number;
  /** Set when something cannot be read: the ledger must not be written to. `newer`: a newer program wrote it, whole. */
  readonly damage:
    { readonly segment: string; readonly offset: number; readonly newer?: true } | undefined;
};

const magicBytes = Buffer.from(segmentMagic, 'latin1');
const anyMagic = new RegExp(`^${segmentMagic.slice(0, -1)}[2-9]$`);
const rollBytes = 64 * 1024 * 1024;
export const firstHash = Buffer.alloc(32);

const nameOf = (segment: number) => `${String(segment).padStart(6, '0')}.seg`;

/** SHA-256 over the hash before and the payload: changing any entry changes every later hash. */
export function chainHash(previous: Uint8Array, payload: Uint8Array): Buffer {
  return createHash('sha256').update(previous).update(payload).digest();
}

/** Reads every segment below `folder`, verifying chain and order; a torn tail is set aside and cut. */
export async function scanSegments(folder: string): Promise<Scan> {
  await makeFolderDurably(folder);
  const names = (await readdir(folder)).filter((name) => /^\d{6}\.seg$/.test(name)).sort();
  const entries: ScannedEntry[] = [];
  let previous: Buffer = firstHash;
  let tornBytes = 0;
  for (const [index, name] of names.entries()) {
    const segment = index + 1;
    const path = join(folder, name);
    const bytes = await readFile(path);
    const isLast = index === names.length - 1;
    const damage = { segment: name, offset: 0 };
    if (nameOf(segment) !== name) return { entries, tornBytes, damage };
    if (bytes.byteLength < magicBytes.byteLength && isLast) {
      await cutTail(folder, path, bytes, 0);
      return { entries, tornBytes: bytes.byteLength, damage: undefined };
    }
    const magic = bytes.subarray(0, magicBytes.byteLength);
    if (!magic.equals(magicBytes)) {
      const newer = anyMagic.test(magic.toString('latin1')) ? { newer: true as const } : {};
      return { entries, tornBytes, damage: { ...damage, ...newer } };
    }
    let offset = magicBytes.byteLength;
    for (;;) {
      const frame = decodeFrame(bytes, offset);
      if (frame === undefined) break;
      const chained = frame.ok && chainHash(previous, frame.value.payload).equals(frame.value.hash);
      const read = chained ? decodePayload(frame.value.payload, decodeText) : undefined;
      if (!chained || read?.ok !== true || read.value.header.seq !== entries.length + 1) {
        // Bytes that are exactly those once written are never a torn tail, understood or not.
        if (chained) return { entries, tornBytes, damage: { segment: name, offset, newer: true } };
        const isTail =
          isLast && isTornTail(bytes, offset, frame.ok ? frame.value.size : frame.error);
        if (!isTail) return { entries, tornBytes, damage: { segment: name, offset } };
        tornBytes = bytes.byteLength - offset;
        await cutTail(folder, path, bytes, offset);
        break;
      }
      previous = Buffer.from(frame.value.hash);
      const place = { segment, offset, size: frame.value.size };
      entries.push({ header: read.value.header, place, hash: previous });
      offset += frame.value.size;
    }
  }
  return { entries, tornBytes, damage: undefined };
}

/** The last write, cut short by a power cut: too few bytes, bytes never written (zeros), or a hash that is not there yet. */
function isTornTail(bytes: Buffer, offset: number, found: number | FrameProblem): boolean {
  if (found === 'torn') return true;
  // A write of several entries may end in zeros inside any of them.
  if (found !== 'damaged') return isZero(bytes, offset + found);
  // The eight bytes of a length may themselves be cut in two by the end of a sector.
  const sectorEnd = (Math.floor(offset / 512) + 1) * 512;
  const isCutInTwo = sectorEnd - offset < 8 && sectorEnd < bytes.byteLength;
  return isZero(bytes, isCutInTwo ? sectorEnd : offset);
}

function isZero(bytes: Buffer, from: number): boolean {
  return bytes.subarray(from).every((byte) => byte === 0);
}

function decodeText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** The cut bytes are kept beside the segment: they were never acknowledged, but nothing is thrown away unseen. */
async function cutTail(folder: string, path: string, bytes: Buffer, offset: number): Promise<void> {
  const kept = await open(`${path}.torn-${String(offset)}`, 'w', 0o600);
  await kept.writeFile(bytes.subarray(offset));
  await kept.sync();
  await kept.close();
  if (offset === 0) await rename(path, `${path}.torn`);
  else await truncate(path, offset);
  await syncFolder(folder);
}

export type SegmentWriter = {
  /** Writes frames and answers after fsync where each one lies. Throws the disk's error after undoing; may be tried again. */
  readonly append: (frames: readonly Uint8Array[]) => Promise<Place[]>;
  /** Set when a write could not be undone: the disk may hold what was refused. */
  readonly broken: () => boolean;
  readonly read: (place: Place) => Promise<Buffer>;
  readonly close: () => Promise<void>;
};

/** Opens the last segment for appending, or the first one of a new ledger. */
export async function openSegments(
  folder: string,
  last: Place | undefined,
): Promise<SegmentWriter> {
  let segment = last?.segment ?? 1;
  let end = last === undefined ? magicBytes.byteLength : last.offset + last.size;
  let file = await openSegment(folder, segment);
  let broken = false;
  const readers = new Map<number, Promise<FileHandle>>();

  async function append(frames: readonly Uint8Array[]): Promise<Place[]> {
    if (end > rollBytes) {
      const next = await openSegment(folder, segment + 1);
      await file.close();
      segment += 1;
      file = next;
      end = magicBytes.byteLength;
    }
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

  async function read(place: Place): Promise<Buffer> {
    const reader = readers.get(place.segment) ?? open(join(folder, nameOf(place.segment)), 'r');
    readers.set(place.segment, reader);
    reader.catch(() => readers.delete(place.segment));
    const bytes = Buffer.alloc(place.size);
    const { bytesRead } = await (await reader).read(bytes, 0, place.size, place.offset);
    return bytes.subarray(0, bytesRead);
  }

  async function close(): Promise<void> {
    const reading = await Promise.all(readers.values());
    readers.clear();
    await Promise.all([file, ...reading].map((handle) => handle.close()));
  }

  return { append, broken: () => broken, read, close };
}

async function writeFully(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  let written = 0;
  while (written < bytes.byteLength) {
    const left = bytes.byteLength - written;
    written += (await file.write(bytes, written, left, at + written)).bytesWritten;
  }
}

async function openSegment(folder: string, segment: number): Promise<FileHandle> {
  const path = join(folder, nameOf(segment));
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  const file = await open(path, 'wx+', 0o600);
  try {
    await writeFully(file, magicBytes, 0);
    await file.sync();
    await syncFolder(folder);
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  return file;
}
