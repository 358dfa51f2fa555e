/** The update that waits on this computer: copied whole, with its signature, and judged again each time it is asked for. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { UpdateError } from '../../shared/domain/update-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { releaseName, releaseSignatureName } from '../../shared/update/release';
import type { ReleaseFile } from '../../shared/update/release';
import { digestOfFile } from '../files/digest-of-file';
import { makeFolderDurably, syncFolder, writeFileDurably } from '../ledger/durable-file';
import type { Installed, Offer } from './read-release';
import { judgeRelease, readRelease } from './read-release';

/** An update, and where its file lies on this computer. */
export type ReadyUpdate = Offer & { readonly path: string };

const piece = { highWaterMark: 1024 * 1024 };

/** Whether the file is byte for byte the one that was signed; a link is none. */
export async function isWhole(path: string, { size, sha512 }: ReleaseFile): Promise<boolean> {
  try {
    const facts = await lstat(path);
    if (!facts.isFile() || facts.size !== size) return false;
    return (await digestOfFile(path, 'sha512')) === sha512;
  } catch {
    return false;
  }
}

/** Copies at most so many bytes onto the disk, and says whether they are the ones that were signed. */
async function copyWhole(from: string, to: string, file: ReleaseFile): Promise<boolean> {
  const hash = createHash('sha512');
  let size = 0;
  const target = await open(to, 'wx', 0o600);
  try {
    for await (const chunk of createReadStream(from, piece)) {
      const bytes = chunk as Buffer;
      size += bytes.length;
      // It may grow while it is read.
      if (size > file.size) return false;
      hash.update(bytes);
      await target.writeFile(bytes);
    }
    await target.sync();
  } finally {
    await target.close();
  }
  return size === file.size && hash.digest('hex') === file.sha512;
}

/** The store in `folder`; it holds one update at a time. */
export function createUpdateStore(folder: string) {
  const pathOf = (file: ReleaseFile) => join(folder, file.name);

  /** What waits, if it is still one for the program that runs: verified from the signature to the last byte. */
  async function ready(installed: Installed): Promise<Result<ReadyUpdate, UpdateError>> {
    const found = await readRelease(folder);
    if (!found.ok) return err({ kind: 'updateNotReady' });
    const offer = judgeRelease(found.value, installed);
    if (!offer.ok) return offer;
    const path = pathOf(offer.value.file);
    if (!(await isWhole(path, offer.value.file))) {
      return err({ kind: 'updateDamaged', name: offer.value.file.name });
    }
    return ok({ ...offer.value, path });
  }

  /** Removes everything in it. */
  const clear = () => rm(folder, { recursive: true, force: true });

  /** Takes the file from where it was found; what was there before makes way, and what is not whole leaves nothing behind. */
  async function take(offer: Offer, from: string): Promise<Result<ReadyUpdate, UpdateError>> {
    const { file } = offer;
    const source = join(from, file.name);
    const isThere = await lstat(source).then(
      (facts) => facts.isFile() && facts.size === file.size,
      () => false,
    );
    if (!isThere) return err({ kind: 'updateDamaged', name: file.name });
    try {
      await clear();
      await makeFolderDurably(folder);
      const draft = join(folder, 'draft');
      if (!(await copyWhole(source, draft, file))) {
        await clear();
        return err({ kind: 'updateDamaged', name: file.name });
      }
      await rename(draft, pathOf(file));
      await syncFolder(folder);
      // The file first: what names it is never there without it.
      await writeFileDurably(join(folder, releaseSignatureName), offer.signature);
      await writeFileDurably(join(folder, releaseName), offer.bytes);
      return ok({ ...offer, path: pathOf(file) });
    } catch {
      await clear().catch(() => undefined);
      return err({ kind: 'updateNotKept' });
    }
  }

  return { ready, take, clear };
}
