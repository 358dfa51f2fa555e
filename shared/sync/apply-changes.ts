/** Applies what the platform says to the record, whichever way it came. */
import type { Change } from '../protocol/messages';
import type { CancelSignal } from './cancel';
import type { StoreError, SyncPorts } from './ports';

const ownTrouble: readonly StoreError['kind'][] = [
  'storageFull',
  'storageFailed',
  'fileMissing',
  'fileDamaged',
  'stationLocked',
  'stationMissing',
  'stationDamaged',
];

/** Whether every change is settled: written down, or of a kind that this station can never apply. */
export async function applyChanges(
  changes: readonly Change[],
  {
    store,
    log,
  }: { readonly store: Pick<SyncPorts['store'], 'applyChange'> } & Pick<SyncPorts, 'log'>,
  cancel: CancelSignal,
): Promise<boolean> {
  let settled = true;
  for (const change of changes.toSorted((a, b) => a.cursor - b.cursor)) {
    if (cancel.cancelled) return false;
    const applied = await store.applyChange(change);
    if (applied.ok) continue;
    if (ownTrouble.includes(applied.error.kind)) settled = false;
    const { id: changeId, type } = change;
    log('changeNotApplied', { changeId, type, reason: applied.error.kind });
  }
  return settled;
}
