/** Copies the ledger: what was added since is appended, a segment that was written anew is copied beside the old one. */
import type { Stats } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileDurably } from '../ledger/durable-file';
import { writeFully } from '../ledger/segment-files';
import { sha256Hex } from '../vault/seal';
import type { MirrorRequest } from './job';
import { endOfEntry } from './ledger-cut';
import type { FileFacts } from './manifest';
import { sourceTrouble } from './mirror-trouble';
import { readStart, readStored, waitingName } from './stored-backup';

/** Compaction that renames segments between two reads is met by reading again. */
const mostTries = 3;

export type CopiedSegments = {
  readonly replaced: readonly string[];
  readonly known: Readonly<Record<string, string>>;
};

/** Copies the segments up to the head and notes them in the inventory. */
export async function copySegments(
  request: MirrorRequest,
  segments: readonly string[],
  inventory: Map<string, FileFacts>,
  done: (bytes: number) => void,
): Promise<CopiedSegments> {
  for (let tries = 1; ; tries += 1) {
    const copy = new Map(inventory);
    const copied = await copyOnce(request, segments, copy, done);
    if (copied !== undefined) {
      // A segment that compaction took away, or that came after the head, is no part of this back-up.
      for (const path of copy.keys()) {
        if (path.startsWith('ledger/') && copied.known[path] === undefined) copy.delete(path);
      }
      inventory.clear();
      for (const [path, facts] of copy) inventory.set(path, facts);
      return copied;
    }
    if (tries === mostTries) throw sourceTrouble('changing');
  }
}

async function copyOnce(
  { station, target, head, known, suspects }: MirrorRequest,
  segments: readonly string[],
  inventory: Map<string, FileFacts>,
  done: (bytes: number) => void,
): Promise<CopiedSegments | undefined> {
  const read = async <T>(work: Promise<T>) =>
    work.catch((error: unknown) => {
      throw sourceTrouble(error);
    });
  const seen = new Map<string, string>();
  const replaced: string[] = [];
  const cut = await findCut(station, segments, head);
  if (cut === undefined) return undefined;
  for (const path of segments.slice(0, cut.index + 1)) {
    const isLast = path === segments[cut.index];
    const identity = identityOf(await read(stat(join(station, path))));
    seen.set(path, identity);
    const before = inventory.get(path);
    const isSuspect = suspects.includes(path);
    if (!isLast && before !== undefined && known[path] === identity && !isSuspect) continue;
    const whole = await read(readFile(join(station, path)));
    const bytes = isLast ? whole.subarray(0, cut.end) : whole;
    const facts = { size: bytes.byteLength, sha256: sha256Hex(bytes) };
    if (before?.sha256 === facts.sha256 && !isSuspect) continue;
    const appended =
      before !== undefined && !isSuspect && (await append(target, path, before, bytes));
    if (!appended) {
      const name = before === undefined ? path : waitingName(path, facts.sha256);
      await writeFileDurably(join(target, name), bytes);
      if (before !== undefined) replaced.push(path);
    }
    if ((await readStored(target, path, facts)) === undefined) {
      throw new Error('What was written reads differently');
    }
    inventory.set(path, facts);
    done(appended ? bytes.byteLength - before.size : bytes.byteLength);
  }
  for (const [path, identity] of seen) {
    const now = identityOf(await read(stat(join(station, path))));
    // The last one may have grown meanwhile; what was copied of it stays what it was.
    const isLast = path === segments[cut.index];
    if (now !== identity && !(isLast && now.split(':')[0] === identity.split(':')[0])) {
      return undefined;
    }
  }
  return { replaced, known: Object.fromEntries(seen) };
}

/** The segment that holds the head, looked for from the end. */
async function findCut(
  station: string,
  segments: readonly string[],
  head: MirrorRequest['head'],
): Promise<{ index: number; end: number } | undefined> {
  for (let index = segments.length - 1; index >= 0; index -= 1) {
    const path = join(station, segments[index] ?? '');
    const bytes = await readFile(path).catch((error: unknown) => {
      throw sourceTrouble(error);
    });
    const end = endOfEntry(bytes, head.hash);
    if (end !== undefined) return { index, end };
  }
  return undefined;
}

/** Appends what is new, when the copy is the beginning of the segment; answers whether it was. */
async function append(
  target: string,
  path: string,
  before: FileFacts,
  bytes: Buffer,
): Promise<boolean> {
  const grew = bytes.byteLength > before.size;
  if (!grew || sha256Hex(bytes.subarray(0, before.size)) !== before.sha256) return false;
  const copy = join(target, path);
  const stored = await readStart(copy, before.size).catch(() => undefined);
  if (stored === undefined || sha256Hex(stored) !== before.sha256) return false;
  const file = await open(copy, 'r+');
  try {
    // What an interrupted back-up left behind the part that counts.
    await file.truncate(before.size);
    await writeFully(file, bytes.subarray(before.size), before.size);
    await file.sync();
  } finally {
    await file.close();
  }
  return true;
}

const identityOf = ({ dev, ino, size, mtimeMs }: Stats) => `${dev}-${ino}:${mtimeMs}:${size}`;
