/** Packages as volumes of zip files: streamed one file at a time, zip64 where a volume needs it, whole or not there. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { ExportedPackage } from '../../../shared/archive/export/export-order';
import { placeOf } from '../../../shared/archive/export/export-order';
import type { PackageSource } from '../../../shared/archive/package/package-source';
import { digestOfFile } from '../../files/digest-of-file';
import { syncFile, syncFolder } from '../../ledger/durable-file';
import { Stopped } from './export-error';
import { filesOf, PackageBroken } from './package-writer';
import type { Recipient } from './seal-to-recipient';
import { sealedTo } from './seal-to-recipient';

/** A package of a volume with the way into it. */
export type Packed = { readonly one: ExportedPackage; readonly source: PackageSource };

const chunkBytes = 256 * 1024;

/** What lies on the carrier is not what was written to it. */
class CarrierLied extends Error {
  readonly code = 'EIO';
}

/** A package of the volume cannot be read; the volume is to be written without it. */
export class VolumeBroken extends Error {
  readonly one: ExportedPackage;
  readonly path: string;

  constructor(one: ExportedPackage, path: string) {
    super('A package of a volume is broken');
    this.one = one;
    this.path = path;
  }
}

/**
 * Writes a volume, sealed where there is a recipient; answers with its SHA-256. Memory: one file. Throws `VolumeBroken` or the file system's error, and then
 * nothing is left under its name.
 */
export async function writeVolume(
  target: string,
  packages: readonly Packed[],
  options: {
    readonly signal: AbortSignal;
    readonly onPackage: (one: ExportedPackage) => void;
    readonly recipient?: Recipient | undefined;
  },
): Promise<string> {
  const temporary = `${target}.未完成`;
  await rm(temporary, { force: true });
  try {
    const sha256 = await streamTo(temporary, packages, options);
    await syncFile(temporary);
    if ((await digestOfFile(temporary)) !== sha256) throw new CarrierLied();
    await rename(temporary, target);
    await syncFolder(dirname(target));
    return sha256;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function streamTo(
  temporary: string,
  packages: readonly Packed[],
  { signal, onPackage, recipient }: Parameters<typeof writeVolume>[2],
): Promise<string> {
  const zip = new ZipFile();
  const over = new AbortController();
  const broken: { reason?: unknown } = {};
  const giveUp = (reason: unknown) => {
    broken.reason ??= reason;
    over.abort();
  };
  const stop = () => giveUp(new Stopped());
  zip.on('error', giveUp);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const hash = createHash('sha256');
  const tap = async function* (chunks: AsyncIterable<string | Buffer>) {
    const out = recipient === undefined ? chunks : sealedTo(recipient, chunks);
    for await (const chunk of out) {
      hash.update(chunk);
      yield chunk;
    }
  };
  const file = createWriteStream(temporary);
  const closed = new Promise<void>((resolve) => void file.once('close', resolve));
  const written = pipeline(zip.outputStream, tap, file, { signal: over.signal });
  const fed = feed(zip, packages, over.signal, onPackage).catch(giveUp);
  try {
    await Promise.all([written.catch(giveUp), fed]);
  } finally {
    signal.removeEventListener('abort', stop);
    // A file that is only being opened would come to be after it was removed.
    file.destroy();
    await closed;
  }
  if ('reason' in broken) throw broken.reason;
  return hash.digest('hex');
}

/** What is added waits in memory until it is written: a file is added when the one before it has gone out. */
async function feed(
  zip: ZipFile,
  packages: readonly Packed[],
  over: AbortSignal,
  onPackage: (one: ExportedPackage) => void,
): Promise<void> {
  for (const { one, source } of packages) {
    const mtime = new Date(`${one.sealedOn}T00:00:00Z`);
    try {
      for await (const { path, bytes } of filesOf(source, one.root)) {
        if (over.aborted) return;
        await goneOut(zip, `${placeOf(one)}/${path}`, bytes, mtime, over);
      }
    } catch (problem) {
      throw problem instanceof PackageBroken ? new VolumeBroken(one, problem.path) : problem;
    }
    if (over.aborted) return;
    onPackage(one);
  }
  zip.end();
}

/**
 * Adds a file as it is, because pictures and PDFs are packed already; resolves when its last byte was taken. The zip and
 * the signal keep what they were given until the volume ends: neither may hold on to the bytes.
 */
function goneOut(
  zip: ZipFile,
  path: string,
  bytes: Uint8Array,
  mtime: Date,
  over: AbortSignal,
): Promise<void> {
  const options = { size: bytes.byteLength, compress: false, mtime, mode: 0o100644 };
  const waiting: { content?: Readable } = { content: chunksOf(bytes) };
  return new Promise((resolve) => {
    const done = () => {
      over.removeEventListener('abort', done);
      resolve();
    };
    over.addEventListener('abort', done);
    waiting.content?.once('end', done);
    zip.addReadStreamLazy(path, options, (give) => {
      const { content } = waiting;
      delete waiting.content;
      if (content !== undefined) give(null, content);
    });
  });
}

function chunksOf(bytes: Uint8Array): Readable {
  const content = new Readable({ read: () => undefined });
  for (let at = 0; at < bytes.byteLength; at += chunkBytes) {
    const length = Math.min(chunkBytes, bytes.byteLength - at);
    content.push(Buffer.from(bytes.buffer, bytes.byteOffset + at, length));
  }
  content.push(null);
  return content;
}
