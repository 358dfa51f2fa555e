/** A destroyed case in its batch: name, number and file names open nowhere any more, in the stations put aside neither. */
import { cp, link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchDesk } from '../../electron/batch/batch-desk';
import { createBatchSubmission } from '../../electron/batch/batch-submission';
import type { Station } from '../../electron/desk/station';
import { batchSheet } from '../../electron/tables/batch-sheet';
import { newKey, openPacked } from '../../electron/vault/seal';
import { batchSheetWords } from '../../shared/i18n/batch-words';
import { pick } from '../../shared/i18n/messages';
import type { BatchStatus } from '../../shared/ipc/calls/batch';
import {
  checked,
  childName,
  childNumber,
  familyTable,
  openBatches,
  started,
  takeInFamily,
  writePictures,
} from '../support/batch-folder';
import { unlikePages } from '../support/fill-at-desk';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/value-of';

const root = scratchFolder('batch-destroyed');
let folder: string;
let key: Buffer;
let station: Station;
let desk: BatchDesk;
let batch: BatchStatus;

async function open(): Promise<void> {
  ({ station, desk } = await openBatches(join(folder, 'station'), key));
}
async function close(): Promise<void> {
  await desk.close();
  await station.close();
}
/** Two families taken in, each with a picture that was refused by its name. */
beforeEach(async () => {
  folder = join(root, uuidv7());
  await mkdir(folder, { recursive: true });
  key = newKey();
  await open();
  const pictures = join(folder, 'pictures');
  await writePictures(pictures, 2, ['户口簿-首页.jpg'], unlikePages());
  for (const index of [0, 1]) {
    await writeFile(join(pictures, childName(index), `${childName(index)}合影.jpg`), 'none');
  }
  valueOf(await desk.takePictures({ form: 'folder', place: pictures }));
  await checked(desk, familyTable(2));
  batch = await started(desk);
  for (const line of batch.open) await takeInFamily(station, desk, batch, line);
});
afterEach(close);

const caseAt = async (line: number) =>
  valueOf(await desk.result(batch.id)).find((one) => one.line === line)?.caseId ?? '';
const destroy = async (line: number) =>
  valueOf(await station.destroyCase(await caseAt(line), station.actor));
const batchesIn = (of: string) => join(folder, of, 'batches');

/** All that the files of batches say to whoever has the station's key, whatever the files are called now. */
async function told(of = 'station'): Promise<string> {
  const below = batchesIn(of);
  const sealing = station.derive('batches');
  const texts: string[] = [];
  for (const name of await readdir(below)) {
    const packed = await readFile(join(below, name));
    const names = [`${batch.id}.plan`, `${batch.id}.done`, `${batch.id}.send`, 'columns'];
    const plain = names
      .map((one) => openPacked(sealing, Buffer.from(`batch/1/${one}`), packed))
      .find((one) => one !== undefined);
    texts.push(plain?.toString('utf8') ?? '');
  }
  return texts.join('\n');
}
const speaksOf = (index: number) => (text: string) =>
  text.includes(childName(index)) || text.includes(childNumber(index));

describe('the family of a destroyed case', () => {
  it('is told of by no plan, no result, no standing and no sheet; the others stay as they were', async () => {
    expect(speaksOf(0)(await told())).toBe(true);
    const [, other] = valueOf(await desk.result(batch.id));
    await destroy(2);
    const text = await told();
    expect(speaksOf(0)(text)).toBe(false);
    expect(speaksOf(1)(text)).toBe(true);
    const lines = valueOf(await desk.result(batch.id));
    expect(lines[0]).toMatchObject({ line: 2, name: '', destroyed: true, outcome: { pages: 1 } });
    expect(lines[0]?.outcome?.refused).toEqual([]);
    expect(lines[1]).toEqual(other);
    expect(other?.outcome?.refused).toHaveLength(1);
    const now = () => new Date().toISOString();
    const { standings } = createBatchSubmission(station, station.batches, now);
    const standing = valueOf(await standings(batch.id));
    expect(standing[0]).toMatchObject({ line: 2, name: '', standing: { kind: 'destroyed' } });
    expect(standing[1]).toMatchObject({ line: 3, name: childName(1) });
    const words = batchSheetWords(pick('zh-CN'));
    const of = new Map(standing.map((one) => [one.line, one.standing]));
    const sheet = await readXlsx(await batchSheet(lines, new Map(), of, words));
    const rows = JSON.stringify(sheet.sheets[0]?.rows);
    expect(speaksOf(0)(rows)).toBe(false);
    expect(speaksOf(1)(rows)).toBe(true);
    expect(rows).toContain('数据已按期销毁');
    expect(valueOf(await desk.list())).toMatchObject([{ families: 2, done: 2, open: [] }]);
  });

  it('is told of by no plan of a station that a restore put aside', async () => {
    const aside = 'station.replaced-0193';
    await cp(join(folder, 'station'), join(folder, aside), { recursive: true });
    expect(speaksOf(0)(await told(aside))).toBe(true);
    await destroy(2);
    const text = await told(aside);
    expect(speaksOf(0)(text)).toBe(false);
    expect(speaksOf(1)(text)).toBe(true);
    await destroy(3);
    expect(await told(aside)).toBe(await told());
    expect(await readdir(batchesIn(aside))).toEqual(['columns']);
  });

  it('goes with the whole batch when it was the last one', async () => {
    await destroy(2);
    await destroy(3);
    expect(valueOf(await desk.list())).toEqual([]);
    expect(await readdir(batchesIn('station'))).toEqual(['columns']);
  });

  it('is forgotten at the next start when a kill came before, in the middle, or an earlier program destroyed it', async () => {
    const gone = await caseAt(2);
    const kept = join(folder, 'kept');
    await cp(join(folder, 'station'), kept, { recursive: true });
    await destroy(2);
    await close();
    const own = batchesIn('station');
    const plan = `${batch.id}.plan`;
    const before = (name: string) => join(kept, 'batches', name);
    // By an earlier program: not a trace of its key is left.
    await cp(before(plan), join(own, plan));
    await open();
    expect(speaksOf(0)(await told())).toBe(true);
    valueOf(await station.finishDestroying());
    expect(speaksOf(0)(await told())).toBe(false);

    // Killed after the new plan was there and before the old one was overwritten, and in the middle of a write.
    await close();
    await cp(before(plan), join(own, `${plan}.former`));
    await cp(before(plan), join(own, `${plan}.0123456789ab.tmp`));
    await cp(before(`${batch.id}.done`), join(own, `${batch.id}.done`));
    await open();
    expect(speaksOf(0)(await told())).toBe(true);
    valueOf(await station.finishDestroying());
    expect(speaksOf(0)(await told())).toBe(false);
    expect((await readdir(own)).toSorted()).toEqual(
      [`${batch.id}.done`, plan, 'columns'].toSorted(),
    );

    // Killed before anything of the batch was touched.
    await close();
    await cp(join(kept, 'keys'), join(folder, 'station', 'keys'), { recursive: true });
    await rm(own, { recursive: true });
    await cp(join(kept, 'batches'), own, { recursive: true });
    await open();
    expect(await station.keys.exists(gone)).toBe(true);
    valueOf(await station.finishDestroying());
    expect(await station.keys.exists(gone)).toBe(false);
    const text = await told();
    expect([speaksOf(0)(text), speaksOf(1)(text)]).toEqual([false, true]);
  });

  it('keeps its key as a sign while a plan cannot be written anew', async () => {
    const gone = await caseAt(2);
    const own = batchesIn('station');
    // Nothing of that name can be overwritten.
    await mkdir(join(own, `${batch.id}.done.former`));
    expect(await station.destroyCase(gone, station.actor)).toMatchObject({ ok: false });
    expect(await station.keys.exists(gone)).toBe(true);
    expect(valueOf(await desk.result(batch.id))[0]).toMatchObject({ name: '' });
    await rm(join(own, `${batch.id}.done.former`), { recursive: true });
    valueOf(await station.finishDestroying());
    expect(await station.keys.exists(gone)).toBe(false);
    expect(speaksOf(0)(await told())).toBe(false);
  });
});

it('files that are replaced and removed leave their bytes under no other name', async () => {
  const own = batchesIn('station');
  const old = await readFile(join(own, `${batch.id}.plan`));
  const inode = join(folder, 'reached');
  await link(join(own, `${batch.id}.plan`), inode);
  await destroy(2);
  expect(await readFile(inode)).not.toEqual(old);
  await rm(inode);
  const second = await readFile(join(own, `${batch.id}.plan`));
  await link(join(own, `${batch.id}.plan`), inode);
  valueOf(await desk.end(batch.id));
  expect(await readFile(inode)).not.toEqual(second);
});
