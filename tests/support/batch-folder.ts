/** What an agent brings: a table of families and a folder of pictures named as people name them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { BatchDesk } from '../../electron/batch/batch-desk';
import { createBatchDesk } from '../../electron/batch/batch-desk';
import { takeInPage } from '../../electron/desk/page-intake';
import type { Station } from '../../electron/desk/station';
import type { FamilyOutcome } from '../../shared/batch/batch-plan';
import { idNumberCheckDigit } from '../../shared/domain/id-number';
import type { BatchStatus } from '../../shared/ipc/calls/batch';
import type { TableCell } from '../../shared/text/table-cell';
import { openStationAt } from './station-on-disk';
import { valueOf } from './value-of';

const operator = uuidv7();

/** A number of its own for every child, of the season that enrols now. */
export function childNumber(index: number): string {
  const first17 = `33010620200${1 + (index % 8)}${String(10 + (index % 18))}${String(100 + index).slice(-3)}`;
  return first17 + idNumberCheckDigit(first17);
}

const names = ['林', '赵', '王', '陈', '周', '吴', '郑', '孙'];
export const childName = (index: number): string =>
  `${names[index % names.length] ?? ''}${String.fromCodePoint(0x4e00 + 40 + index)}`;

export const heads = ['学生姓名', '身份证号', '民族', '监护人姓名', '关系', '联系电话', '是否有房'];

/** The table's cells, headings first. */
export const familyTable = (count: number): string[][] => [
  heads,
  ...Array.from({ length: count }, (_, index) => [
    childName(index),
    childNumber(index),
    '汉族',
    `${childName(index)}父`,
    '父亲',
    '13800000000',
    '是',
  ]),
];

export const csvOf = (cells: readonly (readonly string[])[]): string =>
  cells.map((row) => row.join(',')).join('\r\n');

/** A folder for each family, with one picture for each of these names. */
export async function writePictures(
  folder: string,
  count: number,
  files: readonly string[],
  picture: () => Uint8Array,
): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const own = join(folder, childName(index));
    await mkdir(own, { recursive: true });
    for (const name of files) await writeFile(join(own, name), picture());
  }
}

/** Works through a family as the window does, without an eye that finds papers; ends early after `most` pages. */
export async function takeInFamily(
  station: Station,
  desk: BatchDesk,
  batch: Pick<BatchStatus, 'id'>,
  line: number,
  { most = Infinity, onPage }: { readonly most?: number; readonly onPage?: () => void } = {},
): Promise<FamilyOutcome | undefined> {
  const begun = valueOf(await desk.begin(batch.id, line));
  let pages = begun.already;
  for (const { id, documentId, requirementId, kind, role } of begun.pictures) {
    const place = { documentId, requirementId, kind, role };
    if (pages >= most) return undefined;
    const original = valueOf(await desk.picture(batch.id, line, id));
    const taken = {
      ...place,
      pageId: id,
      source: 'folder' as const,
      original,
      corrected: original,
    };
    const { desk: cases, blobs, keys, actor } = station;
    const now = () => new Date().toISOString();
    const corrected = new Uint8Array(original);
    const page = { caseId: begun.caseId, ...taken, corrected };
    valueOf(await takeInPage(page, { desk: cases, blobs, keys, actor, now }));
    pages += 1;
    onPage?.();
  }
  const outcome = { line, pages, waiting: begun.waiting, refused: begun.refused };
  valueOf(await desk.done(batch.id, outcome));
  return outcome;
}

/** The station below `folder` with its desk of batches; with the same key it is the same station. */
export async function openBatches(folder: string, key: Buffer) {
  const station = await openStationAt(folder, key, {}, operator);
  const desk = createBatchDesk(station, station.batches, () => new Date().toISOString());
  return { station, desk };
}

export const usual = { preferential: false, localRegister: true, localHome: true };

/** The table chosen. */
export const taken = async (desk: BatchDesk, cells: readonly (readonly TableCell[])[]) =>
  valueOf(await desk.takeTable('/家庭/名单.csv', Buffer.from('x'), cells));

/** The table chosen and checked, with the columns that its headings say. */
export async function checked(desk: BatchDesk, cells: readonly (readonly TableCell[])[]) {
  const { columns } = await taken(desk, cells);
  return valueOf(await desk.check({ columns, usual, kind: 'primary' }));
}

/** What was checked, begun. */
export const started = async (desk: BatchDesk, leaveOut: readonly number[] = []) =>
  valueOf(await desk.save(valueOf(desk.planned(new Set(leaveOut)))));
