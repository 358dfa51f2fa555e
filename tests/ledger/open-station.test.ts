/** A station that does not open: whatever stopped it, no key that was made on the way is left in memory. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newKey } from '../../electron/vault/seal';
import { err } from '../../shared/domain/result';
import type { StationParts } from '../../electron/desk/station-parts';
import { noHome } from '../support/case-builders';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';

const made: Buffer[] = [];
const opened: Buffer[] = [];
vi.mock(import('../../electron/vault/seal'), async (original) => {
  const real = await original();
  return {
    ...real,
    subkey: (key, purpose) => {
      const derived = real.subkey(key, purpose);
      // A name is made of a subkey, not sealed with it.
      if (!purpose.startsWith('working-set-name/')) made.push(derived);
      return derived;
    },
    openPacked: (key, bound, packed) => {
      const plain = real.openPacked(key, bound, packed);
      if (plain?.byteLength === real.keyBytes) opened.push(plain);
      return plain;
    },
  };
});
const queue = vi.hoisted(() => ({ breaks: false }));
vi.mock(import('../../electron/desk/sync-store'), async (original) => {
  const real = await original();
  return {
    ...real,
    openQueue: async (parts) => {
      const keeper = await real.openQueue(parts);
      if (queue.breaks) throw Object.assign(new Error('input/output error'), { code: 'EIO' });
      return keeper;
    },
  };
});

const stationKey = newKey();
let folder: string;
beforeEach(async () => {
  queue.breaks = false;
  folder = join(scratchFolder('open-station'), 'station');
  const station = await openStationAt(folder, stationKey);
  const caseId = uuidv7();
  await station.desk.execute({ name: 'openCase', caseId, answers: noHome }, station.actor);
  await station.close();
  made.length = 0;
  opened.length = 0;
});

const left = (keys: readonly Buffer[]) => keys.filter((key) => key.some((byte) => byte !== 0));
const wayOut = (parts: Partial<StationParts> = {}, key = stationKey) =>
  openStationAt(folder, key, parts).then(
    () => 'open',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  );

describe('a station that does not open wipes every key it made', () => {
  it.for([
    ['when its record is of a newer program', 'stationTooNew', () => newer()],
    ['when another key is given', 'stationDamaged', () => wayOut({}, newKey())],
    [
      'when nobody may come in',
      'operatorUnknown',
      () => wayOut({ who: () => err({ kind: 'operatorUnknown' }) }),
    ],
    ['when it is new and its first entry cannot be written', 'storageFailed', () => unwritable()],
    ['when the disk fails at the very end', 'input/output error', () => atTheEnd()],
    ['when the disk fails at the very beginning', 'EISDIR', () => noWitness()],
  ] as const)('%s', async ([, said, way]) => {
    expect(await way()).toContain(said);
    expect(made.length).toBeGreaterThan(3);
    expect(left(made)).toEqual([]);
    expect(left(opened)).toEqual([]);
  });

  it('and none when it is closed', async () => {
    const station = await openStationAt(folder, stationKey);
    expect(left(made)).toHaveLength(7);
    await station.close();
    expect([left(made), left(opened)]).toEqual([[], []]);
  });
});

async function newer(): Promise<string> {
  const path = join(folder, 'ledger', '000001.seg');
  const bytes = await readFile(path);
  await writeFile(path, Buffer.concat([Buffer.from('ESLEDGR3'), Buffer.alloc(64)]));
  const said = await wayOut();
  await writeFile(path, bytes);
  return said;
}

function unwritable(): Promise<string> {
  folder = join(scratchFolder('open-station'), 'new');
  return wayOut({
    gate: {
      before: () => ({ ok: true, value: undefined }),
      after: () => err({ kind: 'dataFolderGone' }),
    },
  });
}

function atTheEnd(): Promise<string> {
  queue.breaks = true;
  return wayOut();
}

async function noWitness(): Promise<string> {
  await rm(join(folder, 'ledger', 'witness'));
  await mkdir(join(folder, 'ledger', 'witness'));
  return wayOut();
}
