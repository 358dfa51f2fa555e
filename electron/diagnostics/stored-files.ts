/** How many files a station has on its disk, and how large its record is; nothing is opened. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiagnosticFacts } from '../../shared/diagnostics/facts';

const namesIn = (folder: string) => readdir(folder).catch((): string[] => []);

/** Of the station below `folder`, also of one that does not open. */
export async function storedFiles(
  folder: string,
): Promise<Omit<DiagnosticFacts['stored'], 'logBytes'>> {
  const ledger = join(folder, 'ledger');
  const record = await namesIn(ledger);
  let recordBytes = 0;
  for (const name of record) {
    const size = await stat(join(ledger, name)).then(
      (found) => found.size,
      () => 0,
    );
    recordBytes += size;
  }
  const pictureFiles = await filesBelow(join(folder, 'blobs'));
  const keyFiles = await filesBelow(join(folder, 'keys'));
  return { recordFiles: record.length, recordBytes, pictureFiles, keyFiles };
}

/** Files in a folder and in those in it: names are listed, nothing is asked of each. */
async function filesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  let count = 0;
  for (const entry of entries) {
    if (entry.isDirectory()) count += (await namesIn(join(folder, entry.name))).length;
    else count += 1;
  }
  return count;
}
