/** The platform's bundle of these very sources, for tests that start it as a process of its own. */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

export type BuiltPlatform = {
  /** What `startPlatform` takes as `entry`. */
  readonly entry: string;
  readonly remove: () => void;
};

/** Builds it inside the project, so that it finds its packages, in a folder that no other run has. */
export async function builtPlatform(name: string): Promise<BuiltPlatform> {
  const outDir = resolve(`.cache/${name}-${process.pid}`);
  await build({ mode: 'platform', logLevel: 'error', build: { outDir } });
  return {
    entry: join(outDir, 'platform.cjs'),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}
