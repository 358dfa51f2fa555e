/** Opens the working set; files so damaged that not even their names can be read are thrown away once. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import type { StationBridge } from '../../shared/ipc/bridge';
import { openWorkingSet, type WorkingSet, type WorkingSetBridge } from './working-set';

/**
 * Chromium begins anew by itself where it sees damage, but where a file is missing it only ever fails, and the desk
 * would stay shut for good. Main deletes the files then, and the rows are built again from the ledger.
 */
export async function openOrBeginAnew(options: {
  readonly name: string;
  readonly others?: readonly string[];
  readonly keyBytes: Uint8Array;
  readonly bridge: WorkingSetBridge & Pick<StationBridge, 'workingSet'>;
  readonly factory?: IDBFactory;
}): Promise<Result<WorkingSet, AppError>> {
  // Opening wipes the bytes it is given.
  const keyBytes = Uint8Array.from(options.keyBytes);
  try {
    const opened = await openWorkingSet(options);
    if (opened.ok || opened.error.kind !== 'rowsBroken') return opened;
    const discarded = await options.bridge.workingSet.discard(undefined);
    return discarded.ok ? await openWorkingSet({ ...options, keyBytes }) : opened;
  } finally {
    keyBytes.fill(0);
  }
}
