/** The torture program as one file; segments roll early, so that every round meets several of them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

type Change = { readonly file: string; readonly from: string; readonly to: string };

const rollEarly: Change = {
  file: 'electron/ledger/segments.ts',
  from: 'rollBytes = 64 * 1024 * 1024',
  to: 'rollBytes = 48 * 1024',
};

/** Ways to trust a wall clock, which the clock suite has to find. */
export const clockPlants: Readonly<Record<string, readonly Change[]>> = {
  'clock-back-off': [{ file: 'electron/vault/tries.ts', from: 'monotonicMs()', to: 'Date.now()' }],
  'clock-engine-waits': [
    {
      file: 'shared/sync/engine.ts',
      from: 'const cancel = cancelSource();',
      to: 'const own = ports.clock; ports = { ...ports, clock: { ...own, nowMs: () => Date.parse(own.instantIn(0)) } }; const cancel = cancelSource();',
    },
  ],
  'clock-events-by-time': [
    {
      file: 'electron/desk/case-store.ts',
      from: 'tail.push(events ?? []);',
      to: 'tail.push(Object.assign([...(events ?? [])], { at: read.value.body.at }));',
    },
    {
      file: 'electron/desk/case-store.ts',
      from: 'tail.toReversed().flat()',
      to: 'tail.toReversed().sort((a, b) => ((a as never)["at"] < (b as never)["at"] ? -1 : 1)).flat()',
    },
  ],
  'clock-numbers-by-year': [
    {
      file: 'electron/desk/desk.ts',
      from: 'drawNumber(series, blocks, parts.ledger.lastDrawn,',
      to: 'drawNumber(series, blocks, new Date().getUTCFullYear() === pack.season ? parts.ledger.lastDrawn : new Map(),',
    },
  ],
  'clock-queue-by-time': [
    {
      file: 'electron/desk/waiting-cases.ts',
      from: 'entries: (isMeant) => of(isMeant).flatMap(({ entry }) => entry ?? []),',
      to: 'entries: (isMeant) => of(isMeant).flatMap(({ entry }) => entry ?? []).filter(({ queuedAt }) => Date.parse(queuedAt) <= Date.now()),',
    },
  ],
  'clock-late-change': [
    {
      file: 'shared/domain/decide.ts',
      from: 'current.appliedChanges.includes(changeId)',
      to: '(current.appliedChanges.includes(changeId) || Date.now() < Date.parse(current.openedAt))',
    },
  ],
  'clock-no-going-back': [
    {
      file: 'electron/desk/desk.ts',
      from: 'const decided = decide(',
      to: "if (current !== undefined && at < current.openedAt) return err({ kind: 'storageFailed' }); const decided = decide(",
    },
  ],
  'clock-letter-year': [
    {
      file: 'shared/domain/decide-papers.ts',
      from: 'Number(beijingDate(at).slice(0, 4))',
      to: 'new Date(Date.parse(at)).getFullYear()',
    },
  ],
};

/** Bugs to plant with `--mode`, to prove that the torture finds them; a planted run has to fail. */
const planted: Readonly<Record<string, readonly Change[]>> = {
  ...clockPlants,
  'no-ledger-sync': [
    {
      file: 'electron/ledger/segments.ts',
      from: 'await file.datasync();',
      to: '',
    },
  ],
  'no-file-sync': [
    {
      file: 'electron/ledger/durable-file.ts',
      from: 'await file.sync();',
      to: '',
    },
  ],
  'early-answer': [
    {
      file: 'electron/ledger/ledger.ts',
      from: 'waiting.push({ ...entry, done });',
      to: 'waiting.push({ ...entry, done: () => undefined }); done(ok({ seq: header.seq }));',
    },
  ],
  'no-chain': [
    {
      file: 'electron/ledger/chain.ts',
      from: 'if (!whole) return damaged;',
      to: '',
    },
  ],
};

function change({ file, from, to }: Change): Plugin {
  return {
    name: 'torture-change',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith(file)) return undefined;
      if (!code.includes(from)) throw new Error(`${file} no longer holds: ${from}`);
      return code.replaceAll(from, to);
    },
  };
}

/** Samples look for it beside themselves. */
const photograph: Plugin = {
  name: 'photograph-beside',
  generateBundle() {
    const source = readFileSync(resolve(import.meta.dirname, '../support/papers-page.jpg'));
    this.emitFile({ type: 'asset', fileName: 'papers-page.jpg', source });
  },
};

export default defineConfig(({ mode }) => {
  const bugs = planted[mode] ?? [];
  return {
    root: resolve(import.meta.dirname, '../..'),
    resolve: { alias: { vitest: resolve(import.meta.dirname, 'without-vitest.ts') } },
    plugins: [photograph, ...[rollEarly, ...bugs].map(change)],
    build: {
      ssr: true,
      target: 'node20',
      outDir: '.cache/torture',
      // The assets of the product have no place here.
      copyPublicDir: false,
      emptyOutDir: true,
      assetsInlineLimit: 1_000_000,
      rolldownOptions: {
        input: { program: 'tests/torture/program.ts' },
        // They find their own files by where they lie.
        external: [
          '@playwright/test',
          'vite',
          'pg',
          '@electric-sql/pglite',
          /[/\\\\]build[/\\\\](setup[/\\\\])?[a-z-]+\.mjs$/,
        ],
        output: {
          format: 'es' as const,
          entryFileNames: '[name].mjs',
          // Beside the program: some find the project by the place of their own file.
          chunkFileNames: '[name]-[hash].mjs',
        },
      },
    },
    ssr: { noExternal: true as const },
  };
});
