/** Changes of the vault as the ledger tells them: decided there first, written to vault.json after, and compared at every unlock. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { Vault } from '../vault/vault';
import type { VaultMark } from '../vault/vault-file';
import type { VaultChange } from '../vault/wrapping';
import type { Station } from './station';
import type { StationFacts } from './station-facts';

export type VaultKeeper = Pick<Vault, 'prepare' | 'view'>;

/** Changes of one vault follow each other: two made from the same file would undo the first, a new recovery key with it. */
const lastChange = new WeakMap<VaultKeeper, Promise<unknown>>();

/** Notes what happens, then changes vault.json; between the two either state of the file is as good. */
export function changeVault(
  ...change: Parameters<typeof changeAlone>
): Promise<Result<undefined, AppError>> {
  const [vault] = change;
  const make = () => changeAlone(...change);
  const turn = (lastChange.get(vault) ?? Promise.resolve()).then(make, make);
  lastChange.set(
    vault,
    turn.catch(() => undefined),
  );
  return turn;
}

async function changeAlone(
  vault: VaultKeeper,
  station: Pick<Station, 'appendStation' | 'stationKey' | 'facts'>,
  changes: readonly VaultChange[],
  events: readonly StationEvent[],
): Promise<Result<undefined, AppError>> {
  const { drill, vault: known } = station.facts();
  // The key of a drill must never take the place of the station's own.
  if (drill) return err({ kind: 'notInDrill' });
  const { written, writing } = known;
  const newest = Math.max(written?.generation ?? 0, writing?.generation ?? 0);
  const prepared = await vault.prepare(station.stationKey, changes, newest);
  if (!prepared.ok) return prepared;
  const { commit, ...mark } = prepared.value;
  const decided = await station.appendStation([...events, { type: 'vaultWriting', ...mark }]);
  if (!decided.ok) return decided;
  const committed = await commit();
  if (!committed.ok) return committed;
  // When this note is lost, the next unlock finds the file as it was announced, and notes it then.
  await station.appendStation([{ type: 'vaultWritten', ...mark }]);
  return ok(undefined);
}

/** Whether vault.json is the one the ledger knows: `new` is its and not noted yet, `stale` an older one put in its place. */
export function compareVault(
  { written, writing }: StationFacts['vault'],
  found: VaultMark,
): 'known' | 'new' | 'stale' {
  const same = (mark: VaultMark | undefined) =>
    mark?.generation === found.generation && mark.digest === found.digest;
  if (same(written)) return writing === undefined ? 'known' : 'new';
  if (same(writing)) return 'new';
  // Never changed since format 1, or a ledger from a back-up that is older than its vault: only this station can write a newer one.
  const newest = Math.max(written?.generation ?? 0, writing?.generation ?? 0);
  if (found.generation === 0 && newest === 0) return 'known';
  return found.generation > newest ? 'new' : 'stale';
}

/** Notes a vault that is not noted yet, and destroys wrappings of people who may not come in any more. */
export async function settleVault(
  vault: VaultKeeper,
  station: Pick<Station, 'appendStation' | 'stationKey' | 'facts'>,
): Promise<Result<undefined, AppError>> {
  const found = await vault.view(station.stationKey);
  if (!found.ok) return found;
  const { generation, digest, operators } = found.value;
  const { vault: known, operators: people } = station.facts();
  const state = compareVault(known, { generation, digest });
  if (state === 'stale') return err({ kind: 'vaultReplaced' });
  if (state === 'new') {
    const noted = await station.appendStation([{ type: 'vaultWritten', generation, digest }]);
    if (!noted.ok) return noted;
  }
  const operatorIds = people.filter(({ active }) => active).map(({ id }) => id);
  if (operators.every(({ operatorId }) => operatorIds.includes(operatorId))) return ok(undefined);
  return changeVault(vault, station, [{ kind: 'keepOnly', operatorIds }], []);
}
