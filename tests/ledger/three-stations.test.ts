/** Three stations without a line, hundreds of letters each, killed in the middle: no two numbers alike, every one accounted for. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, expect, it } from 'vitest';
import { registerCsv } from '../../electron/desk/register-csv';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import { registerTotals } from '../../shared/domain/number-register';
import { isCaseNumber, isLetterNumber } from '../../shared/domain/numbering';
import { pick } from '../../shared/i18n/messages';
import type { NumberLine } from '../../shared/ipc/calls/numbers';
import { aDecision, seedCase } from '../support/case-scenarios';
import { copyAsKilled } from '../support/copy-as-killed';
import { caseOf } from '../support/fill-at-desk';
import { hostEmbedded } from '../support/platform-host';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import { online } from '../support/quiet-sync-host';
import { asMany } from '../support/thorough';

const lettersEach = asMany(240, 500);
/** As many place notices as one block holds; the rest are receipts. */
const noticesEach = 100;
const root = scratchFolder('three-stations');
const platform = await hostEmbedded(join(root, 'database'));
afterAll(() => platform.stop());

type Worker = {
  readonly key: Buffer;
  folder: string;
  station: Station;
  /** Numbers that were acknowledged. */
  readonly told: Map<string, 'case' | 'letter'>;
  readonly caseIds: string[];
  voided: number;
  /** From the moment the power goes nobody is told anything of what the old computer still does. */
  powerless: boolean;
};

async function newWorker(name: string): Promise<Worker> {
  const key = newKey();
  const folder = join(root, name);
  const station = await openStationAt(folder, key);
  await online(station, async (host) => {
    const paired = await host.pair(platform.url, await platform.official.newPairingCode());
    expect(paired.ok).toBe(true);
  });
  return { key, folder, station, told: new Map(), caseIds: [], voided: 0, powerless: false };
}

/** Submits a complete case: a case number and a receipt. */
async function submitOne(worker: Worker): Promise<void> {
  const { station } = worker;
  const { id: caseId } = await seedCase(station, { state: 'ready', by: station.actor });
  const done = await station.desk.execute({ name: 'submitCase', caseId }, station.actor);
  if (!done.ok) throw new Error(done.error.kind);
  // What is told to people counts: the worker may have moved to another computer meanwhile.
  const found = await caseOf(station, caseId);
  if (worker.powerless || worker.station !== station) return;
  worker.caseIds.push(caseId);
  worker.told.set(found.caseNumber ?? '', 'case');
  for (const { number } of found.letters) worker.told.set(number, 'letter');
}

async function accept({ station }: Worker, caseId: string): Promise<void> {
  const school = {
    name: '望潮小学',
    address: '望潮街道1号',
    reportFrom: '2026-08-29',
    reportTo: '2026-08-30',
  };
  const decision = { ...aDecision('accepted'), school };
  const actor = { id: 'platform', name: '平台', role: 'platform' as const };
  const said = { name: 'recordDecision' as const, caseId, changeId: uuidv7(), decision };
  const done = await station.desk.execute(said, actor);
  if (!done.ok) throw new Error(done.error.kind);
}

async function issueNotice(worker: Worker, caseId: string) {
  const { station } = worker;
  const letterId = uuidv7();
  const command = { name: 'issueLetter' as const, caseId, letterId, kind: 'placeNotice' as const };
  const done = await station.desk.execute(command, station.actor);
  if (!done.ok) return done.error;
  const found = await station.desk.find(caseId);
  const letter = found.ok ? found.value?.letters.find(({ id }) => id === letterId) : undefined;
  worker.told.set(letter?.number ?? '', 'letter');
  return undefined;
}

async function voidReceipt(worker: Worker, caseId: string): Promise<void> {
  const { station } = worker;
  const found = await station.desk.find(caseId);
  const letterId = found.ok ? (found.value?.letters[0]?.id ?? '') : '';
  const command = { name: 'voidLetter' as const, caseId, letterId, reason: '打印时纸张损坏' };
  expect((await station.desk.execute(command, station.actor)).ok).toBe(true);
  worker.voided += 1;
}

/** The power goes while letters are being numbered: work goes on from what is on the disk at that moment. */
async function crash(worker: Worker): Promise<void> {
  const before = worker.station;
  const underWay = Promise.allSettled(Array.from({ length: 6 }, () => submitOne(worker)));
  await new Promise((resolve) => setTimeout(resolve, 5));
  worker.powerless = true;
  const folder = `${worker.folder}-after`;
  await copyAsKilled(worker.folder, folder);
  worker.station = await openStationAt(folder, worker.key);
  worker.folder = folder;
  worker.powerless = false;
  await underWay;
  await before.close();
}

async function linesOf(station: Station): Promise<NumberLine[]> {
  const lines: NumberLine[] = [];
  for await (const line of station.numbers.lines()) lines.push(line);
  return lines;
}

const lettersOf = ({ told }: Worker) =>
  [...told.values()].filter((kind) => kind === 'letter').length;

it('never make the same number, and account for each one', { timeout: 300_000 }, async () => {
  const workers = await Promise.all(['a', 'b', 'c'].map(newWorker));
  await Promise.all(
    workers.map(async (worker) => {
      while (worker.caseIds.length < (lettersEach - noticesEach) / 2) await submitOne(worker);
      await crash(worker);
      while (worker.caseIds.length < lettersEach - noticesEach) await submitOne(worker);
      for (const caseId of worker.caseIds.slice(0, noticesEach + 1)) await accept(worker, caseId);
      for (const caseId of worker.caseIds.slice(0, noticesEach)) {
        expect(await issueNotice(worker, caseId)).toBeUndefined();
      }
      for (const caseId of worker.caseIds.filter((_, i) => i % 20 === 19)) {
        await voidReceipt(worker, caseId);
      }
    }),
  );
  for (const worker of workers) {
    const { station, caseIds } = worker;
    expect(lettersOf(worker)).toBe(lettersEach);
    // The block of notices is used up: a sentence, and everything else goes on.
    const waiting = caseIds[noticesEach] ?? '';
    expect(await issueNotice(worker, waiting)).toEqual({
      kind: 'noNumberLeft',
      series: 'placeNotice',
    });
    expect(station.numbers.stock().find(({ series }) => series === 'placeNotice')?.level).toBe(
      'out',
    );
    await submitOne(worker);
  }

  const everything = new Set(workers.flatMap(({ told }) => [...told.keys()]));
  expect(everything.size).toBe(workers.reduce((sum, { told }) => sum + told.size, 0));
  for (const number of everything)
    expect(isCaseNumber(number) || isLetterNumber(number)).toBe(true);

  const registered = new Set<string>();
  for (const { station, told, voided } of workers) {
    const lines = await linesOf(station);
    const rows = lines.map(({ state, from, to }) => ({ state, from, to }));
    const totals = registerTotals(rows);
    expect(totals).toMatchObject({ missing: 0, double: 0, passedOver: 0, void: voided });
    const { blocks } = station.facts();
    const serials = blocks.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    expect(rows.reduce((sum, { from, to }) => sum + to - from + 1, 0)).toBe(serials);
    const numbers = lines.flatMap(({ number = [] }) => number);
    for (const number of told.keys()) expect(numbers).toContain(number);
    // What was written just before the power went is in the register though nobody was told.
    expect(totals.used + totals.void).toBe(numbers.length);
    for (const number of numbers) {
      expect(registered.has(number)).toBe(false);
      registered.add(number);
    }
    const voids = lines.filter(({ state }) => state === 'void');
    expect(voids.every((line) => line.voided?.reason === '打印时纸张损坏')).toBe(true);
    const csv = await registerCsv(station, pick('zh-CN'));
    expect(csv.numbers).toBe(serials);
    expect(csv.text.split('\r\n')).toHaveLength(lines.length + 2);
  }

  // With a line again every series is refilled, from serials that nobody has.
  const blocksBefore = workers.map(({ station }) => station.facts().blocks.length);
  await Promise.all(
    workers.map(async ({ station }) =>
      online(station, async () => {
        const isFull = () => station.numbers.stock().every(({ reserved }) => reserved > 50);
        await expect.poll(isFull, { timeout: 30_000 }).toBe(true);
      }),
    ),
  );
  for (const [i, worker] of workers.entries()) {
    expect(worker.station.facts().blocks.length).toBe((blocksBefore[i] ?? 0) + 3);
    expect(await issueNotice(worker, worker.caseIds[noticesEach] ?? '')).toBeUndefined();
    await worker.station.close();
    const again = await openStationAt(worker.folder, worker.key);
    const totals = registerTotals(await linesOf(again));
    expect(totals).toMatchObject({ missing: 0, double: 0 });
    await again.close();
  }
});
