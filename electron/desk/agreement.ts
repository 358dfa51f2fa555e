/** Whether somebody of the station that stands here agrees to its being replaced by a back-up. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { RestoreKey } from '../../shared/ipc/calls/restore';
import type { Unlocked, Vault } from '../vault/vault';
import type { StationOpening } from './opening';
import { byId } from './station-facts';
import type { OperatorFacts, StationFacts } from './station-facts';
import { compareVault } from './vault-changes';

type Recovered = Pick<Unlocked, 'stationKey' | 'view'>;
type Facts = Pick<StationFacts, 'operators' | 'recovery' | 'vault'>;

/**
 * Asks for an administrator's passphrase, or two sheets of the recovery key, and opens the station to see whose they
 * are. Where it does not open any more, whoever opens its vault is enough: nobody could tell who may.
 */
export function createAgreement({
  folder,
  vault,
  opening,
}: {
  readonly folder: string;
  readonly vault: Pick<Vault, 'unlock' | 'recover'>;
  readonly opening: StationOpening;
}): (by: RestoreKey) => Promise<Result<undefined, AppError>> {
  return async (by) => {
    const found: Result<Recovered & { readonly operatorId?: string }, AppError> =
      'sheets' in by ? await vault.recover(by.sheets) : await vault.unlock(by.code, by.passphrase);
    if (!found.ok) {
      const { error } = found;
      if (error.kind !== 'wrongPassphrase') return err(error);
      return notAgreed('wrong', error.waitSeconds);
    }
    const { stationKey, view, operatorId } = found.value;
    const who = (facts: Facts): Result<OperatorFacts, AppError> =>
      operatorId === undefined ? anAdmin(facts) : byId(facts, operatorId);
    const made = await opening.open(stationKey, { folder, who });
    if (!made.ok) {
      const isBroken = ['stationDamaged', 'storageFailed'].includes(made.error.kind);
      if (isBroken) return ok(undefined);
      return made.error.kind === 'operatorUnknown' ? notAgreed('notAdmin') : made;
    }
    const facts = made.value.facts();
    opening.forgetKey();
    await opening.quietly(() => made.value.close());
    // An old vault put in place of the present one opens with what was valid then.
    const isPresent = compareVault(facts.vault, view) !== 'stale';
    const isSheetOfNow = facts.recovery?.keyId === view.recoveryKeyId;
    const person = operatorId === undefined ? undefined : byId(facts, operatorId);
    const isAdmin = person?.ok === true && person.value.active && person.value.role === 'admin';
    const may = isPresent && (operatorId === undefined ? isSheetOfNow : isAdmin);
    return may ? ok(undefined) : notAgreed('notAdmin');
  };
}

function notAgreed(
  reason: 'wrong' | 'notAdmin',
  waitSeconds = 0,
): Result<never, Extract<AppError, { kind: 'restoreNotAgreed' }>> {
  return err({ kind: 'restoreNotAgreed', reason, waitSeconds });
}

function anAdmin({ operators }: Facts): Result<OperatorFacts, AppError> {
  const found = operators.find(({ active, role }) => active && role === 'admin');
  return found === undefined ? err({ kind: 'operatorUnknown' }) : ok(found);
}
