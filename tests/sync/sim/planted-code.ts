/** Loads the engine and its transport with one bug planted, from a copy beside the real code. */
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PlantedBug } from './planted-bugs';
import type { Subject } from './universe';

const root = resolve(import.meta.dirname, '../../..');
const garden = join(root, '.cache/planted-bugs');
const copied = ['shared/sync', 'electron/sync'];
const linked = ['shared/domain', 'shared/protocol', 'shared/ipc', 'shared/policy'];

/** @throws Error when the text to change is not in the file exactly once. */
export async function plant(bug: PlantedBug, index: number): Promise<Subject> {
  const bed = join(garden, String(index));
  rmSync(bed, { recursive: true, force: true });
  for (const folder of copied) cpSync(join(root, folder), join(bed, folder), { recursive: true });
  for (const folder of linked) {
    mkdirSync(join(bed, folder, '..'), { recursive: true });
    symlinkSync(join(root, folder), join(bed, folder), 'junction');
  }
  const file = join(bed, bug.file);
  const parts = readFileSync(file, 'utf8').split(bug.find);
  if (parts.length !== 2) throw new Error(`${bug.name}: text found ${parts.length - 1} times`);
  writeFileSync(file, parts.join(bug.put));
  const engine = (await import(join(bed, 'shared/sync/engine.ts'))) as Pick<Subject, 'startEngine'>;
  const transport = (await import(join(bed, 'electron/sync/http-transport.ts'))) as Pick<
    Subject,
    'createTransport'
  >;
  return { startEngine: engine.startEngine, createTransport: transport.createTransport };
}
