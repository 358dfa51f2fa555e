/** What the door says about the lock: why, and whether what was typed is saved. */
import type { LockReason } from '../ipc/contract';
import type { Messages } from './messages';

/** `allSaved` is left out where nothing typed was to be kept. */
export function lockedText(
  { unlock }: Pick<Messages, 'unlock'>,
  reason: LockReason,
  allSaved: boolean | undefined,
): string {
  const why = unlock.lockedBy[reason];
  if (allSaved === undefined) return why;
  return unlock.lockedLine(why, allSaved ? unlock.allSaved : unlock.notAllSaved);
}
