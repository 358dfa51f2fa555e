/** Under which names wrong tries count: those at one passphrase together, and nothing that names anybody. */
import { sha256Hex } from './seal';
import type { TriesCounted } from './tries';
import { nobodysName } from './tries';
import type { Wrapping } from './vault-file';

/** Two sheets of the recovery key. */
export const sheetsName = 'sheets';

/** By the salt, which every new passphrase has of its own: one that was set anew is guessed at for the first time. */
export function triedName(wrapping: Pick<Wrapping, 'kdf'> | undefined): string {
  return wrapping === undefined
    ? nobodysName
    : sha256Hex(Buffer.from(wrapping.kdf.salt)).slice(0, 16);
}

/** The counts when these passphrases are in the vault: those that were there keep theirs, what nobody has any more goes. */
export function triesAfter(
  found: TriesCounted,
  before: readonly Pick<Wrapping, 'kdf'>[],
  after: readonly Pick<Wrapping, 'kdf'>[],
): TriesCounted {
  const { wrong, unreported, others } = found;
  const names = new Set(after.map(triedName));
  const kept = [
    ...before.map(triedName).filter((name) => names.has(name)),
    sheetsName,
    nobodysName,
  ];
  const at = Object.fromEntries(kept.map((name) => [name, found.at[name] ?? others]));
  return { wrong, unreported, at, others: 0 };
}
