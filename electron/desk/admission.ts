/** Who is let into an opened station: the newest vault, an active person, a passphrase of the person's own. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Instant } from '../../shared/domain/ids';
import type { StationEvent } from '../../shared/ledger/station-event';
import { passphraseWeakness } from '../../shared/vault/passphrase-rules';
import type { Unlocked, Vault } from '../vault/vault';
import { tooWeak } from '../vault/vault';
import type { Station } from './station';
import { untrained } from './training-standing';
import { changeVault, compareVault, settleVault } from './vault-changes';

type Entering = Pick<Unlocked, 'view' | 'refused'>;

/** Lets somebody in by passphrase; every refusal before, and this one, becomes an entry. */
export async function admit(
  vault: Vault,
  station: Station,
  { view, refused, operatorId, mustChange }: Unlocked,
  passphrase: string,
  newPassphrase: string | undefined,
  /** When somebody asks for the real station; absent for the drill, which asks for no training. */
  realAt?: Instant,
): Promise<Result<undefined, AppError>> {
  const person = station.facts().operators.find(({ id }) => id === operatorId);
  if (person?.active !== true) return turnAway(vault, station, refused, 'operatorDisabled');
  if (compareVault(station.facts().vault, view) === 'stale') {
    return turnAway(vault, station, refused, 'vaultReplaced');
  }
  const lacking = realAt === undefined ? undefined : untrained(station, person, realAt);
  // Before a start passphrase is replaced: nobody sets one for a door that stays shut.
  if (lacking !== undefined) {
    await noteTurnedAway(vault, station, refused, 'trainingMissing');
    return err(lacking);
  }
  if (mustChange) {
    if (newPassphrase === undefined) return err({ kind: 'passphraseMustChange' });
    const checked = mayReplace(station, person, passphrase, newPassphrase);
    if (!checked.ok) return checked;
  }
  const settled = await settleVault(vault, station);
  if (!settled.ok) return settled;
  if (mustChange && newPassphrase !== undefined) {
    const changed = await setOwnPassphrase(vault, station, person, newPassphrase);
    if (!changed.ok) return changed;
  }
  await note(vault, station, refused, [{ type: 'stationUnlocked' }]);
  return ok(undefined);
}

/** Whether an operator may take this passphrase instead of the one given. */
export function mayReplace(
  { facts }: Pick<Station, 'facts'>,
  { code, name }: { readonly code: string; readonly name: string },
  present: string,
  next: string,
): Result<undefined, AppError> {
  if (next.normalize('NFKC') === present.normalize('NFKC')) return err({ kind: 'passphraseSame' });
  const weakness = passphraseWeakness(next, { school: facts().school, code, operatorName: name });
  return weakness === undefined ? ok(undefined) : err(tooWeak(weakness));
}

/** Wraps the station key anew with a passphrase of the operator's own choice. */
export function setOwnPassphrase(
  vault: Pick<Vault, 'prepare' | 'view'>,
  station: Pick<Station, 'appendStation' | 'stationKey' | 'facts'>,
  { id: operatorId, code }: { readonly id: string; readonly code: string },
  passphrase: string,
): Promise<Result<undefined, AppError>> {
  return changeVault(
    vault,
    station,
    [{ kind: 'setPassphrase', operatorId, code, passphrase, mustChange: false }],
    [{ type: 'passphraseChanged', operatorId }],
  );
}

/** Notes wrong tries of before together with what follows; they are forgotten only when they are on the disk. */
export async function note(
  vault: Pick<Vault, 'triesReported'>,
  station: Pick<Station, 'appendStation'>,
  { unreported, lost }: Entering['refused'],
  events: readonly StationEvent[],
): Promise<void> {
  const before: StationEvent[] =
    unreported === 0
      ? []
      : [{ type: 'unlockRefused', tries: unreported, ...(lost ? { countLost: true } : {}) }];
  if (before.length + events.length === 0) return;
  const noted = await station.appendStation([...before, ...events], { audit: true });
  if (noted.ok && before.length > 0) await vault.triesReported();
}

/** Notes that somebody who knew the secret was not let in, and why. */
export async function turnAway(
  vault: Vault,
  station: Station,
  refused: Entering['refused'],
  reason: 'operatorDisabled' | 'vaultReplaced' | 'recoveryKeyVoid',
): Promise<Result<never, AppError>> {
  await noteTurnedAway(vault, station, refused, reason);
  return err({ kind: reason });
}

function noteTurnedAway(
  vault: Vault,
  station: Station,
  refused: Entering['refused'],
  reason: NonNullable<Extract<StationEvent, { type: 'unlockRefused' }>['reason']>,
): Promise<void> {
  return note(vault, station, refused, [{ type: 'unlockRefused', tries: 1, reason }]);
}
