/** What a file in the watched folder is: a picture, a PDF, nothing to look at, or nothing that can be read. */
import { open, readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { checkImageBytes, readImageHeader } from '../../../shared/capture/image-header';
import { longestPdfBytes } from '../../../shared/capture/pdf-limits';
import { severalPages } from '../../../shared/capture/tiff-pages';
import type { AsideReason, InboxFile } from '../../../shared/ipc/calls/folder';
import { hasCode } from '../../ledger/durable-file';

export type Sorted =
  | { readonly kind: InboxFile['kind']; readonly bytes: number; readonly atMs: number }
  /** Not meant for us, or not there any more. */
  | { readonly kind: 'ignored' }
  /** Somebody else holds it at this moment. */
  | { readonly kind: 'held' }
  | { readonly kind: 'unreadable'; readonly error: AsideReason };

/** Left by programs while they write, and by systems for themselves. */
const leavings = new Set(['.tmp', '.part', '.partial', '.crdownload', '.lock', '.ini', '.db']);

/** Judges a file without keeping anything of it. */
export async function sortFile(path: string): Promise<Sorted> {
  if (isLeaving(path)) return { kind: 'ignored' };
  try {
    const facts = await stat(path);
    if (!facts.isFile()) return { kind: 'ignored' };
    const { size: bytes, mtimeMs: atMs } = facts;
    if (await isPdf(path)) {
      return bytes <= longestPdfBytes
        ? { kind: 'pdf', bytes, atMs }
        : { kind: 'unreadable', error: 'pdfTooManyBytes' };
    }
    const size = checkImageBytes(bytes);
    if (!size.ok) return { kind: 'unreadable', error: size.error.kind };
    const picture = await readFile(path);
    const header = readImageHeader(picture);
    if (!header.ok) return { kind: 'unreadable', error: header.error.kind };
    return { kind: severalPages(picture).length > 1 ? 'pages' : 'image', bytes, atMs };
  } catch (error) {
    return { kind: hasCode(error, 'ENOENT') ? 'ignored' : 'held' };
  }
}

/** Names that no scanner gives to a finished picture. */
export function isLeaving(path: string): boolean {
  const name = basename(path);
  return /^[.~]/.test(name) || leavings.has(extname(name).toLowerCase());
}

async function isPdf(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(5), 0, 5, 0);
    return buffer.toString('latin1') === '%PDF-';
  } finally {
    await file.close();
  }
}
