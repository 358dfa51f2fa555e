/** The child: four people at the desk at once, doing real work on the real record until the process is killed. */
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { takeInPage } from '../../electron/desk/page-intake';
import type { Station } from '../../electron/desk/station';
import type { AppError } from '../../shared/domain/app-error';
import { deskStates } from '../../shared/domain/case';
import type { Result } from '../../shared/domain/result';
import { childOf, completeForm } from '../support/case-builders';
import { openStationAt } from '../support/station-on-disk';
import type { Note } from './notebook';
import type { Random } from './seeded';
import { imagesOf, seeded } from './seeded';

export const stationKey = createHash('sha256').update('torture').digest();
const people = 4;
const answers = { preferential: false, localRegister: true, localHome: false };
const papers = [
  ['register', 'hukou', ['cover', 'child']],
  ['noHome', 'noHome', ['first']],
] as const;
const now = () => new Date().toISOString();

/** The counter an edit carries, in a field that takes any text. */
export const addressOf = (n: number) => `望潮街道${n}号`;
export const counterIn = (address: string | undefined) =>
  Number(/^望潮街道(\d+)号$/.exec(address ?? '')?.[1] ?? 0);

type Seq = { readonly seq: number };

/** Works below `folder` until killed; every acknowledgement goes to stdout after its call resolved. */
export async function work(folder: string, seed: number): Promise<void> {
  let station = await openStationAt(folder, stationKey);
  let reopening: Promise<void> | undefined;
  const tell = (note: Note) => writeSync(1, `${JSON.stringify(note)}\n`);

  /** What main does after a write that could not be undone: opens again from what the disk has. */
  async function reopen(): Promise<void> {
    const closing: Station = station;
    await closing.close();
    for (let tries = 0; ; tries += 1) {
      try {
        station = await openStationAt(folder, stationKey);
        break;
      } catch (error) {
        if (tries === 100) throw error;
        await sleep(50);
      }
    }
    tell({ t: 'reopened' });
  }

  async function asked<T>(
    what: string,
    call: (open: Station) => Promise<Result<T, AppError>>,
  ): Promise<T | undefined> {
    await reopening;
    const start = performance.now();
    try {
      const open = station;
      const result = await open.during(() => call(open));
      if (result.ok) return result.value;
      if (result.error.kind !== 'stationLocked') {
        const ms = Math.round(performance.now() - start);
        tell({ t: 'refused', what, kind: result.error.kind, ms });
      }
    } catch (error) {
      tell({ t: 'threw', what, message: String(error) });
    }
    if (station.ledger.failed()) {
      await (reopening ??= reopen().finally(() => (reopening = undefined)));
    }
    await sleep(10);
    return undefined;
  }

  const stateOf = (caseId: string) => station.ledger.cases.get(caseId)?.state;
  const atDesk = (caseId: string) => deskStates.some((state) => state === stateOf(caseId));

  async function edit(caseId: string, n: number, more = {}): Promise<boolean> {
    tell({ t: 'editBegun', caseId, n });
    const changes = { ...more, 'register.address': addressOf(n) };
    const done = await asked<Seq>('editForm', ({ desk, actor }) =>
      desk.execute({ name: 'editForm', caseId, changes }, actor),
    );
    if (done !== undefined) tell({ t: 'edited', caseId, n, seq: done.seq });
    return done !== undefined;
  }

  async function page(caseId: string, documentId: string, at: readonly [string, string, string]) {
    const [requirementId, kind, role] = at;
    const pageId = uuidv7();
    const where = { caseId, documentId, requirementId, kind, pageId, role };
    const input = { ...where, source: 'file' as const, ...imagesOf(pageId) };
    const done = await asked<Seq>('addPage', (open) => takeInPage(input, { ...open, now }));
    if (done !== undefined) tell({ t: 'paged', caseId, pageId, seq: done.seq });
    return done === undefined ? undefined : pageId;
  }

  async function inspect(caseId: string, documentId: string, pages: string[]): Promise<boolean> {
    const found = { pages, verdict: 'originalSeen' as const, lookedAt: [], note: '' };
    const done = await asked<Seq>('inspectDocument', ({ desk, actor }) =>
      desk.execute({ name: 'inspectDocument', caseId, documentId, ...found }, actor),
    );
    if (done !== undefined) tell({ t: 'inspected', caseId, seq: done.seq });
    return done !== undefined;
  }

  async function submit(caseId: string): Promise<void> {
    tell({ t: 'submitBegun', caseId });
    const done = await asked<Seq>('submitCase', ({ desk, actor }) =>
      desk.execute({ name: 'submitCase', caseId }, actor),
    );
    if (done === undefined) return;
    const found = await asked('find', ({ desk }) => desk.find(caseId));
    tell({ t: 'submitted', caseId, number: found?.caseNumber ?? '', seq: done.seq });
  }

  /** One case from the first word to the queue; a refusal leaves it where it is. */
  async function wholeCase(random: Random): Promise<void> {
    const caseId = uuidv7();
    const opened = await asked<Seq>('openCase', ({ desk, actor }) =>
      desk.execute({ name: 'openCase', caseId, answers }, actor),
    );
    if (opened === undefined) return;
    tell({ t: 'opened', caseId, seq: opened.seq });
    let n = 0;
    const edits = async (count: number) => {
      for (let i = 0; i < count; i += 1) await edit(caseId, (n += 1));
    };
    if (!(await edit(caseId, (n += 1), { ...completeForm, ...childOf(caseId) }))) return;
    for (const [requirementId, kind, roles] of papers) {
      const documentId = uuidv7();
      const pages: string[] = [];
      for (const role of roles) {
        await edits(random.below(8));
        const pageId = await page(caseId, documentId, [requirementId, kind, role]);
        if (pageId === undefined) return;
        pages.push(pageId);
      }
      if (!(await inspect(caseId, documentId, pages))) return;
    }
    await edits(random.below(12));
    if (random.next() < 0.7) await submit(caseId);
  }

  /** A case that an earlier process left on the desk: its counter goes on from what the disk says. */
  async function resume(caseId: string, random: Random): Promise<void> {
    const found = await asked('find', ({ desk }) => desk.find(caseId));
    if (found === undefined) return;
    const from = counterIn(found.form['register.address']);
    for (let i = 1; i <= 1 + random.below(4); i += 1) await edit(caseId, from + i);
    if (random.next() >= 0.5) return;
    const register = found.documents.find(({ requirementId }) => requirementId === 'register');
    await page(caseId, register?.id ?? uuidv7(), ['register', 'hukou', 'cover']);
  }

  async function person(who: number): Promise<never> {
    const random = seeded(seed * people + who);
    const left = [...station.ledger.cases.keys()].filter(atDesk);
    for (const caseId of left.filter((_, i) => i % people === who).slice(-3)) {
      await resume(caseId, random);
    }
    for (;;) {
      await wholeCase(random);
      if (who > 0) continue;
      const n = station.ledger.feedCursor() + 1;
      tell({ t: 'cursorBegun', n });
      const saved = await asked('saveFeedCursor', ({ appendStation }) =>
        appendStation([{ type: 'feedAdvanced', cursor: n }], { feedCursor: n }),
      );
      if (saved !== undefined) tell({ t: 'cursorSaved', n });
    }
  }

  await Promise.all(Array.from({ length: people }, (_, who) => person(who)));
}
