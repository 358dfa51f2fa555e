/** Files that were made elsewhere, as they lie on a disk: read no further than the largest one, and as strict UTF-8. */
import { stat } from 'node:fs/promises';
import { largestPackBytes } from '../../shared/protocol/signed-pack-schema';
import { readBounded } from '../ledger/durable-file';

/** What is too large is not read, only measured. */
export type PackFile = { readonly text: string; readonly bytes: number };

/** The policy pack at `path`; nothing when there is none, or it is no text. */
export function findPackFile(path: string): Promise<PackFile | undefined> {
  return findBoundedText(path, largestPackBytes);
}

/** The file at `path`, of `most` bytes at most; nothing when there is none, or it is no text. */
export async function findBoundedText(path: string, most: number): Promise<PackFile | undefined> {
  try {
    const { size } = await stat(path);
    const bytes = await readBounded(path, most);
    if (bytes === undefined) return { text: '', bytes: Math.max(size, most + 1) };
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, bytes: bytes.byteLength };
  } catch {
    return undefined;
  }
}
