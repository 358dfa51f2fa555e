/** The central directory of a zip file (PKWARE APPNOTE 6.3.10, 4.3.12 to 4.3.16, zip64 too): what is in it, and where. */
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** A file in a zip, as its directory tells; nothing of it is believed before it is read. */
export type ZipEntry = {
  readonly name: string;
  /** The name as it stands, in whatever encoding; the file's own head must have the same. */
  readonly rawName: Uint8Array;
  readonly method: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
  readonly isEncrypted: boolean;
  readonly isLink: boolean;
};

/** Limits before anything is read: an export of a large district stays far below. */
const mostEntries = 1_000_000;
const mostDirectoryBytes = 256 * 1024 * 1024;

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const entrySignature = 0x02014b50;
const mostCommentBytes = 0xffff;
const all32 = 0xffffffff;
const linkMode = 0o120000;
const typeMask = 0o170000;
/** The name and comment are UTF-8 (APPNOTE 4.4.4, bit 11). */
const utf8Flag = 0x800;

/** What a name may be written in where the zip does not say UTF-8. */
export type NameEncoding = 'utf-8' | 'gb18030';

/** The entries in their order; nothing when it is no zip that can be read whole. */
export async function readZipDirectory(
  file: FileHandle,
  size: number,
  otherwise: NameEncoding = 'utf-8',
): Promise<readonly ZipEntry[] | undefined> {
  const place = await directoryPlace(file, size);
  if (place === undefined || place.count > mostEntries) return undefined;
  const { bytes, at, count } = place;
  if (bytes > mostDirectoryBytes || at + bytes > size) return undefined;
  const entries = parseEntries(await readAt(file, at, bytes), otherwise);
  return entries?.count === count ? entries.files : undefined;
}

/** Bytes of a file; fewer than asked for at its end. */
export async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}

type Place = { readonly at: number; readonly bytes: number; readonly count: number };

async function directoryPlace(file: FileHandle, size: number): Promise<Place | undefined> {
  const tailBytes = Math.min(size, 22 + mostCommentBytes);
  const tail = await readAt(file, size - tailBytes, tailBytes);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== endSignature) continue;
    if (at + 22 + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const place = {
      count: tail.readUInt16LE(at + 10),
      bytes: tail.readUInt32LE(at + 12),
      at: tail.readUInt32LE(at + 16),
    };
    const isLarge = place.count === 0xffff || place.bytes === all32 || place.at === all32;
    return isLarge ? place64(file, size - tailBytes + at) : place;
  }
  return undefined;
}

async function place64(file: FileHandle, endAt: number): Promise<Place | undefined> {
  if (endAt < 20) return undefined;
  const locator = await readAt(file, endAt - 20, 20);
  if (locator.readUInt32LE(0) !== locator64Signature) return undefined;
  const end = await readAt(file, Number(locator.readBigUInt64LE(8)), 56);
  if (end.length < 56 || end.readUInt32LE(0) !== end64Signature) return undefined;
  return {
    count: Number(end.readBigUInt64LE(32)),
    bytes: Number(end.readBigUInt64LE(40)),
    at: Number(end.readBigUInt64LE(48)),
  };
}

const strictly = { fatal: true, ignoreBOM: true };
const decoders = {
  'utf-8': new TextDecoder('utf-8', strictly),
  gb18030: new TextDecoder('gb18030', strictly),
};

/** The files, and how many entries there are with the folders among them. */
function parseEntries(
  directory: Buffer,
  otherwise: NameEncoding,
): { readonly files: readonly ZipEntry[]; readonly count: number } | undefined {
  const files: ZipEntry[] = [];
  let count = 0;
  let at = 0;
  while (at < directory.length) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entrySignature) {
      return undefined;
    }
    const nameBytes = directory.readUInt16LE(at + 28);
    const extraBytes = directory.readUInt16LE(at + 30);
    const next = at + 46 + nameBytes + extraBytes + directory.readUInt16LE(at + 32);
    if (next > directory.length) return undefined;
    const rawName = directory.subarray(at + 46, at + 46 + nameBytes);
    const extra = directory.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes);
    const isUtf8 = (directory.readUInt16LE(at + 8) & utf8Flag) !== 0;
    const name = nameIn(rawName, extra, isUtf8 ? 'utf-8' : otherwise);
    const sizes = sizesOf(directory, at, extra);
    if (name === undefined || sizes === undefined) return undefined;
    const mode = directory.readUInt32LE(at + 38) >>> 16;
    const isFolder = name.endsWith('/') && sizes.bytes === 0;
    if (!isFolder) {
      files.push({
        name,
        rawName,
        method: directory.readUInt16LE(at + 10),
        isEncrypted: (directory.readUInt16LE(at + 8) & 1) !== 0,
        isLink: (mode & typeMask) === linkMode,
        ...sizes,
      });
    }
    count += 1;
    at = next;
  }
  return { files, count };
}

const zip64Sizes = 0x0001;
/** The name in UTF-8, where it stands in another encoding (APPNOTE 4.6.9). */
const unicodeName = 0x7075;

function extraField(extra: Buffer, id: number): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length;) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === id && end <= extra.length) return extra.subarray(at + 4, end);
    at = end;
  }
  return undefined;
}

/** Names are UTF-8, whether the zip says so or not; else what the caller expects, else nothing is read. */
function nameIn(raw: Buffer, extra: Buffer, otherwise: NameEncoding): string | undefined {
  const body = extraField(extra, unicodeName);
  const isOfThis = body !== undefined && body.length > 5 && body.readUInt32LE(1) === crc32(raw);
  const inUtf8 = decodedBy('utf-8', isOfThis ? body.subarray(5) : raw);
  if (inUtf8 !== undefined || otherwise === 'utf-8') return inUtf8;
  return decodedBy(otherwise, raw);
}

function decodedBy(encoding: NameEncoding, bytes: Uint8Array): string | undefined {
  try {
    return decoders[encoding].decode(bytes);
  } catch {
    return undefined;
  }
}

/** Sizes and place, from the zip64 field where they are too large for their own. */
function sizesOf(directory: Buffer, at: number, extra: Buffer) {
  let [packedBytes, bytes, offset] = [20, 24, 42].map((field) =>
    directory.readUInt32LE(at + field),
  );
  const body = extraField(extra, zip64Sizes) ?? Buffer.alloc(0);
  let part = 0;
  const large = (small: number | undefined) => {
    if (small !== all32 || part + 8 > body.length) return small;
    part += 8;
    return Number(body.readBigUInt64LE(part - 8));
  };
  bytes = large(bytes);
  packedBytes = large(packedBytes);
  offset = large(offset);
  const isTold = [packedBytes, bytes, offset].every(
    (value) => value !== undefined && value !== all32 && Number.isSafeInteger(value),
  );
  if (!isTold || packedBytes === undefined || bytes === undefined || offset === undefined) {
    return undefined;
  }
  return { packedBytes, bytes, offset };
}
