/** Tries the sealed record: its own check, entries opened with the station's keys, and the vault. */
import type { Finding } from '../../shared/self-test/finding';
import type { Station } from '../desk/station';
import type { Vault } from '../vault/vault';

type Opened = Pick<Station, 'ledger' | 'cases' | 'stationKey'>;

/** Each thing by itself. */
export async function tryRecord(station: Opened, vault: Pick<Vault, 'view'>): Promise<Finding[]> {
  return [wholeness(station), await opening(station), await people(station, vault)];
}

function wholeness({ ledger }: Opened): Finding {
  const { state, checked, total } = ledger.check.integrity();
  const entries = ledger.durableHead();
  if (state === 'damaged') return { kind: 'recordDamaged', entries };
  return state === 'whole'
    ? { kind: 'recordWhole', entries }
    : { kind: 'recordBeingChecked', checked, entries: total };
}

/** The first entry and the newest, read from the disk, verified and decrypted. */
async function opening({ ledger, cases }: Opened): Promise<Finding> {
  const seqs = new Set([1, ledger.durableHead()]);
  let bytes = 0;
  for (const seq of seqs) {
    const entry = await cases.entry(seq);
    if (!entry.ok) return { kind: 'recordDoesNotOpen' };
    bytes += JSON.stringify(entry.value.body).length;
  }
  return { kind: 'recordOpens', bytes };
}

async function people({ stationKey }: Opened, vault: Pick<Vault, 'view'>): Promise<Finding> {
  const view = await vault.view(stationKey);
  return view.ok
    ? { kind: 'vaultOpens', people: view.value.operators.length }
    : { kind: 'vaultDoesNotOpen' };
}
