/** A program or thread of main, bundled as the product bundles it. */
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** Bundles a source below `electron/` into a folder of the test's own as `name`.cjs; answers the script. */
export async function bundleForNode(source: string, folder: string, name: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: resolve(import.meta.dirname, '../../electron', source),
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: `${name}.cjs` } },
    },
    ssr: { noExternal: true },
  });
  return join(folder, `${name}.cjs`);
}
