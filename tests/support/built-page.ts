/** Pages of one file as the program builds them. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { scratchFolder } from './scratch-folder';

/** Built afresh, so that a test never sees a page of before. */
export async function builtPage(mode: 'viewer' | 'classes'): Promise<string> {
  const outDir = scratchFolder(`${mode}-build`);
  await build({
    configFile: resolve('vite.config.ts'),
    mode,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  });
  return readFileSync(join(outDir, `${mode}.html`), 'utf8');
}
