/** The bytes of a spreadsheet that somebody chose. */
import { stat } from 'node:fs/promises';
import type { TableError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { readBounded } from '../ledger/durable-file';
import { tableLimits } from '../tables/table-limits';

/** Never more than the limit, however long the file claims to be or grows meanwhile. */
export async function readTableFile(path: string): Promise<Result<Uint8Array, TableError>> {
  try {
    if (!(await stat(path)).isFile()) return err({ kind: 'listNotATable' });
    const bytes = await readBounded(path, tableLimits.file);
    return bytes === undefined ? err({ kind: 'listTooBig' }) : ok(bytes);
  } catch {
    return err({ kind: 'listUnreadable' });
  }
}
