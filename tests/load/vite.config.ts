/** The load program as one file; packages stay where they are. */
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  build: {
    ssr: true,
    target: 'node20',
    outDir: '.cache/load',
    copyPublicDir: false,
    emptyOutDir: true,
    rolldownOptions: {
      input: { program: 'tests/load/program.ts' },
      output: {
        format: 'es' as const,
        entryFileNames: '[name].mjs',
        chunkFileNames: '[name]-[hash].mjs',
      },
    },
  },
});
