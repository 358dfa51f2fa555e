/** Holds the fonts of the papers against the digests that were written when the program was built. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Finding } from '../../shared/self-test/finding';
import { hasCode } from '../ledger/durable-file';
import { fontFiles, rareFontFiles } from '../papers/font-files';
import { sha256Hex } from '../vault/seal';

/** Beside the fonts: SHA-256 of each by its name. */
const digestsFile = 'digests.json';
const digestsSchema = z.record(z.string().max(60), z.string().regex(/^[0-9a-f]{64}$/));

/** One finding for each file that is not as it was built, or one for all of them. */
export async function tryFontFiles(folder: string): Promise<Finding[]> {
  const digests = digestsSchema.parse(
    JSON.parse(await readFile(join(folder, digestsFile), 'utf8')),
  );
  const found: Finding[] = [];
  const rare: readonly string[] = Object.values(rareFontFiles);
  // A program may be built without those for rare characters; then nothing of them is missing but they themselves.
  if (rare.some((name) => digests[name] === undefined)) found.push({ kind: 'rareFontsMissing' });
  const files = new Set([...Object.values(fontFiles), ...Object.keys(digests)]);
  let whole = 0;
  for (const file of files) {
    const state = await fileState(join(folder, file), digests[file]);
    if (state === 'whole') whole += 1;
    else found.push({ kind: state, file });
  }
  return whole === files.size ? [{ kind: 'fontFilesWhole', files: whole }, ...found] : found;
}

async function fileState(path: string, digest: string | undefined) {
  try {
    return sha256Hex(await readFile(path)) === digest ? 'whole' : 'fontFileDamaged';
  } catch (error) {
    return hasCode(error, 'ENOENT') ? 'fontFileMissing' : 'fontFileDamaged';
  }
}
