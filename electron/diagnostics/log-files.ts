/** The newest lines of the log, read back from its files. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogLine } from '../../shared/diagnostics/log-line';
import { readLogLines } from '../../shared/diagnostics/log-line';

/** Newest lines that a bundle carries: some days of a busy desk. */
export const mostLines = 5_000;

/** Oldest first; `bytes` is the size of all files of the log. A file that cannot be read is as good as none. */
export async function readLog(
  folder: string,
): Promise<{ readonly lines: LogLine[]; readonly unreadable: number; readonly bytes: number }> {
  const names = (await readdir(folder).catch(() => []))
    .filter((name) => /^station\.log(?:\.\d)?$/.test(name))
    // The one without a number is the newest, and `.1` comes before it.
    .sort()
    .reverse();
  let bytes = 0;
  const texts: string[] = [];
  for (const name of names) {
    const file = await readFile(join(folder, name)).catch(() => Buffer.alloc(0));
    bytes += file.byteLength;
    texts.push(...file.toString('utf8').split('\n'));
  }
  const newest = texts.filter((line) => line !== '').slice(-mostLines);
  return { ...readLogLines(newest), bytes };
}
