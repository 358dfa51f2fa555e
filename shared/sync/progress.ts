/** How an entry's way is shown on the screen. */
import { assertNever } from '../domain/result';
import type { EntryProgress } from '../ipc/contract';
import type { EntryState } from './outbox';
import type { Clock } from './ports';

/**
 * `undefined` for an entry that merely waits its turn. `pauseAttempts`: failures in a row of the whole engine; `isHeldUp`: what
 * its platform lost of the case comes before it.
 */
export function progressOf(
  entryId: string,
  state: EntryState,
  { pauseAttempts, isHeldUp }: { readonly pauseAttempts: number; readonly isHeldUp: boolean },
  clock: Clock,
): EntryProgress | undefined {
  if (isHeldUp && state.phase !== 'sending') {
    const retryAt = clock.instantIn(0);
    return { phase: 'waiting', entryId, reason: 'earlierFirst', attempts: 0, retryAt };
  }
  switch (state.phase) {
    case 'sending': {
      const { part, parts, sentBytes, totalBytes } = state;
      return { phase: 'sending', entryId, part, parts, sentBytes, totalBytes };
    }
    case 'waiting':
      return {
        phase: 'waiting',
        entryId,
        reason: state.reason,
        attempts: Math.max(state.attempts, pauseAttempts),
        retryAt: clock.instantIn(Math.max(0, state.retryAtMs - clock.nowMs())),
      };
    case 'queued':
    case 'delivered':
    case 'held':
    case 'conflicted':
      return undefined;
    default:
      return assertNever(state);
  }
}
