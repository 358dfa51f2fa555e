/** What helpers of tests ask the test runner for: here there is none, and the program clears its own folder. */
const nothing = (): void => undefined;
export const [afterAll, afterEach, beforeEach] = [nothing, nothing, nothing];

/** Helpers that judge are not for the torture, which counts. */
export function expect(): never {
  throw new Error('Nothing is expected outside a test');
}
