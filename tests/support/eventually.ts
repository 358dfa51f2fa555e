/** Waits for what comes by itself. */
import { vi } from 'vitest';

/**
 * Asks again until `check` does not throw. The limit only ends a test that will never pass: how long it takes depends
 * on the machine, and is no test's business.
 */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 60_000, interval: 5 });
