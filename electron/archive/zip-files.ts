/** Files of a zip, read one at a time and bounded: a bomb, a link or an overlapping entry is never unpacked. */
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { FoundFile, FoundFiles } from './found-files';
import type { NameEncoding, ZipEntry } from './zip-directory';
import { readAt, readZipDirectory } from './zip-directory';

const inflate = promisify(inflateRaw);

/** Largest file that is unpacked; a whole case of 500 pages stays below. */
const mostFileBytes = 1024 * 1024 * 1024;
/** No text of a package is packed tighter; small files may be anything. */
const mostRatio = 200;
const smallBytes = 1024 * 1024;

const localSignature = 0x04034b50;
const localBytes = 30;
const stored = 0;
const deflated = 8;

/** What is in the zip; nothing when it is none, or its directory cannot be believed. */
export async function openZipFiles(
  path: string,
  otherwise?: NameEncoding,
): Promise<FoundFiles | undefined> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  const { size } = await file.stat();
  const entries = await readZipDirectory(file, size, otherwise).catch(() => undefined);
  if (entries === undefined || overlap(entries)) {
    await file.close();
    return undefined;
  }
  return {
    files: entries.map((entry): FoundFile => ({
      path: entry.name.normalize('NFC'),
      bytes: entry.bytes,
      read: () => readEntry(file, entry).catch(() => undefined),
    })),
    close: () => file.close(),
  };
}

/** Entries that share bytes unpack to far more than the file holds. */
function overlap(entries: readonly ZipEntry[]): boolean {
  const sorted = entries.toSorted((a, b) => a.offset - b.offset);
  return sorted.some(({ offset, packedBytes }, index) => {
    const next = sorted[index + 1];
    return next !== undefined && offset + localBytes + packedBytes > next.offset;
  });
}

async function readEntry(file: FileHandle, entry: ZipEntry): Promise<Buffer | undefined> {
  const { packedBytes, bytes, method, isEncrypted, isLink, offset, rawName } = entry;
  const isBomb = bytes > smallBytes && bytes > packedBytes * mostRatio;
  if (isEncrypted || isLink || isBomb || bytes > mostFileBytes) return undefined;
  const head = await readAt(file, offset, localBytes);
  if (head.length < localBytes || head.readUInt32LE(0) !== localSignature) return undefined;
  const nameBytes = head.readUInt16LE(26);
  const told = await readAt(file, offset + localBytes, nameBytes);
  // A reader that goes by the local names must see the same file.
  if (!told.equals(rawName)) return undefined;
  const at = offset + localBytes + nameBytes + head.readUInt16LE(28);
  const packed = await readAt(file, at, packedBytes);
  if (packed.length !== packedBytes) return undefined;
  const plain =
    method === stored
      ? packed
      : method === deflated
        ? await inflate(packed, { maxOutputLength: Math.max(1, bytes) })
        : undefined;
  return plain?.byteLength === bytes ? plain : undefined;
}
