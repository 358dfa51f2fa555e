/** Spoils a copy of a good station and sees whether everything that reads differently says so. */
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { Station } from '../../electron/desk/station';
import { openStationAt } from '../support/station-on-disk';
import { startChild } from './child';
import { kinds } from './corruption-kinds';
import { emptyNotebook } from './notebook';
import type { Plan } from './round';
import { outFolder } from './round';
import { seeded } from './seeded';
import { stationKey } from './worker';

/** `named`: exactly what is hurt says so; `refused`: the station does not open at all. */
export type Outcome = 'restored' | 'named' | 'tornTail' | 'refused' | 'harmless' | 'silent';

export type CorruptionRow = {
  readonly kind: string;
  trials: number;
  /** With a spare copy at hand, and without one. */
  readonly withSpare: Record<Outcome, number>;
  readonly alone: Record<Outcome, number>;
  readonly failures: string[];
};

/** What is read from a station: content by name, or `error: kind`. */
type Reading = ReadonlyMap<string, string>;

/** Runs the area: `rounds` trials of every chosen kind. */
export async function tortureByCorruption(
  plan: Plan,
  chosen: (kind: string) => boolean,
): Promise<CorruptionRow[]> {
  const good = join(plan.scratch, 'good');
  await makeGoodStation(good, plan.seed);
  const station = await openStationAt(good, stationKey);
  const expected = await readAll(station, new Map());
  await station.close();
  const rows: CorruptionRow[] = [];
  let seed = plan.seed;
  for (const kind of Object.keys(kinds).filter(chosen)) {
    const row: CorruptionRow = {
      kind,
      trials: 0,
      withSpare: noOutcomes(),
      alone: noOutcomes(),
      failures: [],
    };
    rows.push(row);
    for (let i = 0; i < plan.rounds; i += 1) {
      seed += 1;
      row.trials += 1;
      for (const spareFolder of [good, undefined]) {
        const folder = join(plan.scratch, `spoilt-${seed}`);
        await cp(good, folder, { recursive: true });
        const what = (await kinds[kind]?.(folder, seeded(seed))) ?? '';
        const spoilt = `${folder}-before`;
        if (plan.keep) await cp(folder, spoilt, { recursive: true });
        const { outcome, problem } = await judge(folder, expected, spareFolder);
        row[spareFolder === undefined ? 'alone' : 'withSpare'][outcome] += 1;
        if (problem !== undefined) {
          const kept = join(outFolder, 'failed', `corrupt-${seed}`);
          // A few say as much as many, and each one is a whole station.
          if (plan.keep && row.failures.length < 3) {
            await cp(spoilt, kept, { recursive: true, force: true });
          }
          const how = spareFolder === undefined ? 'alone' : 'with a spare copy';
          row.failures.push(
            `seed ${seed} ${how}, ${what}, kept in ${kept}: ${outcome}, ${problem}`,
          );
        }
        for (const each of [folder, spoilt]) await rm(each, { recursive: true, force: true });
      }
    }
  }
  return rows;
}

const noOutcomes = (): Record<Outcome, number> => ({
  restored: 0,
  named: 0,
  tornTail: 0,
  refused: 0,
  harmless: 0,
  silent: 0,
});

/** A station of several segments, closed as at the end of a day. */
async function makeGoodStation(folder: string, seed: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const book = emptyNotebook();
  const child = startChild(folder, seed, book);
  while (!child.gone() && book.cases.size < 14) await sleep(20);
  await child.kill();
  if (book.cases.size < 14) throw new Error(`The child died: ${child.errors()}`);
  const leftOver = await readdir(folder, { recursive: true });
  for (const name of leftOver.filter((each) => each.endsWith('.tmp'))) await rm(join(folder, name));
}

/** Everything a person could look at; cases that the record no longer knows are asked for as well. */
async function readAll(station: Station, known: Reading): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  const ids = new Set(station.ledger.cases.keys());
  for (const name of known.keys()) if (name.startsWith('case ')) ids.add(name.slice(5));
  for (const caseId of ids) {
    const found = await station.desk.find(caseId);
    if (!found.ok) {
      all.set(`case ${caseId}`, `error: ${found.error.kind}`);
      continue;
    }
    const pages = found.value?.documents.flatMap((document) => document.pages) ?? [];
    const files = pages.flatMap(({ original, corrected }) => [original.sha256, corrected.sha256]);
    const { outbox } = found.value ?? {};
    if (outbox !== undefined) files.push(outbox.submission.sha256);
    all.set(`case ${caseId}`, JSON.stringify(found.value ?? null));
    for (const sha256 of files) {
      const stored = await station.blobs.get(caseId, sha256);
      const content = stored.ok ? digest(stored.value) : `error: ${stored.error.kind}`;
      all.set(`file ${caseId} ${sha256}`, content);
    }
  }
  all.set('cursor', String(station.ledger.feedCursor()));
  return all;
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

type Judged = { readonly outcome: Outcome; readonly problem?: string };

/** What a restarted program makes of it, before anybody edits anything, and whether it then goes on. */
async function judge(
  folder: string,
  expected: Reading,
  spareFolder: string | undefined,
): Promise<Judged> {
  let station: Station | undefined;
  try {
    station = await openStationAt(folder, stationKey, { spareFolder });
    const read = await readAll(station, expected);
    const judged = compare(station, expected, read);
    const problem = judged.problem ?? (await goesOn(station, folder));
    const isLost = spareFolder !== undefined && ['named', 'refused'].includes(judged.outcome);
    return {
      outcome: judged.outcome,
      ...(problem !== undefined ? { problem } : isLost ? { problem: 'not brought back' } : {}),
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { outcome: 'refused', problem: message };
  } finally {
    await station?.close();
  }
}

/** One more case, then closed and opened again: nothing else is found, and the whole chain holds. */
async function goesOn(station: Station, folder: string): Promise<string | undefined> {
  const answers = { preferential: false, localRegister: true, localHome: false };
  const command = { name: 'openCase' as const, caseId: uuidv7(), answers };
  const opened = await station.desk.execute(command, station.actor);
  if (!opened.ok) return `work does not go on: ${opened.error.kind}`;
  await station.close();
  const again = await openStationAt(folder, stationKey);
  const found = again.ledger.found.map(({ kind }) => kind);
  const { state } = await again.ledger.verify();
  await again.close();
  if (found.length > 0) return `found again at the next start: ${found.join(' ')}`;
  return state === 'whole' ? undefined : `the chain is ${state}`;
}

function compare({ ledger }: Station, expected: Reading, read: Reading): Judged {
  const { troubles } = ledger.check.integrity();
  const isError = (name: string) => read.get(name)?.startsWith('error: ') === true;
  const caseIn = (name: string) => name.split(' ')[1] ?? '';
  const hurt = [...expected].filter(([name, value]) => read.get(name) !== value);
  // Files of a case that cannot be read are not asked for: the case itself says why.
  const unsaid = hurt
    .map(([name]) => name)
    .filter((name) => !isError(name) && !isError(`case ${caseIn(name)}`))
    // The feed's position is the station's own; its loss is said by the lost entries, and only makes it ask again.
    .filter((name) => name !== 'cursor' || troubles.every(({ kind }) => kind !== 'lost'));
  if (unsaid.length > 0) return { outcome: 'silent', problem: unsaid.slice(0, 3).join(', ') };
  const lost = troubles.filter((trouble) => trouble.kind === 'lost');
  const unknown = lost.reduce((sum, each) => sum + each.unknown, 0);
  if (unknown > 0) return { outcome: 'named', problem: `${unknown} entries of unknown cases` };
  const named = new Set(lost.flatMap(({ cases }) => cases));
  const failing = [...expected.keys()].filter((name) => name.startsWith('case ') && isError(name));
  const unnamed = failing.map(caseIn).filter((id) => lost.length > 0 && !named.has(id));
  if (unnamed.length > 0) return { outcome: 'named', problem: `not named: ${unnamed.join(' ')}` };
  if (hurt.length > 0 || lost.length > 0) return { outcome: 'named' };
  const kinds = new Set(troubles.map(({ kind }) => kind));
  if (kinds.has('tornTail')) {
    return { outcome: 'tornTail', problem: 'acknowledged entries taken for a torn tail' };
  }
  const restored = ['restored', 'fileRestored', 'keyRestored'] as const;
  return { outcome: restored.some((kind) => kinds.has(kind)) ? 'restored' : 'harmless' };
}
