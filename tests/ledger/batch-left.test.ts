/** Families that leave their batch in the middle of it: submitted, withdrawn or given away, and the others go on. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BatchDesk } from '../../electron/batch/batch-desk';
import { createBatchSubmission } from '../../electron/batch/batch-submission';
import { trayOf } from '../../electron/desk/scan-desk';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import { batchSheetWords } from '../../shared/i18n/batch-words';
import { pick } from '../../shared/i18n/messages';
import type { BatchStatus } from '../../shared/ipc/calls/batch';
import {
  checked,
  familyTable,
  openBatches,
  started,
  takeInFamily,
  writePictures,
} from '../support/batch-folder';
import { childOf, completeForm } from '../support/case-builders';
import { completeAtDesk, unlikePages } from '../support/fill-at-desk';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/value-of';

const root = scratchFolder('batch-left');
const papers = ['户口簿-首页.jpg', '户口簿-学生本人页.jpg', '房产证.jpg', '合影.jpg'];
let station: Station;
let desk: BatchDesk;
let batch: BatchStatus;
let caseId: string;

/** Three families, of which line 2 is through. */
beforeEach(async () => {
  const folder = join(root, uuidv7());
  await mkdir(folder, { recursive: true });
  ({ station, desk } = await openBatches(join(folder, 'station'), newKey()));
  const pictures = join(folder, 'pictures');
  await writePictures(pictures, 3, papers, unlikePages());
  valueOf(await desk.takePictures({ form: 'folder', place: pictures }));
  await checked(desk, familyTable(3));
  batch = await started(desk);
  await takeInFamily(station, desk, batch, 2);
});

/** Of line 3 some pages are in, and nothing is in the tray. */
async function begin(pages: number): Promise<void> {
  await takeInFamily(station, desk, batch, 3, { most: pages });
  caseId = valueOf(await desk.begin(batch.id, 3)).caseId;
  const inTray = valueOf(await trayOf(station).list(caseId)).map(({ id }) => id);
  valueOf(await trayOf(station).drop(caseId, inTray));
}
afterEach(async () => {
  await desk.close();
  await station.close();
});

const leave = {
  withdrawn: async () =>
    station.desk.execute({ name: 'withdrawCase', caseId, reason: '家长不来办了' }, station.actor),
  queued: async () => {
    await completeAtDesk(station, caseId, unlikePages(9_000), {
      ...completeForm,
      ...childOf(caseId),
    });
    return station.desk.execute({ name: 'submitCase', caseId }, station.actor);
  },
};

it.each([
  ['withdrawn', 1],
  ['queued', 0],
] as const)(
  'a family whose case is %s meanwhile is through, and the next one goes on',
  async (state, pages) => {
    await begin(pages);
    valueOf(await leave[state]());
    expect(valueOf(await desk.list())).toMatchObject([{ open: [4], done: 2 }]);
    const refused = Array<unknown>(4 - pages).fill({ why: 'caseGone' });
    const left = { pages, waiting: 0, refused };
    const before = valueOf(await desk.result(batch.id));
    expect(before[1]).toMatchObject({ line: 3, state, outcome: left });
    // A window that had the family in hand asks once more, and is told that nothing is left to do.
    expect(await takeInFamily(station, desk, batch, 3)).toMatchObject(left);
    expect(valueOf(await trayOf(station).list(caseId))).toEqual([]);
    expect(valueOf(await station.desk.find(caseId))).toMatchObject({ state });
    const [, line] = valueOf(await desk.result(batch.id));
    const words = batchSheetWords(pick('zh-CN'));
    expect(line && words.refused(line)).toContain('户口簿-首页.jpg（办件已提交、撤回或移交）');
    expect(await takeInFamily(station, desk, batch, 4)).toMatchObject({ pages: 3 });
    expect(valueOf(await desk.list())).toMatchObject([{ open: [], done: 3 }]);
    const { standings } = createBatchSubmission(station, station.batches, () => '');
    expect(valueOf(await standings(batch.id))[1]?.standing.kind).toBe(
      state === 'queued' ? 'gone' : 'notReady',
    );
  },
);
