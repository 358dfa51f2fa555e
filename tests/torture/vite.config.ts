/** The torture program as one file; segments roll early, so that every round meets several of them. */
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

type Change = { readonly file: string; readonly from: string; readonly to: string };

const rollEarly: Change = {
  file: 'electron/ledger/segments.ts',
  from: 'rollBytes = 64 * 1024 * 1024',
  to: 'rollBytes = 48 * 1024',
};

/** Bugs to plant with `--mode`, to prove that the torture finds them; a planted run has to fail. */
const planted: Readonly<Record<string, Change>> = {
  'no-ledger-sync': {
    file: 'electron/ledger/segments.ts',
    from: 'await file.datasync();',
    to: '',
  },
  'no-file-sync': {
    file: 'electron/ledger/durable-file.ts',
    from: 'await file.sync();',
    to: '',
  },
  'early-answer': {
    file: 'electron/ledger/ledger.ts',
    from: 'waiting.push({ ...entry, done });',
    to: 'waiting.push({ ...entry, done: () => undefined }); done(ok({ seq: header.seq }));',
  },
  'no-chain': {
    file: 'electron/ledger/chain.ts',
    from: 'if (!whole) return damaged;',
    to: '',
  },
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

export default defineConfig(({ mode }) => {
  const bug = planted[mode];
  return {
    root: resolve(import.meta.dirname, '../..'),
    plugins: [change(rollEarly), ...(bug === undefined ? [] : [change(bug)])],
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
        output: { format: 'es' as const, entryFileNames: '[name].mjs' },
      },
    },
    ssr: { noExternal: true as const },
  };
});
