/** The guided demonstration: one journey through the real program, told on the console. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: 'demonstration.spec.ts',
  outputDir: '../../.cache/test-results/demo',
  workers: 1,
  retries: 0,
  timeout: 900_000,
  expect: { timeout: 60_000 },
  reporter: './told-reporter.ts',
});
