/** Playwright global set-up: tests get a screen of their own, unless TEST_ON_SCREEN=1 asks to watch them. */
import { hasDisplay, startVirtualDisplay } from '../../build/setup/display.mjs';

// Playwright loads a global set-up by its default export.
// eslint-disable-next-line no-restricted-exports
export default async function provideDisplay(): Promise<() => Promise<void>> {
  if (process.env['TEST_ON_SCREEN'] === '1' && hasDisplay()) return async () => undefined;
  const display = await startVirtualDisplay();
  Object.assign(process.env, display.env);
  return display.stop;
}
