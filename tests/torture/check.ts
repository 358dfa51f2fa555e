/** Opens the record as a restarted program would and holds it against the notebook. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Station } from '../../electron/desk/station';
import { peekRecord } from '../../electron/ledger/peek';
import type { Trouble } from '../../shared/ledger/integrity';
import { openStationAt } from '../support/station-on-disk';
import type { CaseNotes, Notebook } from './notebook';
import { enter } from './notebook';
import { imagesOf } from './seeded';
import { counterIn, stationKey } from './worker';

export type Checked = {
  /** Empty when nothing is lost or wrong. */
  readonly problems: readonly string[];
  readonly tornBytes: number;
  /** Files of interrupted writes that nobody needs any more. */
  readonly leftovers: number;
};

/** Checks everything that was acknowledged, then does one more thing to prove that work goes on. */
export async function check(folder: string, book: Notebook): Promise<Checked> {
  const problems = [...book.wrong];
  let tornBytes = 0;
  let station: Station | undefined;
  try {
    const isEmpty = (await peekRecord(join(folder, 'ledger'))) === 'nothing';
    if (isEmpty && book.acknowledged > 0) problems.push('ledger empty');
    else {
      station = await openStationAt(folder, stationKey);
      for (const trouble of station.ledger.found) {
        if (trouble.kind === 'tornTail') tornBytes += trouble.bytes;
        else if (isTrouble(trouble, book)) problems.push(`trouble: ${JSON.stringify(trouble)}`);
      }
      problems.push(...(await numberProblems(station)), ...(await recordProblems(station, book)));
      problems.push(...(await goOn(station, book)));
    }
  } catch (error) {
    problems.push(`threw: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
  } finally {
    await station?.close();
  }
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return { problems, tornBytes, leftovers: names.filter((name) => name.endsWith('.tmp')).length };
}

/** A write of several entries may come to the disk in pieces: holes in it are no loss, if nobody was told of them. */
function isTrouble(trouble: Trouble, book: Notebook): boolean {
  if (trouble.kind !== 'lost') return true;
  const told = [...book.cases.values()].flatMap(({ seqs }) => [...seqs]);
  return told.some((seq) => seq >= trouble.from && seq <= trouble.to);
}

/** Every serial once, and none left out: a serial that was not written down was not drawn. */
async function numberProblems({ ledger, cases }: Station): Promise<string[]> {
  const serials = new Map<string, number[]>();
  for (let seq = 1; seq <= ledger.durableHead(); seq += 1) {
    const entry = await cases.entry(seq);
    for (const { blockId, serial } of entry.ok ? (entry.value.header.drawn ?? []) : []) {
      serials.set(blockId, [...(serials.get(blockId) ?? []), serial]);
    }
  }
  return [...serials].flatMap(([block, drawn]) => {
    const sorted = drawn.toSorted((a, b) => a - b);
    const wrong = sorted.findIndex((serial, i) => serial !== i + 1);
    return wrong < 0 ? [] : [`${block}: serial ${sorted[wrong]} where ${wrong + 1} was due`];
  });
}

async function recordProblems(station: Station, book: Notebook): Promise<string[]> {
  const problems: string[] = [];
  for (let seq = 1; seq <= station.ledger.durableHead(); seq += 1) {
    const isGap = station.ledger.gaps.some(({ from, to }) => seq >= from && seq <= to);
    const entry = await station.cases.entry(seq);
    if (!entry.ok && isGap) continue;
    if (!entry.ok) problems.push(`entry ${seq}: ${entry.error.kind}`);
    else if (entry.value.header.seq !== seq) problems.push(`entry ${seq}: another one is there`);
  }
  const cursor = station.ledger.feedCursor();
  if (cursor < book.cursorSaved || cursor > book.cursorBegun) {
    problems.push(`cursor ${cursor}, saved ${book.cursorSaved}, begun ${book.cursorBegun}`);
  }
  const numbers = new Set<string>();
  for (const [caseId, notes] of book.cases) {
    const found = await caseProblems(station, caseId, notes, numbers);
    problems.push(...found.map((problem) => `${caseId}: ${problem}`));
  }
  return problems;
}

async function caseProblems(
  station: Station,
  caseId: string,
  notes: CaseNotes,
  numbers: Set<string>,
): Promise<string[]> {
  const problems: string[] = [];
  const loaded = await station.desk.find(caseId);
  if (!loaded.ok) return [`cannot be read: ${loaded.error.kind}`];
  const kept = station.ledger.seqsOf(caseId);
  const lost = [...notes.seqs].filter((seq) => !kept.includes(seq));
  if (lost.length > 0) problems.push(`acknowledged entries lost: ${lost.join(' ')}`);
  const found = loaded.value;
  if (found === undefined) return problems;

  const counter = counterIn(found.form['register.address']);
  if (counter < notes.editedTo) problems.push(`edit ${notes.editedTo} lost, shows ${counter}`);
  if (counter > notes.editBegun) problems.push(`edit ${counter} was never made`);

  const { number, submitBegun } = notes;
  if (number !== undefined && found.caseNumber !== number) {
    problems.push(`number ${number} became ${found.caseNumber ?? 'none'}`);
  }
  if (number !== undefined && found.state !== 'queued') problems.push(`submitted, ${found.state}`);
  if (!submitBegun && found.caseNumber !== undefined) problems.push('submitted by nobody');
  if (found.caseNumber !== undefined) {
    if (numbers.has(found.caseNumber)) problems.push(`number ${found.caseNumber} twice`);
    numbers.add(found.caseNumber);
    if (!station.queue.store.queuedEntries().some((entry) => entry.caseId === caseId)) {
      problems.push('not in the queue');
    }
    const { outbox } = found;
    const text = outbox && (await station.blobs.get(caseId, outbox.submission.sha256));
    if (text?.ok !== true) problems.push('submission cannot be read');
  }

  const pages = new Map(
    found.documents.flatMap((document) => document.pages).map((p) => [p.id, p]),
  );
  for (const pageId of notes.pages) if (!pages.has(pageId)) problems.push(`page ${pageId} lost`);
  // Pages that nobody was told of as well: what the record names has to be there.
  for (const page of pages.values()) {
    const images = imagesOf(page.id);
    for (const side of ['original', 'corrected'] as const) {
      const stored = await station.blobs.get(caseId, page[side].sha256);
      if (!stored.ok) problems.push(`page ${page.id} ${side}: ${stored.error.kind}`);
      else if (!stored.value.equals(images[side])) problems.push(`page ${page.id}: other bytes`);
    }
  }
  return problems;
}

/** A new case on the same record. */
async function goOn(station: Station, book: Notebook): Promise<string[]> {
  const caseId = uuidv7();
  const answers = { preferential: false, localRegister: true, localHome: false };
  const opened = await station.desk.execute({ name: 'openCase', caseId, answers }, station.actor);
  if (!opened.ok) return [`work does not go on: ${opened.error.kind}`];
  enter(book, { t: 'opened', caseId, seq: opened.value.seq });
  return [];
}
