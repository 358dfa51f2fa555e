/** The bench of the eyes as one file; the packages that carry WebAssembly stay where they are. */
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  build: {
    ssr: true,
    target: 'node20',
    outDir: '.cache/capture-bench',
    copyPublicDir: false,
    emptyOutDir: true,
    rolldownOptions: {
      input: { program: 'tests/capture-bench/program.ts' },
      output: { format: 'es' as const, entryFileNames: '[name].mjs' },
    },
  },
  ssr: { noExternal: ['utif2', 'pdf-lib', 'zod'] },
});
