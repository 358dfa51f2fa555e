/**
 * The empty database of the embedded engine, made once for all tests: making one costs ten times what opening it does,
 * and nothing of the platform is in it.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Database } from '../../platform/database/database';
import { openEmbedded } from '../../platform/database/embedded';

const parent = resolve('.cache/empty-engine');

/** Where it lies; whoever is first makes it, and of two at the same time one throws its own away. */
async function template(): Promise<string> {
  const { version } = JSON.parse(
    readFileSync(resolve('node_modules/@electric-sql/pglite/package.json'), 'utf8'),
  ) as { readonly version: string };
  const kept = join(parent, version);
  if (existsSync(kept)) return kept;
  mkdirSync(parent, { recursive: true });
  const mine = mkdtempSync(join(parent, 'making-'));
  const engine = await PGlite.create(join(mine, 'database'));
  await engine.close();
  try {
    renameSync(join(mine, 'database'), kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
  } finally {
    rmSync(mine, { recursive: true, force: true });
  }
  return kept;
}

/** Lays an empty database into the data folder of a platform that has none. */
export async function layEmptyEngine(dataDir: string): Promise<void> {
  const database = join(dataDir, 'database');
  if (existsSync(database)) return;
  cpSync(await template(), database, { recursive: true });
}

/** Opens the database below a folder, which is made when it is not there. */
export async function openLaidEngine(folder: string): Promise<Database> {
  await layEmptyEngine(folder);
  return openEmbedded(folder, () => undefined);
}
