/** What each call about batches does. */
import type { BrowserWindow } from 'electron';
import { drillWord } from '../../shared/domain/drill';
import { err, ok } from '../../shared/domain/result';
import { batchSheetWords } from '../../shared/i18n/batch-words';
import { pick } from '../../shared/i18n/messages';
import type { Handlers } from '../../shared/ipc/bridge';
import type { AuditRecorder } from '../desk/audit-recorder';
import type { Answer, Doors } from '../desk/doors';
import { copied } from '../desk/paper-handlers';
import type { Station } from '../desk/station';
import type { DiskGuard } from '../disk/disk-guard';
import { askForFile, askForFolder, tableFiles } from '../files/choose-file';
import { readTableFile } from '../files/read-table-file';
import { askForPlace, savePaper } from '../files/save-paper';
import { batchSheet } from '../tables/batch-sheet';
import { readCellsApart } from '../tables/table-client';
import type { BatchDesk } from './batch-desk';
import { createBatchDesk } from './batch-desk';
import { openBatchStore } from './batch-store';

type Parts = {
  readonly recorder: Pick<AuditRecorder, 'note' | 'onClosing'>;
  readonly window: () => BrowserWindow | undefined;
  readonly tableScript: string;
  readonly disk: Pick<DiskGuard, 'before' | 'after'>;
  readonly now: () => string;
};

/** The handlers; what was chosen and checked goes with the lock, what was begun stays. */
export function createBatchHandlers(
  { unlocked, brief }: Doors,
  { recorder, window, tableScript, disk, now }: Parts,
): Handlers['batch'] {
  let held:
    { readonly station: Station; readonly desk: BatchDesk; readonly key: Buffer } | undefined;
  recorder.onClosing(() => {
    void held?.desk.close();
    held?.key.fill(0);
    held = undefined;
  });

  function deskOf(station: Station): BatchDesk {
    if (held?.station === station) return held.desk;
    const key = station.derive('batches');
    const desk = createBatchDesk(station, openBatchStore(station.folder, key), now);
    held = { station, desk, key };
    return desk;
  }
  const briefly = <T>(work: (desk: BatchDesk, station: Station) => Answer<T>): Answer<T> =>
    brief((station) => work(deskOf(station), station));
  /** Work that writes, while the disk takes it. */
  const writing = <T>(work: (desk: BatchDesk, station: Station) => Answer<T>): Answer<T> =>
    briefly(async (desk, station) => {
      const permitted = disk.before('page');
      return permitted.ok ? work(desk, station) : permitted;
    });

  return {
    list: () => briefly((desk) => desk.list()),
    chooseTable: () =>
      unlocked(async (station) => {
        const path = await askForFile(window(), tableFiles);
        if (path === undefined) return ok(undefined);
        const bytes = await readTableFile(path);
        if (!bytes.ok) return bytes;
        const cells = await readCellsApart(tableScript, bytes.value);
        if (!cells.ok) return cells;
        return station.during(() => deskOf(station).takeTable(path, bytes.value, cells.value));
      }),
    choosePictures: ({ form }) =>
      unlocked(async (station) => {
        const zip = { name: 'ZIP', extensions: ['zip'] };
        const place = await (form === 'folder'
          ? askForFolder(window())
          : askForFile(window(), zip));
        if (place === undefined) return ok(undefined);
        return station.during(() => deskOf(station).takePictures({ form, place }));
      }),
    check: (input) => briefly((desk) => desk.check(input)),
    start: ({ leaveOut }) =>
      writing(async (desk) => {
        const plan = desk.planned(new Set(leaveOut));
        if (!plan.ok) return plan;
        const { id: batchId, families, leftOut, sha256 } = plan.value;
        const noted = await recorder.note({
          type: 'batchBegun',
          batchId,
          families: families.length,
          leftOut,
          sha256,
        });
        return noted.ok ? desk.save(plan.value) : noted;
      }),
    begin: ({ batchId, line }) => writing((desk) => desk.begin(batchId, line)),
    picture: ({ batchId, line, id }) =>
      briefly(async (desk) => copied(await desk.picture(batchId, line, id))),
    done: ({ batchId, outcome }) => writing((desk) => desk.done(batchId, outcome)),
    result: ({ batchId }) => briefly((desk) => desk.result(batchId)),
    saveResult: ({ batchId }) =>
      unlocked(async (station) => {
        const made = await station.during(async () => {
          const lines = await deskOf(station).result(batchId);
          if (!lines.ok) return lines;
          const numbers = new Map<string, string>();
          for (const { caseId } of lines.value) {
            const found = await station.cases.load(caseId);
            if (found.ok) numbers.set(caseId, found.value?.caseNumber ?? '');
          }
          // For who brought the families: a paper of the desk, and like every paper in Chinese.
          const words = batchSheetWords(pick('zh-CN'));
          return ok({ lines: lines.value, bytes: await batchSheet(lines.value, numbers, words) });
        });
        if (!made.ok) return made;
        const { lines, bytes } = made.value;
        const there = window();
        if (there === undefined) return err({ kind: 'saveFailed' });
        const { drill, stationCode } = station.facts();
        const mark = drill ? `${drillWord}-` : '';
        const name = `${mark}${pick('zh-CN').batch.sheet.fileName}-${stationCode}.xlsx`;
        const place = await askForPlace(there, name, { name: 'Excel', extensions: ['xlsx'] });
        if (place === undefined) return ok({ saved: false, fileName: '' });
        return station.during(async () => {
          const families = Math.max(1, lines.length);
          const noted = await recorder.note({ type: 'batchResultSaved', batchId, families });
          return noted.ok ? savePaper(place, bytes) : noted;
        });
      }),
    end: ({ batchId }) => briefly((desk) => desk.end(batchId)),
  };
}
