/** The file of a policy pack as it lies on a disk: read no further than the largest pack, and as strict UTF-8. */
import { stat } from 'node:fs/promises';
import { largestPackBytes } from '../../shared/policy/signed-pack';
import { readBounded } from '../ledger/durable-file';

/** What is too large is not read, only measured. */
export type PackFile = { readonly text: string; readonly bytes: number };

/** The file at `path`; nothing when there is none, or it is no text. */
export async function findPackFile(path: string): Promise<PackFile | undefined> {
  try {
    const { size } = await stat(path);
    const bytes = await readBounded(path, largestPackBytes);
    if (bytes === undefined) return { text: '', bytes: Math.max(size, largestPackBytes + 1) };
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, bytes: bytes.byteLength };
  } catch {
    return undefined;
  }
}
