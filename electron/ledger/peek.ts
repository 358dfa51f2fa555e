/** A look at a ledger without its key: whether there is anything in it worth keeping. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firstHash, readLink } from './chain';
import { formatOf, listSegments, magicBytes, segmentName } from './segment-files';

/** `cases`: it holds a case, or something that cannot be read; `station`: only entries of the station itself. */
export async function peekRecord(folder: string): Promise<'nothing' | 'station' | 'cases'> {
  let found: 'nothing' | 'station' = 'nothing';
  let previous: Uint8Array = firstHash;
  for (const segment of await listSegments(folder)) {
    const bytes = await readFile(join(folder, segmentName(segment)));
    const format = formatOf(bytes);
    if (format === undefined && bytes.every((byte) => byte === 0)) continue;
    if (format === undefined || format === 'newer') return 'cases';
    for (let at = magicBytes; ;) {
      const link = readLink(format, bytes, at, previous, undefined);
      if (link === undefined || ('problem' in link && link.problem === 'torn')) break;
      if ('problem' in link || link.header?.caseId !== undefined) return 'cases';
      found = 'station';
      previous = Buffer.from(link.hash);
      at += link.size;
    }
  }
  return found;
}
