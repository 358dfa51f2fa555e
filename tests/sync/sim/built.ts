/** Parts of the simulation as plain JavaScript: what a test runner puts around every import costs more than the seeds. */
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../../..');

export type Built = {
  /** Name of each file made, and where it begins below the repository. */
  readonly input: { readonly [name: string]: string };
  readonly format: 'es' | 'cjs';
  readonly plugins?: Plugin[];
};

/** Builds into a folder of the project, where packages are found; answers where `name` lies. */
export async function built(
  folder: string,
  { input, format, plugins = [] }: Built,
): Promise<(name: string) => string> {
  const outDir = join(root, folder);
  const extension = format === 'es' ? 'mjs' : 'cjs';
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins,
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      copyPublicDir: false,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: { ...input },
        output: {
          format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `[name]-[hash].${extension}`,
        },
      },
    },
  });
  return (name) => join(outDir, `${name}.${extension}`);
}
