/** What the door says about the lock: why, whether what was typed is saved, and which pictures are not. */
import type { CaughtPictures, LockReason } from '../ipc/contract';
import type { Messages } from './messages';

/** `allSaved` is left out where nothing typed was to be kept. */
export function lockedText(
  { unlock }: Pick<Messages, 'unlock'>,
  reason: LockReason,
  allSaved: boolean | undefined,
  { lost, unsure }: CaughtPictures = { lost: 0, unsure: 0 },
): string {
  const typed = allSaved === undefined ? '' : allSaved ? unlock.allSaved : unlock.notAllSaved;
  return [
    unlock.lockedBy[reason],
    typed,
    lost === 0 ? '' : unlock.picturesLost(lost),
    unsure === 0 ? '' : unlock.picturesUnsure(unsure),
  ].reduce((said, more) => (more === '' ? said : unlock.lockedLine(said, more)));
}
