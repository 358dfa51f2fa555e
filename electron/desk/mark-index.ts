/** Finds cases that may be of one child, one family or one home without opening any: keyed marks in memory, kept in a sealed file between sessions. */
import { createHmac } from 'node:crypto';
import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import type { Case } from '../../shared/domain/case';
import { childMarks } from '../../shared/domain/child-record';
import { homeMarks } from '../../shared/domain/residence-lock';
import { guardianMarks } from '../../shared/domain/sibling-record';
import { isDestroyed } from '../ledger/entry-index';
import type { Ledger } from '../ledger/ledger';
import type { CaseStore } from './case-store';
import type { MarkColumns } from './mark-file';
import { emptyColumns, merged, readMarkFile, writeMarkFile } from './mark-file';

export type MarkIndex = {
  /** Cases that carry one of the marks or once did, newest last; each is to be opened before anything follows from it. */
  readonly find: (marks: readonly string[]) => Promise<string[]>;
  /** The same case store, whose every change is noted. */
  readonly following: (cases: CaseStore) => CaseStore;
  /** Takes in what the file does not know; ends early when `isStopped`. Desk work goes on beside it. */
  readonly fill: () => Promise<void>;
  /** Keeps what is known in the file, if it is whole. */
  readonly save: () => Promise<void>;
};

type Parts = {
  /** Folder of the station. */
  readonly folder: string;
  /** Keys the marks and seals the file. */
  readonly key: Buffer;
  readonly ledger: Pick<Ledger, 'cases' | 'caseOf' | 'durableHead' | 'hashAt'>;
  readonly cases: Pick<CaseStore, 'loadAt'>;
  readonly isStopped: () => boolean;
};

/** The marks of a case: texts of its form, known to nobody once keyed. */
function marksOf(current: Case): string[] {
  const { form } = current;
  return [...childMarks(form), ...guardianMarks(current), ...homeMarks(form)];
}

/** Work in one go, and the rest that the desk gets for every such piece while nobody waits for the index. */
const sliceMs = 8;
const restMs = 24;
/** Changes after which the file is written anew. */
const saveEvery = 2048;

/** The index over an open ledger; it answers once `fill` has ended. */
export function createMarkIndex({ folder, key, ledger, cases, isStopped }: Parts): MarkIndex {
  let columns: MarkColumns = emptyColumns();
  const recent = new Map<number, Set<string>>();
  let isFilled = false;
  let isAwaited = false;
  let unsaved = 0;
  let saving: Promise<void> = Promise.resolve();
  let announce: () => void = () => undefined;
  const filled = new Promise<void>((resolve) => {
    announce = resolve;
  });

  /** 48 bits: what collides with it is found out when the case is opened. */
  const keyed = (mark: string) => createHmac('sha256', key).update(mark).digest().readUIntBE(0, 6);

  function note(current: Case): void {
    const { id } = current;
    for (const mark of marksOf(current).map(keyed)) {
      const known = recent.get(mark);
      if (known === undefined) recent.set(mark, new Set([id]));
      else known.add(id);
    }
    unsaved += 1;
  }

  const fill = () => readAll().finally(announce);

  async function readAll(): Promise<void> {
    const file = await readMarkFile(folder, key);
    const isOurs = file !== undefined && (await ledger.hashAt(file.seq)) === file.hash;
    if (isOurs) columns = file.columns;
    const changed = new Set<string>();
    for (let seq = isOurs ? file.seq + 1 : 1; seq <= ledger.durableHead(); seq += 1) {
      const caseId = ledger.caseOf(seq);
      if (caseId !== undefined) changed.add(caseId);
    }
    let began = performance.now();
    for (const caseId of changed) {
      if (isStopped()) return;
      const { last = 0, destroyed = 0 } = ledger.cases.get(caseId) ?? {};
      if (last === 0 || destroyed > 0) continue;
      const loaded = await cases.loadAt(caseId, last);
      // A case that does not open is the business of the integrity check.
      if (loaded.ok && loaded.value !== undefined) note(loaded.value);
      if (performance.now() - began < sliceMs) continue;
      await (isAwaited ? breathe() : pause(restMs));
      began = performance.now();
    }
    isFilled = true;
    if (changed.size >= saveEvery) await save();
  }

  /** One after the other: the file always tells of the newest state, and closing waits for all of them. */
  function save(): Promise<void> {
    saving = saving.then(saveNow, saveNow);
    return saving;
  }

  async function saveNow(): Promise<void> {
    if (!isFilled || unsaved === 0) return;
    // Whatever is on the disk has been noted by then.
    const seq = ledger.durableHead();
    await breathe();
    const hash = await ledger.hashAt(seq);
    if (hash === undefined) return;
    const isGone = (caseId: string) => isDestroyed(ledger, caseId);
    columns = merged(columns, recent, isGone);
    recent.clear();
    unsaved = 0;
    // Without it the next opening only reads more.
    await writeMarkFile(folder, key, { seq, hash, columns }).catch(() => undefined);
  }

  return {
    fill,
    save,
    find: async (marks) => {
      isAwaited = true;
      await filled;
      const found = marks
        .map(keyed)
        .flatMap((mark) => [...columns.casesOf(mark), ...(recent.get(mark) ?? [])]);
      return [...new Set(found)].sort();
    },
    following: (store) => ({
      ...store,
      append: async (...change) => {
        const appended = await store.append(...change);
        if (appended.ok) note(appended.value.next);
        if (unsaved >= saveEvery) void save();
        return appended;
      },
    }),
  };
}
