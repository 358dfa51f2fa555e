/** Loads the engine and its transport with one bug planted, built anew from the product's own files. */
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import type { Plugin } from 'vite';
import { built } from './built';
import type { PlantedBug } from './planted-bugs';
import type { Subject } from './universe';

const load = createRequire(import.meta.url);

/** @throws Error when the text to change is not in the file exactly once. */
export async function plant(bug: PlantedBug, garden: string, index: number): Promise<Subject> {
  const planting = plantingOf(bug);
  const input = { engine: 'shared/sync/engine.ts', transport: 'electron/sync/http-transport.ts' };
  const plugins = [planting.plugin];
  const at = await built(join(garden, String(index)), { input, format: 'cjs', plugins });
  if (!planting.isDone()) throw new Error(`${bug.name}: ${bug.file} is no part of the engine`);
  const { startEngine } = load(at('engine')) as Pick<Subject, 'startEngine'>;
  const { createTransport } = load(at('transport')) as Pick<Subject, 'createTransport'>;
  return { startEngine, createTransport };
}

function plantingOf({ name, file, find, put }: PlantedBug) {
  let done = false;
  const plugin: Plugin = {
    name: 'plant',
    enforce: 'pre',
    transform(code, id) {
      if (!id.replaceAll(sep, '/').endsWith(`/${file}`)) return undefined;
      const parts = code.split(find);
      if (parts.length !== 2) throw new Error(`${name}: text found ${parts.length - 1} times`);
      done = true;
      return parts.join(put);
    },
  };
  return { plugin, isDone: () => done };
}
