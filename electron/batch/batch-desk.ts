/** The batches of an open station: what was chosen and checked, those under way, and what became of them. */
import { basename } from 'node:path';
import type { BatchColumns } from '../../shared/batch/batch-columns';
import { headingRow, mostColumns, proposedColumns } from '../../shared/batch/batch-columns';
import type { BatchPlan, BatchSource, FamilyOutcome } from '../../shared/batch/batch-plan';
import { mostPicturesOfRow } from '../../shared/batch/batch-plan';
import type { FoundPicture } from '../../shared/batch/batch-pictures';
import { picturesByRow } from '../../shared/batch/batch-pictures';
import type { BatchRow } from '../../shared/batch/batch-rows';
import { batchRows, isFilled, mostBatchRows, rowName } from '../../shared/batch/batch-rows';
import type { AppError } from '../../shared/domain/app-error';
import type { CaseKind } from '../../shared/domain/case-kind';
import type { GroupAnswers } from '../../shared/domain/group';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type {
  BatchCheck,
  BatchResultLine,
  BatchStatus,
  BegunFamily,
  CheckedRow,
  ChosenPictures,
  ChosenTable,
} from '../../shared/ipc/calls/batch';
import type { TableCell } from '../../shared/text/table-cell';
import { cellText } from '../../shared/text/table-cell';
import type { Station } from '../desk/station';
import { newId } from '../new-id';
import { sha256Hex } from '../vault/seal';
import { problemsOf } from './batch-check';
import { beginFamily, leftFamily } from './batch-family';
import { readEach } from './batch-pages';
import { batchResult } from './batch-result';
import { isThere } from './batch-sources';
import type { BatchStore } from './batch-store';
import { rememberColumns } from './batch-store';
import { createSourceReader } from './source-reader';
import { isOwn, ownPlan, seenPlan } from './whose-batch';
import { isDestroyed } from '../ledger/entry-index';
import { hasLeft } from './gone-family';

type Table = {
  readonly fileName: string;
  readonly sha256: string;
  readonly cells: readonly (readonly TableCell[])[];
  readonly headAt: number;
};
type Checked = {
  readonly rows: readonly BatchRow[];
  readonly kind: CaseKind;
  readonly ofRow: ReadonlyMap<number, readonly FoundPicture[]>;
};

const mostNamed = 20;
const mostListed = 100;
/** Rows that are checked before a lock may come in between. */
const rowsAtOnce = 50;

export type BatchDesk = ReturnType<typeof createBatchDesk>;

/** Over the store; `now` dates what is begun. */
export function createBatchDesk(station: Station, store: BatchStore, now: () => string) {
  let table: Table | undefined;
  let source: BatchSource | undefined;
  let checked: Checked | undefined;
  const sources = createSourceReader();

  async function takeTable(
    path: string,
    bytes: Uint8Array,
    cells: Table['cells'],
  ): Promise<Result<ChosenTable, AppError>> {
    const headAt = headingRow(cells);
    if (headAt === undefined) return err({ kind: 'batchWithoutHeadings' });
    const heads = (cells[headAt] ?? []).slice(0, mostColumns).map(cellText);
    const columns = [...proposedColumns(heads, await store.columns())];
    const below = cells.slice(headAt + 1).filter((row) => isFilled(row, columns));
    if (below.length === 0) return err({ kind: 'listEmpty' });
    if (below.length > mostBatchRows) return err({ kind: 'batchTooLong', limit: mostBatchRows });
    const fileName = basename(path).slice(-255);
    // Pictures of the table before belong to other families, whose folders and names may be the same.
    if (table !== undefined) source = undefined;
    table = { fileName, sha256: sha256Hex(bytes), cells, headAt };
    checked = undefined;
    const sample = below.slice(0, 3).map((row) => row.slice(0, mostColumns).map(cellText));
    return ok({ fileName, heads, columns, sample, rows: below.length });
  }

  async function takePictures(wanted: BatchSource): Promise<Result<ChosenPictures, AppError>> {
    const files = await sources.files(wanted);
    if (files === undefined) return err({ kind: 'batchPicturesUnreadable' });
    source = wanted;
    checked = undefined;
    return ok({ name: basename(wanted.place).slice(-255), pictures: files.pictures.length });
  }

  async function check(input: {
    readonly columns: BatchColumns;
    readonly usual: GroupAnswers;
    readonly kind: CaseKind;
  }): Promise<Result<BatchCheck, AppError>> {
    const { columns, usual, kind } = input;
    if (table === undefined) return err({ kind: 'batchNothingChosen' });
    if (!columns.includes('child.name')) return err({ kind: 'batchWithoutHeadings' });
    await rememberColumns(store, (table.cells[table.headAt] ?? []).map(cellText), columns);
    const rows = batchRows(table.cells, table.headAt, columns, usual);
    const files = source && (await sources.files(source));
    if (source !== undefined && files === undefined) {
      return err({ kind: 'batchPicturesUnreadable' });
    }
    const { ofRow, nobodys } = picturesByRow(files?.pictures ?? [], rows);
    const at = now();
    const checkedRow = async (row: BatchRow): Promise<CheckedRow> => {
      const pictures = ofRow.get(row.line)?.length ?? 0;
      const brought = files === undefined ? {} : { pictures };
      const problems = await problemsOf(station, row, { kind, at, ...brought });
      return { line: row.line, name: rowName(row), pictures, problems };
    };
    const told: CheckedRow[] = [];
    for (let first = 0; first < rows.length; first += rowsAtOnce) {
      const some = await station.during(async (): Promise<Result<CheckedRow[], AppError>> => {
        const next: CheckedRow[] = [];
        for (const row of rows.slice(first, first + rowsAtOnce)) next.push(await checkedRow(row));
        return ok(next);
      });
      if (!some.ok) return some;
      told.push(...some.value);
      await new Promise((resolve) => setImmediate(resolve));
    }
    checked = { rows, kind, ofRow };
    const nobodysNames = nobodys.slice(0, mostNamed).map(({ path }) => path.slice(-300));
    return ok({ rows: told, nobodys: nobodys.length, nobodysNames });
  }

  /** The plan of what was checked; nothing of it is on the disk yet. */
  function planned(leaveOut: ReadonlySet<number>): Result<BatchPlan, AppError> {
    if (table === undefined || checked === undefined) return err({ kind: 'batchNothingChosen' });
    const { rows, ofRow, kind } = checked;
    const { fileName, sha256 } = table;
    const taken = rows.filter((row) => !leaveOut.has(row.line) && rowName(row) !== '');
    if (taken.length === 0) return err({ kind: 'batchNothingChosen' });
    const { name: by, id: byId } = station.actor;
    return ok({
      schema: 1,
      id: newId(),
      at: now(),
      by,
      byId,
      fileName,
      sha256,
      kind,
      ...(source === undefined ? {} : { source }),
      families: taken.map(({ line, form, answers }) => ({
        line,
        caseId: newId(),
        form,
        answers,
        pictures: (ofRow.get(line) ?? [])
          .slice(0, mostPicturesOfRow)
          .map(({ path }) => ({ id: newId(), path })),
      })),
      leftOut: rows.length - taken.length,
    });
  }

  async function save(plan: BatchPlan): Promise<Result<BatchStatus, AppError>> {
    const saved = await store.savePlan(plan);
    if (!saved.ok) return saved;
    table = undefined;
    source = undefined;
    checked = undefined;
    return status(plan);
  }

  /** Nothing is taken in any more for a case that was destroyed, or that left the batch. */
  const isThrough = ({ byId }: Pick<BatchPlan, 'byId'>, caseId: string) =>
    isDestroyed(station.ledger, caseId) || hasLeft(station, caseId, byId);

  async function status(plan: BatchPlan): Promise<Result<BatchStatus, AppError>> {
    const progress = await store.progress(plan.id);
    if (!progress.ok) return progress;
    const done = new Set(progress.value.done.map(({ line }) => line));
    const ordered = await store.order(plan.id);
    if (!ordered.ok) return ordered;
    const lines = plan.families
      .filter(({ line, caseId }) => !done.has(line) && !isThrough(plan, caseId))
      .map(({ line }) => line);
    const { id, at, by, fileName, families, leftOut } = plan;
    const wanted = lines.length > 0 ? plan.source : undefined;
    return ok({
      ...{ id, at, by, fileName, leftOut, open: lines },
      isOwn: isOwn(station, plan),
      families: families.length,
      done: families.length - lines.length,
      toSubmit: ordered.value?.open.map(({ line }) => line) ?? [],
      source: wanted === undefined ? 'none' : (await isThere(wanted)) ? 'there' : 'gone',
    });
  }

  async function familyOf(batchId: string, line: number) {
    const plan = await ownPlan(station, store, batchId);
    if (!plan.ok) return plan;
    const { families, kind, byId, source: from } = plan.value;
    const family = families.find((one) => one.line === line);
    if (family === undefined) return err({ kind: 'batchNothingChosen' as const });
    return ok({ kind, byId, family, read: sources.reading(from) });
  }

  /** `batchPicturesElsewhere` where none of the families that are open has a picture there. */
  async function moveTo(batchId: string, place: string): Promise<Result<BatchStatus, AppError>> {
    const plan = await ownPlan(station, store, batchId);
    if (!plan.ok) return plan;
    const { source: from, families } = plan.value;
    const before = await status(plan.value);
    if (!before.ok || from === undefined) return before;
    const wanted = { form: from.form, place };
    const files = await sources.files(wanted);
    if (files === undefined) return err({ kind: 'batchPicturesUnreadable' });
    const there = new Set(files.pictures.map(({ path }) => path));
    const open = new Set(before.value.open);
    const isOurs = families.some(
      ({ line, pictures }) => open.has(line) && pictures.some(({ path }) => there.has(path)),
    );
    if (!isOurs) return err({ kind: 'batchPicturesElsewhere' });
    const moved = await store.moveSource(batchId, wanted);
    return moved.ok ? status(moved.value) : moved;
  }

  return {
    takeTable,
    takePictures,
    /** Folder or zip, as the batch was begun with; nothing of a batch without pictures. */
    formOf: async (batchId: string): Promise<Result<BatchSource['form'] | undefined, AppError>> => {
      const plan = await ownPlan(station, store, batchId);
      return plan.ok ? ok(plan.value.source?.form) : plan;
    },
    moveTo,
    check,
    planned,
    save,
    status: async (batchId: string): Promise<Result<BatchStatus, AppError>> => {
      const plan = await ownPlan(station, store, batchId);
      return plan.ok ? status(plan.value) : plan;
    },
    /** Of the newest that whoever sits here may look at, oldest first. */
    list: async (): Promise<Result<BatchStatus[], AppError>> => {
      const ids = await store.list();
      if (!ids.ok) return ids;
      const all: BatchStatus[] = [];
      for (const id of ids.value.toReversed()) {
        if (all.length === mostListed) break;
        const plan = await seenPlan(station, store, id);
        // One that does not open holds up none of the others.
        const told = plan.ok ? await status(plan.value) : plan;
        if (told.ok) all.push(told.value);
      }
      return ok(all.reverse());
    },
    begin: async (batchId: string, line: number): Promise<Result<BegunFamily, AppError>> => {
      const found = await familyOf(batchId, line);
      if (!found.ok) return found;
      const { kind, byId, family, read } = found.value;
      if (hasLeft(station, family.caseId, byId)) return leftFamily(station, family);
      return beginFamily(station, family, { kind, read, now });
    },
    picture: async (
      batchId: string,
      line: number,
      id: string,
    ): Promise<Result<Uint8Array, AppError>> => {
      const found = await familyOf(batchId, line);
      if (!found.ok) return found;
      const { family, read } = found.value;
      return readEach(family.pictures, id, read);
    },
    done: async (batchId: string, outcome: FamilyOutcome): Promise<Result<undefined, AppError>> => {
      const plan = await ownPlan(station, store, batchId);
      return plan.ok ? store.addOutcome(batchId, outcome) : plan;
    },
    result: async (batchId: string): Promise<Result<BatchResultLine[], AppError>> => {
      const plan = await seenPlan(station, store, batchId);
      return plan.ok ? batchResult(station, store, plan.value) : plan;
    },
    end: async (batchId: string): Promise<Result<undefined, AppError>> => {
      const plan = await seenPlan(station, store, batchId);
      // Put away a second time it is gone already.
      const isGone = !plan.ok && plan.error.kind === 'fileMissing';
      return plan.ok || isGone ? store.drop(batchId) : plan;
    },
    close: () => sources.close(),
  };
}
