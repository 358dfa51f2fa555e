/** End-to-end tests in the real Electron; `@packed` tests run against the packed program, which is the same but closed. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../.cache/test-results/e2e',
  globalSetup: '../support/virtual-display.ts',
  // Each on a screen of its own: two windows on one would compete for the focus. One more than two cores: each waits a third of its time.
  workers: 3,
  // Another try is told as flaky beside the counts; what never passes fails.
  retries: process.env['CI'] === 'true' ? 2 : 0,
  timeout: 300_000,
  // How long something takes is no test's business: this only ends what will never come.
  expect: { timeout: 60_000 },
  forbidOnly: process.env['CI'] === 'true',
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['TEST_REPORT'] ?? '../../.cache/test-results/e2e.json' }],
  ],
  projects: [
    { name: 'station', grepInvert: /@packed/ },
    { name: 'packed', grep: /@packed/ },
  ],
});
