/** The vault of a copied station folder, such as a back-up: whoever holds the copy could count as they like, so tries are not counted. */
import { join } from 'node:path';
import { writeFileDurably } from '../ledger/durable-file';
import type { DeviceSecret } from './device-secret';
import type { Tries } from './tries';
import { noTriesBytes } from './tries';
import type { Vault } from './vault';
import { openVault } from './vault';

const uncounted: Tries = {
  read: () => Promise.resolve({ wrong: 0, unreported: 0, lost: false }),
  waitSeconds: () => Promise.resolve(0),
  began: () => Promise.resolve(),
  wasRight: () => Promise.resolve(),
  reported: () => Promise.resolve(),
};

/** Opens the copy by passphrase, or by two sheets of the recovery key; nothing in it is written. */
export function openCopiedVault(
  folder: string,
  kdfScript: string,
  device?: DeviceSecret,
): Pick<Vault, 'unlock' | 'recover' | 'door'> {
  return openVault(folder, kdfScript, () => 0, device, uncounted);
}

/** Makes the copy a station of its own: from now on wrong tries count, and losing the count brings the longest wait. */
export function beginTries(folder: string): Promise<void> {
  return writeFileDurably(join(folder, 'tries.json'), noTriesBytes);
}
