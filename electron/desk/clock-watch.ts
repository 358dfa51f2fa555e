/** Whether the computer's clock can be believed: the wall against a clock that never jumps, and against the newest entry. */
import type { Instant } from '../../shared/domain/ids';

/** Two clocks read at the same moment. */
export type ClockReading = { readonly wallMs: number; readonly monotonicMs: number };

export type ClockJump = { readonly byMs: number; readonly direction: 'forward' | 'back' };

/** A clock that is corrected bit by bit stays below this. */
const tolerableMs = 2_000;

/** How far the wall clock was set between two readings; nothing when it only went on. */
export function jumpBetween(before: ClockReading, now: ClockReading): ClockJump | undefined {
  return jumpOf(now.wallMs - before.wallMs - (now.monotonicMs - before.monotonicMs));
}

/** How far the wall is behind an entry that is already written; nothing while it is ahead of it. */
export function behindEntry(wallMs: number, entryAt: Instant): ClockJump | undefined {
  const jump = jumpOf(wallMs - Date.parse(entryAt));
  return jump?.direction === 'back' ? jump : undefined;
}

function jumpOf(exactMs: number): ClockJump | undefined {
  const byMs = Math.round(exactMs);
  if (Math.abs(byMs) <= tolerableMs) return undefined;
  return { byMs, direction: byMs > 0 ? 'forward' : 'back' };
}
