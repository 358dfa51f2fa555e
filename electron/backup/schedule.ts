/** When the next back-up is due: five minutes after the first change, sooner again after a failure. */

const everyMs = 5 * 60_000;
const againMs = 60_000;

/** Monotonic milliseconds; nothing of it looks at the wall clock. */
export type Standing = {
  /** When something first changed after the last back-up. */
  readonly changedAtMs: number | undefined;
  /** When the last try failed; nothing after one that succeeded. */
  readonly failedAtMs: number | undefined;
};

/** Whether to begin now. */
export function isDue({ changedAtMs, failedAtMs }: Standing, nowMs: number): boolean {
  if (changedAtMs === undefined) return false;
  if (failedAtMs !== undefined) return nowMs - failedAtMs >= againMs;
  return nowMs - changedAtMs >= everyMs;
}
