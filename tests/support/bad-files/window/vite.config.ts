/** The page of the readers, built as the program's own pages are, but for its policy: what is tried here is the readers. */
import { resolve } from 'node:path';
import { defineConfig, mergeConfig } from 'vite';
import program from '../../../../vite.config';

export default defineConfig((env) => {
  const renderer = program({ ...env, mode: 'renderer' });
  return mergeConfig(
    { worker: renderer.worker, define: {} },
    {
      root: import.meta.dirname,
      base: '/',
      publicDir: false,
      build: {
        target: 'chrome114',
        outDir: resolve(import.meta.dirname, '../../../../.cache/bad-files-window'),
        emptyOutDir: true,
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
      },
    },
  );
});
