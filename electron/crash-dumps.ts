/** Dumps of crashes: nobody here reads them, and each holds the memory of whoever crashed. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from './log';
import { kindOf } from './log';

/** Dumps below Crashpad's folder, which has one for what was sent and one for what was not. */
export async function dumpsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await dumpsBelow(path)));
    else if (/\.dmp$/i.test(entry.name)) found.push(path);
  }
  return found;
}

/** Removes every dump below the folder; how many there were is told. */
export async function removeDumps(folder: string, log: Log): Promise<void> {
  const dumps = await dumpsBelow(folder);
  try {
    for (const path of dumps) await rm(path, { force: true });
  } catch (error) {
    log('dumpsRemoved', { count: 0, kind: kindOf(error) });
    return;
  }
  if (dumps.length > 0) log('dumpsRemoved', { count: dumps.length });
}
