/** Batches at a real station: what is wrong with a row, families taken in once however often they are begun, pictures. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchDesk } from '../../electron/batch/batch-desk';
import { trayOf } from '../../electron/desk/scan-desk';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import type { TableCell } from '../../shared/text/table-cell';
import {
  checked,
  childName,
  childNumber,
  familyTable,
  openBatches,
  started,
  takeInFamily,
  taken,
  usual,
  writePictures,
} from '../support/batch-folder';
import { caseOf, unlikePages } from '../support/fill-at-desk';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/station-people';

const root = scratchFolder('batch-desk');
let folder: string;
let key: Buffer;
let station: Station;
let desk: BatchDesk;

async function open(): Promise<void> {
  ({ station, desk } = await openBatches(join(folder, 'station'), key));
}
beforeEach(async () => {
  folder = join(root, uuidv7());
  await mkdir(folder, { recursive: true });
  key = newKey();
  await open();
});
afterEach(async () => {
  await desk.close();
  await station.close();
});

const take = (cells: readonly (readonly TableCell[])[]) => taken(desk, cells);
const check = (cells: readonly (readonly TableCell[])[]) => checked(desk, cells);
const start = (leaveOut?: readonly number[]) => started(desk, leaveOut);
const papers = ['户口簿-首页.jpg', '户口簿-学生本人页.jpg', '房产证.jpg', '合影.jpg'];
async function bring(families: number): Promise<string> {
  const pictures = join(folder, 'pictures');
  await writePictures(pictures, families, papers, unlikePages());
  valueOf(await desk.takePictures({ form: 'folder', place: pictures }));
  return pictures;
}
const casesThere = () => [...station.ledger.cases.keys()];

describe('a table', () => {
  it('names what is wrong with every row, and makes nothing of it', async () => {
    const rows = familyTable(4);
    rows[2] = ['', childNumber(1), '汉族', '', '', '', ''];
    rows[3] = [childName(0), childNumber(0), '汉族', '某某', '叔叔', '电话', '说不清'];
    const { rows: told } = await check(rows);
    const kinds = told.map(({ problems }) => problems.map(({ kind }) => kind));
    expect(kinds[0]).toEqual(['fieldsOpen']);
    expect(kinds[1]).toContain('nameMissing');
    expect(kinds[2]).toEqual(['sameInList', 'unclear', 'unclear', 'fieldWrong', 'fieldsOpen']);
    expect(told[2]?.problems[0]).toEqual({ kind: 'sameInList', line: 2 });
    expect(casesThere()).toEqual([]);
    expect(await readdir(station.folder)).toContain('batches');
  });

  it('names a formula, of which nothing is taken, beside what is missing by it', async () => {
    const [head = [], row = []]: (readonly TableCell[])[] = familyTable(1);
    const { rows: told } = await check([head, [...row.slice(0, 6), null]]);
    expect(told[0]?.problems).toContainEqual({ kind: 'formula', field: 'answers.localHome' });
    const { rows: nameless } = await check([head, [null, ...row.slice(1)]]);
    expect(nameless[0]?.problems.slice(0, 2)).toEqual([
      { kind: 'nameMissing' },
      { kind: 'formula', field: 'child.name' },
    ]);
    expect(
      await desk.takeTable('x.xlsx', Buffer.from('x'), [
        head,
        ['', ...row.slice(1).map(() => null)],
      ]),
    ).toMatchObject({ error: { kind: 'listEmpty' } });
  });

  it('tells which child the station has already', async () => {
    await check(familyTable(2));
    const batch = await start([3]);
    await takeInFamily(station, desk, batch, 2);
    const { rows } = await check(familyTable(2));
    expect(rows[0]?.problems).toContainEqual({ kind: 'sameAtStation', caseNumber: '' });
    expect(rows[1]?.problems.map(({ kind }) => kind)).not.toContain('sameAtStation');
  });

  it('remembers what a person said of its columns, apart where they differ in brackets only', async () => {
    const rows = [
      ['学生姓名', '电话（白天）', '电话（晚上）', '所属网格'],
      [childName(0), '1', '2', '三网格'],
    ];
    expect((await take(rows)).columns.at(-1)).toBeNull();
    const said = ['child.name', 'guardian1.phone', 'guardian2.phone', 'special.note'] as const;
    valueOf(await desk.check({ columns: said, usual, kind: 'primary' }));
    expect((await take(rows)).columns).toEqual(said);
  });

  it.each([
    [
      'without headings',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
      'batchWithoutHeadings',
    ],
    [
      'without rows',
      [
        ['学生姓名', '民族'],
        ['', ''],
      ],
      'listEmpty',
    ],
    [
      'that is too long',
      [['学生姓名', '民族'], ...Array.from({ length: 5_001 }, () => ['a', 'b'])],
      'batchTooLong',
    ],
  ])('%s is refused', async (_, cells, kind) => {
    expect(await desk.takeTable('x.csv', Buffer.from('x'), cells)).toMatchObject({
      error: { kind },
    });
  });
});

describe('families', () => {
  it('become cases with their pages where the names say, and the rest in the tray', async () => {
    await bring(3);
    const { rows, nobodys } = await check(familyTable(3));
    expect(nobodys).toBe(0);
    expect(rows.map(({ pictures }) => pictures)).toEqual([4, 4, 4]);
    const batch = await start();
    for (const line of batch.open) {
      expect(await takeInFamily(station, desk, batch, line)).toMatchObject({
        pages: 3,
        waiting: 1,
      });
    }
    const lines = valueOf(await desk.result(batch.id));
    expect(lines.map(({ state }) => state)).toEqual(['incomplete', 'incomplete', 'incomplete']);
    const current = await caseOf(station, lines[0]?.caseId ?? '');
    expect(current.form).toMatchObject({
      'child.name': childName(0),
      'child.idNumber': childNumber(0),
      'guardian1.relation': 'father',
    });
    expect(
      current.documents.map(({ requirementId, pages }) => [
        requirementId,
        pages.map(({ role }) => role),
      ]),
    ).toEqual([
      ['home', ['inner']],
      ['register', ['cover', 'child']],
    ]);
    const kept = valueOf(await trayOf(station).list(current.id));
    expect(kept).toMatchObject([{ source: 'folder', requirementId: '' }]);
    const original = await readFile(join(folder, 'pictures', childName(0), '房产证.jpg'));
    const page = current.documents[0]?.pages[0];
    const stored = valueOf(await station.blobs.get(current.id, page?.original.sha256 ?? ''));
    expect(Buffer.from(stored).equals(original)).toBe(true);
  });

  it('are gone on with after a crash in the middle of one, and nothing is there twice', async () => {
    await bring(3);
    await check(familyTable(3));
    const batch = await start();
    await takeInFamily(station, desk, batch, 2);
    await takeInFamily(station, desk, batch, 3, { most: 1 });
    await desk.close();
    await station.close();
    await open();
    const [again] = valueOf(await desk.list());
    expect(again).toMatchObject({ id: batch.id, done: 1, open: [3, 4], source: 'there' });
    for (const line of again?.open ?? []) await takeInFamily(station, desk, batch, line);
    const lines = valueOf(await desk.result(batch.id));
    expect(lines.map(({ outcome }) => [outcome?.line, outcome?.pages])).toEqual([
      [2, 3],
      [3, 3],
      [4, 3],
    ]);
    expect(casesThere()).toHaveLength(3);
    for (const { caseId } of lines) {
      const { documents } = await caseOf(station, caseId);
      expect(documents.flatMap(({ pages }) => pages)).toHaveLength(3);
      expect(valueOf(await trayOf(station).list(caseId))).toHaveLength(1);
    }
  });

  it('keep what somebody typed since they were begun', async () => {
    await check(familyTable(1));
    const batch = await start();
    const { caseId } = valueOf(await desk.begin(batch.id, 2));
    const changes = { 'child.nation': '畲族' };
    valueOf(await station.desk.execute({ name: 'editForm', caseId, changes }, station.actor));
    await takeInFamily(station, desk, batch, 2);
    expect((await caseOf(station, caseId)).form['child.nation']).toBe('畲族');
  });

  it('wait while the drive with their pictures is away', async () => {
    const pictures = await bring(2);
    await check(familyTable(2));
    const batch = await start();
    await rename(pictures, `${pictures}-away`);
    await desk.close();
    expect(valueOf(await desk.list())[0]).toMatchObject({ source: 'gone', open: [2, 3] });
    expect(await desk.begin(batch.id, 2)).toMatchObject({
      error: { kind: 'batchPicturesUnreadable' },
    });
    await rename(`${pictures}-away`, pictures);
    expect(await takeInFamily(station, desk, batch, 2)).toMatchObject({ pages: 3 });
  });

  it('are not through when the drive is pulled in the middle of one', async () => {
    const pictures = await bring(1);
    await check(familyTable(1));
    const batch = await start();
    const begun = valueOf(await desk.begin(batch.id, 2));
    await rename(pictures, `${pictures}-away`);
    const of = (id = '') => desk.picture(batch.id, 2, id);
    const gone = { error: { kind: 'batchPicturesUnreadable' } };
    expect(await of(begun.pictures[0]?.id)).toMatchObject(gone);
    // The place where the drive was mounted stays, and is empty.
    await mkdir(pictures);
    expect(await of(begun.pictures[0]?.id)).toMatchObject(gone);
    expect(valueOf(await desk.list())[0]).toMatchObject({ source: 'gone', done: 0 });
    await rm(pictures, { recursive: true });
    await rename(`${pictures}-away`, pictures);
    expect(await takeInFamily(station, desk, batch, 2)).toMatchObject({ pages: 3, waiting: 1 });
  });

  it('go on where their pictures lie elsewhere by now, and nowhere else', async () => {
    const pictures = await bring(2);
    await check(familyTable(2));
    const batch = await start();
    await takeInFamily(station, desk, batch, 2);
    const elsewhere = join(folder, 'another drive');
    await rename(pictures, elsewhere);
    expect(valueOf(await desk.list())).toMatchObject([{ source: 'gone', done: 1 }]);
    const other = join(folder, 'other');
    await writePictures(join(other, 'x'), 2, papers, unlikePages());
    expect(await desk.moveTo(batch.id, other)).toMatchObject({
      error: { kind: 'batchPicturesElsewhere' },
    });
    expect(await desk.moveTo(batch.id, join(folder, 'none'))).toMatchObject({
      error: { kind: 'batchPicturesUnreadable' },
    });
    expect(valueOf(await desk.list())).toMatchObject([{ source: 'gone' }]);
    expect(valueOf(await desk.formOf(batch.id))).toBe('folder');
    expect(valueOf(await desk.moveTo(batch.id, elsewhere))).toMatchObject({ source: 'there' });
    await desk.close();
    await station.close();
    await open();
    expect(await takeInFamily(station, desk, batch, 3)).toMatchObject({ pages: 3, waiting: 1 });
  });

  it('leave nothing half-written or readable when the station is locked in the middle', async () => {
    await bring(2);
    await check(familyTable(2));
    const batch = await start();
    const outcome = { line: 2, pages: 0, waiting: 0, refused: [] };
    const saving = station.batches.addOutcome(batch.id, outcome);
    const closing = station.close();
    expect(await saving).toMatchObject({ ok: true });
    expect(await desk.done(batch.id, { ...outcome, line: 3 })).toMatchObject({
      error: { kind: 'stationLocked' },
    });
    await closing;
    await open();
    expect(valueOf(await desk.list())[0]).toMatchObject({ done: 1, open: [3] });
  });

  it('name every picture that could not be taken in', async () => {
    const pictures = await bring(1);
    await writeFile(join(pictures, childName(0), '合影.jpg'), 'not a picture');
    await check(familyTable(1));
    const batch = await start();
    expect(await takeInFamily(station, desk, batch, 2)).toMatchObject({
      waiting: 0,
      refused: [{ name: '合影.jpg', why: 'notAPicture' }],
    });
  });

  it('leave nothing readable in the files of the station, and nothing at all once put away', async () => {
    await check(familyTable(2));
    const batch = await start();
    const there = join(station.folder, 'batches');
    for (const name of await readdir(there)) {
      const bytes = await readFile(join(there, name));
      for (const secret of [childName(0), childNumber(0), '名单', '13800000000']) {
        expect(bytes.includes(secret), `${name} holds ${secret}`).toBe(false);
      }
    }
    valueOf(await desk.end(batch.id));
    expect(valueOf(await desk.list())).toEqual([]);
    expect((await readdir(there)).filter((name) => name.startsWith(batch.id))).toEqual([]);
  });
});
