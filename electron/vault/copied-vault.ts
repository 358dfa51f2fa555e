/** The vault of a copied station folder, such as a back-up, opened at the door of this computer. */
import { join } from 'node:path';
import { writeFileDurably } from '../ledger/durable-file';
import type { DeviceSecret } from './device-secret';
import type { Tries } from './tries';
import { newTriesBytes } from './tries';
import type { Vault } from './vault';
import { openVault } from './vault';

/**
 * Opens the copy by passphrase, or by two sheets of the recovery key; nothing in it is written. Wrong tries count in
 * `tries`. A right one only takes itself back: who knows the passphrase of an old copy must not win the count of the
 * present station's anew with it.
 */
export function openCopiedVault(
  folder: string,
  kdfScript: string,
  tries: Tries,
  device?: DeviceSecret,
): Pick<Vault, 'unlock' | 'recover' | 'door'> {
  return openVault(folder, kdfScript, () => 0, device, { ...tries, wasRight: tries.takenBack });
}

/** Makes the copy a station of its own: from now on wrong tries count, and losing the count brings the longest wait. */
export function beginTries(folder: string, unreported = 0): Promise<void> {
  return writeFileDurably(join(folder, 'tries.json'), newTriesBytes(unreported));
}
