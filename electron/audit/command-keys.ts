/** How the command comes by the keys of a trail: by passphrase, or by two sheets of the recovery key. */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { parseOperatorCode } from '../../shared/vault/operator-code';
import { openVault } from '../vault/vault';
import { readVaultFile } from '../vault/vault-file';
import type { TrailKeys } from './trail-keys';
import { openTrailKeys, trailKeysOf } from './trail-keys';

/** What opens the vault. */
export type KeySource =
  | { readonly kind: 'passphrase'; readonly code: string | undefined; readonly passphrase: string }
  | { readonly kind: 'sheets'; readonly sheets: readonly [string, string] };

/** The passphrase needs a secret that only the program on the station's own computer gets from the system. */
export type BoundElsewhere = { readonly kind: 'boundElsewhere'; readonly canRecover: boolean };

/** The keys of the trail below `station`; Argon2id runs in the thread at `kdfScript`. */
export async function openCommandKeys(
  station: string,
  kdfScript: string,
  source: KeySource,
): Promise<Result<TrailKeys, AppError | BoundElsewhere>> {
  // Looked at first: a passphrase that cannot be tried must not count as a wrong one.
  const bound = source.kind === 'passphrase' ? await boundOf(station, source.code) : undefined;
  if (bound !== undefined) return err(bound);
  // Wrong tries count here as at the desk, and wait as long.
  const vault = openVault(station, kdfScript, () => performance.now());
  const unlocked =
    source.kind === 'sheets'
      ? await vault.recover(source.sheets)
      : await vault.unlock(source.code, source.passphrase);
  if (!unlocked.ok) return unlocked;
  const { stationKey } = unlocked.value;
  const keys = openTrailKeys(station, trailKeysOf(stationKey));
  stationKey.fill(0);
  return ok(keys);
}

async function boundOf(
  station: string,
  code: string | undefined,
): Promise<BoundElsewhere | undefined> {
  const file = await readVaultFile(join(station, 'vault.json'));
  if (!file.ok || file.value === undefined) return undefined;
  const { operators, recovery } = file.value.content;
  if (code === undefined && operators.length > 1) return undefined;
  const wanted = code === undefined ? operators[0]?.code : parseOperatorCode(code);
  const isBound = operators.some((one) => one.code === wanted && one.secondFactor !== undefined);
  return isBound ? { kind: 'boundElsewhere', canRecover: recovery !== undefined } : undefined;
}
