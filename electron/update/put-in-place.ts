/** Puts an update in the place of the program, at the very end, when the record is closed. */
import { spawn } from 'node:child_process';
import { chmod, copyFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { UpdateError } from '../../shared/domain/update-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { syncFile, syncFolder } from '../ledger/durable-file';
import type { ReadyUpdate } from './update-store';
import { isWhole } from './update-store';

/** Beside the AppImage that runs, then in its place in one step: at every moment the old one is there whole or the new one is. */
export async function replaceAppImage(
  { path, file }: ReadyUpdate,
  target: string,
): Promise<Result<undefined, UpdateError>> {
  const draft = `${target}.new`;
  try {
    await rm(draft, { force: true });
    await copyFile(path, draft);
    await chmod(draft, 0o755);
    await syncFile(draft);
    if (!(await isWhole(draft, file))) {
      await rm(draft, { force: true });
      return err({ kind: 'updateDamaged', name: file.name });
    }
    await rename(draft, target);
    await syncFolder(dirname(target));
    return ok(undefined);
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
    return err({ kind: 'updateNotKept' });
  }
}

/**
 * Leaves the installation to who has the rights for it: a script that outlives the program asks for them (pkexec), waits for the
 * program's end, writes what came of it into `outcome`, an exit code, and opens the program `again` whatever that was.
 */
export function handToInstaller(
  { path, file }: ReadyUpdate,
  resources: string,
  again: boolean,
  outcome: string,
): void {
  const script = join(resources, 'update-after-exit');
  const after = again ? 'open' : 'rest';
  const child = spawn('/bin/sh', [script, dirname(path), file.name, after, outcome], {
    detached: true,
    stdio: 'ignore',
  });
  child.on('error', () => undefined);
  child.unref();
}
