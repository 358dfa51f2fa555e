/** What the clerk did and was told, in order; and what the record must therefore hold. */
import type { Station } from '../../../electron/desk/station';
import type { Case, CaseEvent } from '../../../shared/domain/case';
import { evolveAll } from '../../../shared/domain/evolve';
import { canonicalJson } from '../../../shared/protocol/canonical-json';

type Told = { readonly command: string; readonly seq: number; readonly at: string };
export type CaseJournal = { readonly told: Told[]; counter: number; submitted: boolean };
export type Journal = Map<string, CaseJournal>;

const letterYear = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' });
export const addressOf = (n: number) => `望潮街道${n}号`;

/** Everything that is wrong with the record of an open station. */
export async function judge(station: Station, journal: Journal): Promise<string[]> {
  const problems: string[] = [];
  const serials = new Map<string, number[]>();
  for (let seq = 1; seq <= station.ledger.durableHead(); seq += 1) {
    const entry = await station.cases.entry(seq);
    if (!entry.ok) return [`entry ${seq}: ${entry.error.kind}`];
    for (const { blockId, serial } of entry.value.header.drawn ?? []) {
      serials.set(blockId, [...(serials.get(blockId) ?? []), serial]);
    }
  }
  for (const [block, drawn] of serials) {
    // Drawn one after the other: each the next one, whatever the clock said meanwhile.
    const wrong = drawn.findIndex((serial, i) => serial !== i + 1);
    if (wrong >= 0) problems.push(`${block}: serial ${drawn[wrong]} where ${wrong + 1} was due`);
  }
  const numbers = new Set<string>();
  for (const [caseId, notes] of journal) {
    const entries = await station.cases.entries(caseId);
    const found = await station.desk.find(caseId);
    if (!entries.ok || !found.ok || found.value === undefined) {
      problems.push(`${caseId} cannot be read`);
      continue;
    }
    const folded = fold(
      caseId,
      entries.value.map(({ body }) => body.events ?? []),
    );
    if (folded === undefined || canonicalJson(folded) !== canonicalJson(found.value)) {
      problems.push(`${caseId}: its entries, one after the other, give another case`);
    }
    const bySeq = new Map(entries.value.map((entry) => [entry.header.seq, entry.body]));
    for (const { command, seq, at } of notes.told) {
      const body = bySeq.get(seq);
      if (body?.command !== command) problems.push(`entry ${seq} is no ${command}`);
      else if (body.at !== at) problems.push(`entry ${seq} says ${body.at}, the wall said ${at}`);
    }
    const order = notes.told.map(({ seq }) => seq);
    if (order.some((seq, i) => i > 0 && seq <= (order[i - 1] ?? 0))) {
      problems.push(`${caseId}: entries in another order than they were made`);
    }
    problems.push(...caseProblems(found.value, notes, numbers));
  }
  return problems;
}

const fold = (caseId: string, events: readonly (readonly CaseEvent[])[]) =>
  evolveAll(undefined, caseId, events.flat());

function caseProblems(found: Case, notes: CaseJournal, numbers: Set<string>): string[] {
  const problems: string[] = [];
  const shown = found.form['register.address'];
  if (shown !== addressOf(notes.counter))
    problems.push(`shows ${shown}, not edit ${notes.counter}`);
  if (notes.submitted !== (found.caseNumber !== undefined))
    problems.push('number without handing over');
  const all = [
    ...found.letters.map(({ number }) => number),
    ...(found.caseNumber === undefined ? [] : [found.caseNumber]),
  ];
  for (const number of all) {
    if (numbers.has(number)) problems.push(`number ${number} twice`);
    numbers.add(number);
  }
  for (const { number, numberedAt } of found.letters) {
    const year = letterYear.format(new Date(numberedAt));
    if (!number.includes(`〔${year}〕`)) problems.push(`letter ${number} of ${numberedAt}`);
  }
  return problems;
}

/** What is not settled although all is well: queue, feed, and every effect of the platform once. */
export function unsettled(station: Station, journal: Journal): string[] {
  const { store } = station.queue;
  const queued = store.queuedEntries().length;
  const handed = [...journal.values()].filter(({ submitted }) => submitted).length;
  const states = [...journal]
    .filter(([, { submitted }]) => submitted)
    .map(([caseId]) => station.ledger.cases.get(caseId)?.state);
  const open = states.filter((state) => state !== 'decided' && state !== 'archived').length;
  return queued + open === 0
    ? []
    : [`${queued} queued, ${open} of ${handed} without their decision`];
}
