/** The way in with two sheets of the recovery key: an administrator gets a new passphrase, and the record says how. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { parseOperatorCode } from '../../shared/vault/operator-code';
import { passphraseWeakness } from '../../shared/vault/passphrase-rules';
import type { Unlocked, Vault } from '../vault/vault';
import { tooWeak } from '../vault/vault';
import type { VaultView } from '../vault/vault-file';
import { note, turnAway } from './admission';
import type { Station } from './station';
import type { OperatorFacts, StationFacts } from './station-facts';
import { changeVault, compareVault } from './vault-changes';

/** The administrator who comes in: by code, or the only one there is. */
export function whoRecovers(
  { operators }: StationFacts,
  code: string | undefined,
): Result<OperatorFacts, AppError> {
  const admins = operators.filter(({ active, role }) => active && role === 'admin');
  if (code === undefined && admins.length > 1) return err({ kind: 'operatorCodeMissing' });
  const wanted = code === undefined ? admins[0]?.code : parseOperatorCode(code);
  const found = admins.find((one) => one.code === wanted);
  return found === undefined ? err({ kind: 'operatorUnknown' }) : ok(found);
}

/** Gives the administrator a new passphrase; out of an old vault put back only this wrapping is kept. */
export async function recoverAs(
  vault: Vault,
  station: Station,
  { view, refused }: { readonly view: VaultView; readonly refused: Unlocked['refused'] },
  { id: operatorId, code, name }: OperatorFacts,
  passphrase: string,
): Promise<Result<undefined, AppError>> {
  const { recovery, vault: known, school } = station.facts();
  const stale = compareVault(known, view) === 'stale';
  if (recovery !== undefined && recovery.keyId !== view.recoveryKeyId) {
    return turnAway(vault, station, refused, 'recoveryKeyVoid');
  }
  const weakness = passphraseWeakness(passphrase, { school, code, operatorName: name });
  if (weakness !== undefined) return err(tooWeak(weakness));
  const changed = await changeVault(
    vault,
    station,
    [
      ...(stale ? [{ kind: 'keepOnly' as const, operatorIds: [operatorId] }] : []),
      { kind: 'setPassphrase', operatorId, code, passphrase, mustChange: false },
    ],
    [{ type: 'passphraseReset', operatorId, by: 'recoveryKey' }],
  );
  if (!changed.ok) return changed;
  await note(vault, station, refused, [{ type: 'stationUnlocked' }]);
  return ok(undefined);
}
