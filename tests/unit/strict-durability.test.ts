/** The lint rule for strict durability fires on every way it knows, lets the right ones pass, and holds in the renderer. */
import { join } from 'node:path';
import { ESLint, Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { strictDurability } from '../../build/lint/strict-durability.mjs';

const root = join(import.meta.dirname, '../..');
const complaints = (code: string) =>
  new Linter()
    .verify(code, { rules: { 'no-restricted-syntax': ['error', ...strictDurability] } })
    .map(({ message }) => message);

describe('strict durability', () => {
  it.each([
    "new Dexie('set')",
    "new Dexie('set', { cache: 'disabled' })",
    "new Dexie('set', { chromeTransactionDurability: 'relaxed' })",
    "new Dexie('set', { chromeTransactionDurability: durability })",
    'class Tables extends Dexie {}',
    'const Tables = class extends Dexie {}',
    "database.transaction('cases', 'readwrite')",
    "database.transaction(['cases'], 'readwrite', { durability: 'relaxed' })",
    "database.transaction(['cases'], 'readwriteflush')",
    "options = { durability: 'default' }",
    "indexedDB.open('set', 1)",
    "window.indexedDB.open('set')",
    "globalThis.indexedDB.open('set')",
  ])('is missed in: %s', (code) => {
    expect(complaints(code)).not.toEqual([]);
  });

  it.each([
    "new Dexie('set', { chromeTransactionDurability: 'strict', cache: 'disabled' })",
    "database.transaction('cases', 'readonly')",
    "database.transaction('cases', 'readwrite', { durability: 'strict' })",
    // Dexie's own transactions take what their database was told.
    "tables.transaction('rw', tables.cases, work)",
    'indexedDB.databases()',
    "cabinet.open('drawer')",
  ])('is not missed in: %s', (code) => {
    expect(complaints(code)).toEqual([]);
  });

  it('is asked of every file of the renderer', async () => {
    const eslint = new ESLint({
      cwd: root,
      overrideConfigFile: join(root, 'build/eslint.config.mjs'),
    });
    for (const file of ['renderer/db/schema.ts', 'renderer/app.tsx', 'renderer/workers/x.ts']) {
      const config = (await eslint.calculateConfigForFile(join(root, file))) as {
        rules: Record<string, unknown[]>;
      };
      expect(config.rules['no-restricted-syntax']).toEqual(
        expect.arrayContaining(strictDurability),
      );
    }
  });
});
