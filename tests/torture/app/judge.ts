/** Holds record and working set of the real program against what the window was told, and against each other. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Case } from '../../../shared/domain/case';
import { evolveAll } from '../../../shared/domain/evolve';
import type { Batch } from '../../../shared/ipc/contract';
import { canonicalJson } from '../../../shared/protocol/canonical-json';
import { counterIn } from '../worker';
import type { OpenApp } from './open-app';
import { passphrase } from './open-app';
import type { StreamNote } from './page-stream';

/** The last lines of a console die with the program: so many edits may be on the disk that nobody told of. */
const dyingWords = 20;

export type StreamBook = {
  readonly cases: Map<
    string,
    { begun: number; edited: number; pages: Map<string, readonly string[]> }
  >;
  readonly refusals: Map<string, number>;
  acknowledged: number;
  slowestRefusalMs: number;
  /** From now on answers prove nothing. */
  believed: boolean;
};

/** A book with nothing in it. */
export function emptyStreamBook(): StreamBook {
  return {
    cases: new Map(),
    refusals: new Map(),
    acknowledged: 0,
    slowestRefusalMs: 0,
    believed: true,
  };
}

/** Notes what the window says from now on. */
export function listen({ page }: OpenApp, book: StreamBook): void {
  page.on('console', (message) => {
    const text = message.text();
    if (!text.startsWith('torture {')) return;
    const note = JSON.parse(text.slice('torture '.length)) as StreamNote;
    if (note.t === 'refused') {
      const named = `${note.what} ${note.kind}`;
      book.refusals.set(named, (book.refusals.get(named) ?? 0) + 1);
      book.slowestRefusalMs = Math.max(book.slowestRefusalMs, note.ms);
      return;
    }
    const known = book.cases.get(note.caseId) ?? { begun: 0, edited: 0, pages: new Map() };
    book.cases.set(note.caseId, known);
    if (note.t === 'begun') known.begun = note.n;
    if (note.t === 'begun' || !book.believed) return;
    book.acknowledged += 1;
    if (note.t === 'paged') known.pages.set(note.id, note.hashes);
    else known.edited = note.n;
  });
}

type ReadRows = Awaited<ReturnType<(typeof window)['torture']['readRows']>>;

export type Judged = {
  readonly problems: readonly string[];
  readonly rows: ReadRows;
  /** How long the rows took to agree with the record. */
  readonly agreedMs: number;
};

/** Reads everything through the open window until the rows agree with the record, or for `patienceMs`. */
export async function judgeApp(
  app: OpenApp,
  book: StreamBook,
  patienceMs = 15_000,
): Promise<Judged> {
  const session = await app.call('sessionKey', passphrase);
  const startMs = performance.now();
  for (;;) {
    // Both each time: letters that are still being drawn move the record on.
    const record = await app.call('readRecord');
    const folded = foldAll(record.batches);
    const lost = [...record.badImages, ...bookProblems(book, folded)];
    const { rows, problems } = await readAndCompare(app, session, folded);
    const agreedMs = Math.round(performance.now() - startMs);
    if (problems.length === 0 || agreedMs > patienceMs) {
      return { problems: [...lost, ...problems], rows, agreedMs };
    }
    await sleep(150);
  }
}

async function readAndCompare(
  app: OpenApp,
  session: { name: string; key: Uint8Array },
  folded: ReturnType<typeof foldAll>,
): Promise<{ rows: ReadRows; problems: string[] }> {
  try {
    const rows = await app.call('readRows', session);
    return { rows, problems: rowProblems(rows, folded) };
  } catch (error) {
    const said = String(error).slice(0, 120);
    return { rows: undefined, problems: [`rows cannot be read: ${said}`] };
  }
}

function foldAll(batches: readonly Batch[]): ReadonlyMap<string, { value: Case; seq: number }> {
  const folded = new Map<string, { value: Case; seq: number }>();
  for (const { caseId, seq, events } of batches) {
    const value = evolveAll(folded.get(caseId)?.value, caseId, events);
    if (value !== undefined) folded.set(caseId, { value, seq });
  }
  return folded;
}

function bookProblems(book: StreamBook, folded: ReturnType<typeof foldAll>): string[] {
  const problems: string[] = [];
  for (const [caseId, { begun, edited, pages }] of book.cases) {
    const found = folded.get(caseId)?.value;
    if (found === undefined) {
      if (edited + pages.size > 0) problems.push(`case ${caseId} lost`);
      continue;
    }
    const counter = counterIn(found.form['register.address']);
    if (counter < edited) problems.push(`edit ${edited} of ${caseId} lost, shows ${counter}`);
    if (counter > begun + dyingWords) problems.push(`edit ${counter} of ${caseId} was never made`);
    const kept = new Map(
      found.documents.flatMap((each) => each.pages).map((page) => [page.id, page]),
    );
    for (const [id, hashes] of pages) {
      const page = kept.get(id);
      if (page === undefined) problems.push(`page ${id} lost`);
      else if (`${page.original.sha256} ${page.corrected.sha256}` !== hashes.join(' ')) {
        problems.push(`page ${id}: other pictures`);
      }
    }
  }
  return problems;
}

function rowProblems(rows: ReadRows, folded: ReturnType<typeof foldAll>): string[] {
  if (rows === undefined) return ['no rows'];
  const problems: string[] = [];
  // Entries of the station itself, as the judge's own unlocking, are not for the rows.
  const head = Math.max(0, ...[...folded.values()].map(({ seq }) => seq));
  if (rows.cursor < head) problems.push(`rows at ${rows.cursor}, cases at ${head}`);
  if (rows.cases.length !== folded.size)
    problems.push(`${rows.cases.length} rows, ${folded.size} cases`);
  if (rows.total !== rows.cases.length)
    problems.push(`counted ${rows.total}, ${rows.cases.length} there`);
  for (const { id, seq, state, payload } of rows.cases) {
    const due = folded.get(id);
    if (due === undefined) problems.push(`row of no case: ${id}`);
    else if (payload === undefined) problems.push(`row does not open: ${id}`);
    else if (seq !== due.seq || state !== due.value.state) problems.push(`stale row: ${id}`);
    else if (canonicalJson(payload.current) !== canonicalJson(due.value))
      problems.push(`wrong row: ${id}`);
  }
  for (const key of rows.badImages) problems.push(`image does not open: ${key.slice(0, 50)}`);
  return problems;
}
