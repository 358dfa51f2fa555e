/** The generator as one file, and beside it the worker that derives keys. */
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: resolve(import.meta.dirname, '../../..'),
  build: {
    ssr: true,
    target: 'node20',
    outDir: '.cache/generate',
    copyPublicDir: false,
    emptyOutDir: true,
    rolldownOptions: {
      input: { program: 'tests/support/generate/program.ts', kdf: 'electron/vault/kdf-thread.ts' },
      output: {
        format: 'es' as const,
        entryFileNames: '[name].mjs',
        // The worker looks for its native part beside its own folder, by the names that a module of CommonJS has for it.
        intro: 'const { dirname: __dirname, filename: __filename } = import.meta;',
      },
    },
  },
  ssr: { noExternal: true as const },
});
