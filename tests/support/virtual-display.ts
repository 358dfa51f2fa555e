/** Playwright global set-up: every worker gets a screen of its own, unless TEST_ON_SCREEN=1 asks to watch them. */
import type { FullConfig } from '@playwright/test';
import { hasDisplay, startVirtualDisplay } from '../../build/setup/display.mjs';

/** The screens by worker, as the global set-up hands them to the workers. */
const screens = 'TEST_DISPLAYS';

// Playwright loads a global set-up by its default export.
export default async function provideDisplays({ workers }: FullConfig): Promise<() => unknown> {
  if (process.env['TEST_ON_SCREEN'] === '1' && hasDisplay()) return () => undefined;
  const displays = await Promise.all(Array.from({ length: workers }, () => startVirtualDisplay()));
  Object.assign(process.env, displays[0]?.env);
  process.env[screens] = displays.map(({ env }) => env['DISPLAY'] ?? '').join(' ');
  return () => Promise.all(displays.map(({ stop }) => stop()));
}

/** What leads a program to the screen of this worker: two windows on one screen would compete for the focus. */
export function ownScreen(): Readonly<Record<string, string>> {
  const own = process.env[screens]?.split(' ')[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)];
  return own ? { DISPLAY: own } : {};
}
