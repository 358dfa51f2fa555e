/**
 * A back-up of this station whose newest entry the record does not have: somebody restored an older copy, and it may be
 * the only one of what was done after that. It is never written over: it goes aside, beside the back-up in use, where a
 * restore finds it, and destroyed cases leave it as they leave every other.
 */
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from '../ledger/durable-file';
import { sourceTrouble } from './mirror-trouble';
import { listStation } from './station-files';

const asideMark = '.aside-';

/** Back-ups that were put aside beside this one; none where the place cannot be read. */
export async function asidesOf(target: string): Promise<string[]> {
  const around = dirname(target);
  const names = await readdir(around).catch(() => []);
  return names
    .filter((name) => name.startsWith(`${basename(target)}${asideMark}`))
    .sort()
    .map((name) => join(around, name));
}

/** Renames a back-up out of the way, whole; answers its new place. */
export async function setAside(target: string): Promise<string> {
  const aside = `${target}${asideMark}${randomBytes(4).toString('hex')}`;
  await rename(target, aside);
  await syncFolder(dirname(target));
  return aside;
}

/**
 * Whether the record below `station` has the entry with this chain hash. The bytes of the hash are looked for, and not
 * the entries one after the other: damage before it hides nothing.
 */
export async function isInRecord(
  station: string,
  { hash }: { readonly hash: string },
): Promise<boolean> {
  const wanted = Buffer.from(hash, 'hex');
  const read = async <T>(work: Promise<T>) =>
    work.catch((error: unknown) => {
      throw sourceTrouble(error);
    });
  const { segments } = await read(listStation(station));
  // The newest is nearly always in the last one.
  for (const path of [...segments].reverse()) {
    if ((await read(readFile(join(station, path)))).includes(wanted)) return true;
  }
  return false;
}
