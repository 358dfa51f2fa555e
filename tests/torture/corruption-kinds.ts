/** Ways in which a disk, a copy or a person spoils the files of a station. */
import { copyFile, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from './files-below';
import type { Random } from './seeded';

/** Spoils one thing below `folder` and says what. */
export type Spoil = (folder: string, random: Random) => Promise<string>;

type Frame = { readonly start: number; readonly length: number; readonly end: number };
const magicBytes = 8;

const segmentsOf = async (folder: string) =>
  (await readdir(join(folder, 'ledger')))
    .filter((name) => name.endsWith('.seg'))
    .sort()
    .map((name) => join(folder, 'ledger', name));

/** Read by the format's description, not by the code under test. */
function framesOf(bytes: Buffer): Frame[] {
  const frames: Frame[] = [];
  for (let start = magicBytes; start < bytes.byteLength;) {
    const length = bytes.readUInt32LE(start);
    const end = start + 8 + length + 32;
    frames.push({ start, length, end });
    start = end;
  }
  return frames;
}

function flip(bytes: Buffer, from: number, to: number, random: Random): number {
  const at = from + random.below(to - from);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  return at;
}

const name = (path: string) => path.split('/').slice(-2).join('/');

/** One bit of one frame, in the part that `part` picks. */
function flipIn(part: (frame: Frame, bytes: Buffer) => readonly [number, number]): Spoil {
  return async (folder, random) => {
    const path = random.pick(await segmentsOf(folder));
    const bytes = await readFile(path);
    const frames = framesOf(bytes);
    const frame = random.pick(frames);
    const [from, to] = part(frame, bytes);
    const at = flip(bytes, from, to, random);
    await writeFile(path, bytes);
    return `${name(path)} byte ${at}, frame ${frames.indexOf(frame) + 1} of ${frames.length}`;
  };
}

/** After length and its check come the hash before, one byte of shape, and the header with its length. */
const headerStart = ({ start }: Frame) => start + 8 + 32 + 1 + 4;
const headerEnd = (frame: Frame, bytes: Buffer) =>
  headerStart(frame) + bytes.readUInt32LE(headerStart(frame) - 4);

/** The same as `flipIn`, in the newest entry of all: it looks like a write that did not finish. */
const flipNewest: Spoil = async (folder, random) => {
  const path = (await segmentsOf(folder)).at(-1) ?? '';
  const bytes = await readFile(path);
  const frame = framesOf(bytes).at(-1);
  if (frame === undefined) return 'nothing to spoil';
  const at = flip(bytes, frame.start + 8, frame.end, random);
  await writeFile(path, bytes);
  return `${name(path)} byte ${at}, the newest entry`;
};

/** Puts the frames of a segment together again in another way. */
function rearrange(change: (frames: Buffer[], random: Random) => string): Spoil {
  return async (folder, random) => {
    const path = random.pick(await segmentsOf(folder));
    const bytes = await readFile(path);
    const frames = framesOf(bytes).map(({ start, end }) => bytes.subarray(start, end));
    const what = change(frames, random);
    await writeFile(path, Buffer.concat([bytes.subarray(0, magicBytes), ...frames]));
    return `${name(path)} ${what}`;
  };
}

const truncated: Spoil = async (folder, random) => {
  const path = random.pick(await segmentsOf(folder));
  const to = random.below((await readFile(path)).byteLength);
  await truncate(path, to);
  return `${name(path)} to ${to}`;
};

/** The hardest one: what is left is whole, only less. */
function missingAtTheEnd(least: number, most: number): Spoil {
  return async (folder, random) => {
    const path = (await segmentsOf(folder)).at(-1) ?? '';
    const frames = framesOf(await readFile(path));
    const left = Math.max(0, frames.length - least - random.below(most - least + 1));
    await truncate(path, frames[left - 1]?.end ?? magicBytes);
    return `${name(path)} to ${left} of ${frames.length} entries`;
  };
}

/** A power cut in the middle of one write of several entries: each page of it came to the disk, or did not. */
const tornGroup: Spoil = async (folder, random) => {
  const path = (await segmentsOf(folder)).at(-1) ?? '';
  const bytes = await readFile(path);
  const frames = framesOf(bytes);
  const group = frames.slice(-1 - random.below(6));
  const start = group[0]?.start ?? magicBytes;
  for (let page = start; page < bytes.byteLength; page = (Math.floor(page / 4096) + 1) * 4096) {
    const end = Math.min(bytes.byteLength, (Math.floor(page / 4096) + 1) * 4096);
    if (random.next() < 0.5) bytes.fill(0, page, end);
  }
  await writeFile(path, bytes);
  return `${name(path)}, the last ${group.length} of ${frames.length} entries`;
};

const zeroedPage: Spoil = async (folder, random) => {
  const path = random.pick(await segmentsOf(folder));
  const bytes = await readFile(path);
  const page = random.below(Math.ceil(bytes.byteLength / 4096));
  bytes.fill(0, page * 4096, Math.min(bytes.byteLength, (page + 1) * 4096));
  await writeFile(path, bytes);
  return `${name(path)} page ${page}`;
};

const swapped = rearrange((frames, random) => {
  const i = random.below(frames.length - 1);
  const [a, b] = frames.slice(i, i + 2);
  if (a !== undefined && b !== undefined) frames.splice(i, 2, b, a);
  return `frames ${i + 1} and ${i + 2} swapped`;
});

const duplicated = rearrange((frames, random) => {
  const i = random.below(frames.length);
  const frame = frames[i];
  if (frame !== undefined) frames.splice(i, 0, frame);
  return `frame ${i + 1} twice`;
});

const deletedSegment: Spoil = async (folder, random) => {
  const path = random.pick(await segmentsOf(folder));
  await rm(path);
  return name(path);
};

function toOneFile(below: string, spoil: (path: string, random: Random) => Promise<void>): Spoil {
  return async (folder, random) => {
    const path = random.pick(await filesBelow(join(folder, below)));
    await spoil(path, random);
    return name(path);
  };
}

const remove = (path: string) => rm(path);
const flipFile = async (path: string, random: Random) => {
  const bytes = await readFile(path);
  flip(bytes, 0, bytes.byteLength, random);
  await writeFile(path, bytes);
};
const shorten = async (path: string, random: Random) =>
  truncate(path, random.below((await readFile(path)).byteLength));

/** A file that somebody put there: as a segment, as a picture's or a key's neighbour, in a picture's place. */
const foreign: Spoil = async (folder, random) => {
  const segments = await segmentsOf(folder);
  const next = `${String(segments.length + 1).padStart(6, '0')}.seg`;
  const blobs = await filesBelow(join(folder, 'blobs'));
  const place = random.pick(['notes', 'segment', 'copiedSegment', 'otherBlob', 'thumbs'] as const);
  if (place === 'notes') await writeFile(join(folder, 'ledger', '备注.txt'), '不是台账');
  if (place === 'segment')
    await writeFile(join(folder, 'ledger', next), 'PK\x03\x04 not a segment');
  if (place === 'copiedSegment') {
    await copyFile(random.pick(segments), join(folder, 'ledger', next));
  }
  if (place === 'otherBlob') await copyFile(random.pick(blobs), random.pick(blobs));
  if (place === 'thumbs') await writeFile(join(folder, 'blobs', 'Thumbs.db'), 'x');
  return place;
};

/** Every kind by its name in the table. */
export const kinds: Readonly<Record<string, Spoil>> = {
  'flip in an entry length': flipIn(({ start }) => [start, start + 8]),
  'flip in an entry header': flipIn((frame, bytes) => [
    headerStart(frame),
    headerEnd(frame, bytes),
  ]),
  'flip in the hash before an entry': flipIn(({ start }) => [start + 8, start + 41]),
  'flip in an entry body': flipIn((frame, bytes) => [headerEnd(frame, bytes), frame.end - 32]),
  'flip in an entry hash': flipIn(({ end }) => [end - 32, end]),
  'flip in the newest entry': flipNewest,
  'truncate a segment': truncated,
  'newest entry missing': missingAtTheEnd(1, 1),
  'newest entries missing': missingAtTheEnd(2, 6),
  'torn last write': tornGroup,
  'zero a page': zeroedPage,
  'swap two entries': swapped,
  'duplicate an entry': duplicated,
  'delete a segment': deletedSegment,
  'delete a blob': toOneFile('blobs', remove),
  'flip in a blob': toOneFile('blobs', flipFile),
  'truncate a blob': toOneFile('blobs', shorten),
  'foreign file': foreign,
  'flip in a case key': toOneFile('keys', flipFile),
  'remove a case key': toOneFile('keys', remove),
};
