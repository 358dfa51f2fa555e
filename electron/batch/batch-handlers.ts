/** What each call about batches does. */
import type { BrowserWindow } from 'electron';
import type { BatchSource } from '../../shared/batch/batch-plan';
import { ok } from '../../shared/domain/result';
import { batchSheetWords } from '../../shared/i18n/batch-words';
import { pick } from '../../shared/i18n/messages';
import type { Handlers } from '../../shared/ipc/bridge';
import type { AuditRecorder } from '../desk/audit-recorder';
import type { Answer, Doors } from '../desk/doors';
import type { LentPictures } from '../desk/lent-pictures';
import type { Papering } from '../desk/looked-at-paper';
import { copied } from '../desk/paper-handlers';
import type { Station } from '../desk/station';
import type { DiskGuard } from '../disk/disk-guard';
import { askForFile, askForFolder, tableFiles } from '../files/choose-file';
import { readTableFile } from '../files/read-table-file';
import { batchSheet } from '../tables/batch-sheet';
import { readCellsApart } from '../tables/table-client';
import type { BatchDesk } from './batch-desk';
import { createBatchDesk } from './batch-desk';
import type { BatchStore } from './batch-store';
import type { BatchSubmission } from './batch-submission';
import { createBatchSubmission } from './batch-submission';
import { createMandateDesk } from './mandate-desk';

type Held = {
  readonly station: Station;
  readonly store: BatchStore;
  readonly desk: BatchDesk;
  readonly submission: BatchSubmission;
};

type Parts = {
  readonly recorder: Pick<AuditRecorder, 'note' | 'onClosing'>;
  readonly window: () => BrowserWindow | undefined;
  readonly papering: Papering<'makeMandates'>;
  readonly tableScript: string;
  readonly disk: Pick<DiskGuard, 'before'>;
  readonly lent: LentPictures;
};

/**
 * The handlers; what was chosen and checked goes with the lock, what was begun stays. None holds a lock up while it reads
 * from an agent's drive: what needs the keys goes through `during` by itself.
 */
export function createBatchHandlers(
  { unlocked }: Pick<Doors, 'unlocked'>,
  { recorder, window, papering, tableScript, disk, lent }: Parts,
): Handlers['batch'] {
  const { outputs, now } = papering;
  const mandates = createMandateDesk(papering);
  let held: Held | undefined;
  recorder.onClosing(() => {
    lent.forget();
    void held?.desk.close();
    held = undefined;
  });

  function heldOf(station: Station): Held {
    if (held?.station === station) return held;
    const store = station.batches;
    const desk = createBatchDesk(station, store, now);
    held = { station, store, desk, submission: createBatchSubmission(station, store, now) };
    return held;
  }
  type Work<T> = (desk: BatchDesk, station: Station, submission: BatchSubmission) => Answer<T>;
  const atDesk = <T>(work: Work<T>): Answer<T> =>
    unlocked((station) => {
      const { desk, submission } = heldOf(station);
      return work(desk, station, submission);
    });
  /** Work that writes, while the disk takes it. */
  const writing = <T>(work: Work<T>): Answer<T> =>
    atDesk(async (...parts) => {
      const permitted = disk.before('page');
      return permitted.ok ? work(...parts) : permitted;
    });

  const askFor = (form: BatchSource['form']) =>
    form === 'folder'
      ? askForFolder(window())
      : askForFile(window(), { name: 'ZIP', extensions: ['zip'] });

  return {
    list: () => atDesk((desk) => desk.list()),
    chooseTable: () =>
      atDesk(async (desk) => {
        const path = await askForFile(window(), tableFiles);
        if (path === undefined) return ok(undefined);
        const bytes = await readTableFile(path);
        if (!bytes.ok) return bytes;
        const cells = await readCellsApart(tableScript, bytes.value);
        return cells.ok ? desk.takeTable(path, bytes.value, cells.value) : cells;
      }),
    choosePictures: ({ form }) =>
      atDesk(async (desk) => {
        const place = await askFor(form);
        return place === undefined ? ok(undefined) : desk.takePictures({ form, place });
      }),
    choosePicturesAgain: ({ batchId }) =>
      writing(async (desk) => {
        const form = await desk.formOf(batchId);
        if (!form.ok) return form;
        const place = form.value && (await askFor(form.value));
        return place === undefined ? ok(undefined) : desk.moveTo(batchId, place);
      }),
    check: (input) => atDesk((desk) => desk.check(input)),
    start: ({ leaveOut }) =>
      writing(async (desk, station) => {
        const plan = desk.planned(new Set(leaveOut));
        if (!plan.ok) return plan;
        const { id: batchId, families, leftOut, sha256 } = plan.value;
        const event = { type: 'batchBegun' as const, batchId, leftOut, sha256 };
        const noted = await station.during(() =>
          recorder.note({ ...event, families: families.length }),
        );
        return noted.ok ? desk.save(plan.value) : noted;
      }),
    begin: ({ batchId, line }) => writing((desk) => desk.begin(batchId, line)),
    picture: ({ batchId, line, id }) =>
      atDesk(async (desk) => {
        const picture = await desk.picture(batchId, line, id);
        // Nothing is kept of what came from the drive after the lock.
        if (picture.ok && held?.desk === desk) lent.lend(id, picture.value);
        return copied(picture);
      }),
    done: ({ batchId, outcome }) => writing((desk) => desk.done(batchId, outcome)),
    result: ({ batchId }) => atDesk((desk) => desk.result(batchId)),
    saveResult: ({ batchId }) =>
      atDesk((desk, station, submission) => {
        // For who brought the families: a paper of the desk, and like every paper in Chinese.
        const messages = pick('zh-CN');
        const name = `${messages.batch.sheet.fileName}-${station.facts().stationCode}.xlsx`;
        const file = { name, kind: { name: 'Excel', extensions: ['xlsx'] } };
        return outputs.save(station, { what: 'batchResult' }, file, async () => {
          const lines = await desk.result(batchId);
          if (!lines.ok) return lines;
          const standings = await submission.standings(batchId);
          if (!standings.ok) return standings;
          const standingOf = new Map(standings.value.map((one) => [one.line, one.standing]));
          const numbers = new Map<string, string>();
          for (const { caseId } of lines.value) {
            const found = await station.cases.load(caseId);
            if (found.ok) numbers.set(caseId, found.value?.caseNumber ?? '');
          }
          const families = lines.value.length;
          const record = () => recorder.note({ type: 'batchResultSaved', batchId, families });
          return ok({
            bytes: await batchSheet(lines.value, numbers, standingOf, batchSheetWords(messages)),
            record,
          });
        });
      }),
    standings: ({ batchId }) => atDesk((_desk, _station, { standings }) => standings(batchId)),
    orderSubmission: ({ batchId, lines }) =>
      writing(async (desk, _station, submission) => {
        const ordered = await submission.order(batchId, lines);
        return ordered.ok ? desk.status(batchId) : ordered;
      }),
    submit: ({ batchId, line }) =>
      writing((_desk, _station, submission) => submission.submit(batchId, line)),
    cancelSubmission: ({ batchId }) =>
      atDesk((_desk, _station, submission) => submission.cancel(batchId)),
    drawMandates: (of) => unlocked((station) => mandates.draw(station, heldOf(station).store, of)),
    printMandates: ({ sha256, ...choice }) =>
      unlocked((station) => mandates.print(station, sha256, choice)),
    end: ({ batchId }) => atDesk((desk) => desk.end(batchId)),
  };
}
