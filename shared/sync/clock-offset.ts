/** How far the wall clock of this computer is from the platform's, and when that is worth telling. */
import type { Instant } from '../domain/ids';

/** What the line may take to bring an answer, and what no paper shows: papers tell the time to the minute. */
const tolerableMs = 60_000;

/** Wall clock less the platform's, in milliseconds: above 0 this computer is ahead. */
export function clockOffset(serverTime: Instant, wallTime: Instant): number {
  return Date.parse(wallTime) - Date.parse(serverTime);
}

/** The offset as people should hear of it; nothing while the clock is right. */
export function tellableOffset(offsetMs: number): number | undefined {
  return Math.abs(offsetMs) > tolerableMs ? offsetMs : undefined;
}

/** Whether an offset differs enough from the one told before to be told again; right again is news as well. */
export function isNewOffset(told: number | undefined, now: number | undefined): boolean {
  return Math.abs((told ?? 0) - (now ?? 0)) > tolerableMs;
}
