/** Spoils a copy of a good station and sees whether everything that reads differently says so. */
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Station } from '../../electron/desk/station';
import { scanSegments } from '../../electron/ledger/segments';
import { openStationAt } from '../support/station-on-disk';
import { startChild } from './child';
import { kinds } from './corruption-kinds';
import { emptyNotebook } from './notebook';
import type { Plan } from './round';
import { outFolder } from './round';
import { seeded } from './seeded';
import { stationKey } from './worker';

export type Outcome = 'refused' | 'error' | 'cutNoted' | 'shorter' | 'harmless' | 'silent';

export type CorruptionRow = {
  readonly kind: string;
  trials: number;
  readonly outcomes: Record<Outcome, number>;
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
  const scan = await scanSegments(join(good, 'ledger'));
  const station = await openStationAt(good, stationKey);
  const expected = await readAll(station, new Map());
  await station.close();
  const rows: CorruptionRow[] = [];
  let seed = plan.seed;
  for (const kind of Object.keys(kinds).filter(chosen)) {
    const outcomes = { refused: 0, error: 0, cutNoted: 0, shorter: 0, harmless: 0, silent: 0 };
    const row: CorruptionRow = { kind, trials: 0, outcomes, failures: [] };
    rows.push(row);
    for (let i = 0; i < plan.rounds; i += 1) {
      seed += 1;
      const folder = join(plan.scratch, `spoilt-${seed}`);
      await cp(good, folder, { recursive: true });
      const what = (await kinds[kind]?.(folder, seeded(seed))) ?? '';
      const { outcome, problem } = await judge(folder, expected, scan.entries.length);
      row.trials += 1;
      row.outcomes[outcome] += 1;
      const wrong = outcome === 'silent' ? `silent, ${problem ?? ''}` : problem;
      if (wrong !== undefined) {
        const kept = join(outFolder, 'failed', `corrupt-${seed}`);
        // A few say as much as many, and each one is a whole station.
        if (plan.keep && row.failures.length < 3)
          await cp(folder, kept, { recursive: true, force: true });
        row.failures.push(`seed ${seed}, ${what}, kept in ${kept}: ${wrong}`);
      }
      await rm(folder, { recursive: true, force: true });
    }
  }
  return rows;
}

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

async function digestOf(folder: string): Promise<string> {
  const names = (await readdir(folder)).sort();
  const parts = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return digest(Buffer.concat(parts));
}

type Judged = { readonly outcome: Outcome; readonly problem?: string };

async function judge(folder: string, expected: Reading, entries: number): Promise<Judged> {
  const ledger = join(folder, 'ledger');
  const before = await digestOf(ledger);
  let station: Station | undefined;
  try {
    const scan = await scanSegments(ledger);
    if (scan.damage !== undefined) {
      const touched = (await digestOf(ledger)) !== before;
      return {
        outcome: 'refused',
        ...(touched ? { problem: 'refused, but the ledger was written to' } : {}),
      };
    }
    if (scan.entries.length === 0) return { outcome: 'refused' };
    station = await openStationAt(folder, stationKey);
    const read = await readAll(station, expected);
    return compare(expected, read, scan.entries.length - entries, scan.tornBytes);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message === 'stationDamaged') return { outcome: 'refused' };
    return { outcome: 'refused', problem: `threw: ${message}` };
  } finally {
    await station?.close();
  }
}

function compare(expected: Reading, read: Reading, grown: number, tornBytes: number): Judged {
  const isError = (name: string) => read.get(name)?.startsWith('error: ') === true;
  // Files of a case that cannot be read are not asked for: the case itself says why.
  const excused = (name: string) => {
    const [what, caseId] = name.split(' ');
    return isError(name) || (what === 'file' && isError(`case ${caseId ?? ''}`));
  };
  const other = [...expected].filter(([name, value]) => read.get(name) !== value);
  const unsaid = other.filter(([name]) => !excused(name)).map(([name]) => name);
  const hurt = new Set(other.map(([name]) => name.split(' ')[1]));
  if (grown < 0) {
    if (tornBytes > 0) return { outcome: 'cutNoted' };
    // Unlocking appends an entry before the working set compares its cursor with the record's head.
    return grown < -1
      ? { outcome: 'shorter' }
      : { outcome: 'silent', problem: 'the newest entry is missing' };
  }
  if (unsaid.length > 0) return { outcome: 'silent', problem: unsaid.slice(0, 3).join(', ') };
  if (hurt.size > 1) return { outcome: 'error', problem: `${hurt.size} cases hurt by one file` };
  return { outcome: other.length > 0 ? 'error' : 'harmless' };
}
