/**
 * `npm run torture [-- --short --only AREAS --seed n --rounds n --seeds n --kind text --without text --discard --first]`; areas are
 * kill, power, full, corrupt, clock, line, faults, files, sync (`--seeds`: its rounds) and, with the real program, app, rows, migrate, appfull, apppower; `--kind`, `--without` and `--discard` are for corruption: which kinds, and not to keep folders; `--first` is for clock:
 * stop at the first seed that fails.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CorruptionRow } from './corruption';
import { tortureByCorruption } from './corruption';
import { tortureByFullDisk } from './full-disk';
import { tortureByKill } from './kill';
import { tortureByPowerCut } from './power-cut';
import { report } from './results';
import type { Area, Plan } from './round';
import { work } from './worker';

type Suite = {
  readonly long: number;
  readonly short: number;
  /** Loaded when it is run: some need much that the others do without. */
  readonly run: (plan: Plan) => Promise<Area>;
};

/** The real program is prepared once for all of its suites. */
let endPrepared = async (): Promise<void> => undefined;
const prepared = async (plan: Plan) => {
  const app = await import('./app/prepared');
  endPrepared = app.endPrepared;
  return app.prepareOnce(plan);
};

const suites: Readonly<Record<string, Suite>> = {
  kill: { long: 300, short: 12, run: tortureByKill },
  power: { long: 60, short: 4, run: tortureByPowerCut },
  full: { long: 30, short: 3, run: tortureByFullDisk },
  clock: {
    long: 1000,
    short: 20,
    run: async (plan) => (await import('./clock/area')).tortureByClock(plan),
  },
  line: {
    long: 200,
    short: 4,
    run: async (plan) => (await import('./line/area')).tortureByKillInRequest(plan),
  },
  faults: {
    long: 1000,
    short: 20,
    run: async (plan) => (await import('./faults/area')).tortureByFaults(plan),
  },
  files: {
    long: 100_000,
    short: 300,
    run: async (plan) => (await import('./files/area')).tortureByFiles(plan),
  },
  sync: {
    long: 1_000_000,
    short: 200,
    run: async (plan) => (await import('./sync/area')).tortureBySimulation(plan),
  },
  app: {
    long: 60,
    short: 3,
    run: async (plan) => (await import('./app/kill')).tortureAppByKill(plan, await prepared(plan)),
  },
  rows: {
    long: 100,
    short: 2,
    run: async (plan) =>
      (await import('./app/rows-corruption')).tortureRowsByCorruption(plan, await prepared(plan)),
  },
  migrate: {
    long: 60,
    short: 2,
    run: async (plan) =>
      (await import('./migrate/area')).tortureByKilledMigration(plan, await prepared(plan)),
  },
  appfull: {
    long: 30,
    short: 1,
    run: async (plan) =>
      (await import('./app/full-disk')).tortureAppByFullDisk(plan, await prepared(plan)),
  },
  apppower: {
    long: 30,
    short: 1,
    run: async (plan) =>
      (await import('./app/power-cut')).tortureAppByPowerCut(plan, await prepared(plan)),
  },
};
const corruptRounds = { long: 20, short: 1 };
const everything = [...Object.keys(suites), 'corrupt'];

async function torture(): Promise<number> {
  const { values } = parseArgs({
    options: {
      short: { type: 'boolean', default: false },
      only: { type: 'string', default: everything.join(',') },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
      rounds: { type: 'string' },
      seeds: { type: 'string' },
      kind: { type: 'string', default: '' },
      without: { type: 'string' },
      discard: { type: 'boolean', default: false },
      first: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  const only = values.only.split(',');
  const unknown = only.find((name) => !everything.includes(name));
  if (unknown !== undefined)
    throw new Error(`No suite ${unknown}; there are ${everything.join(', ')}.`);
  const scratch = await mkdtemp(join(tmpdir(), 'torture-'));
  console.log(`[torture] seed ${seed}, in ${scratch}`);
  const areas: Area[] = [];
  let corruption: CorruptionRow[] = [];
  const plan = (size: { readonly long: number; readonly short: number }) => {
    const given = size === suites['sync'] ? (values.seeds ?? values.rounds) : values.rounds;
    const rounds = Number(given ?? (values.short ? size.short : size.long));
    return { seed, rounds, lanes: 2, scratch, keep: !values.discard, stopAtFirst: values.first };
  };
  try {
    for (const [name, suite] of Object.entries(suites)) {
      if (only.includes(name)) areas.push(await suite.run(plan(suite)));
    }
    if (only.includes('corrupt')) {
      const { kind, without } = values;
      const chosen = (name: string) => name.includes(kind) && name !== without;
      corruption = await tortureByCorruption(plan(corruptRounds), chosen);
    }
  } finally {
    await endPrepared();
    await rm(scratch, { recursive: true, force: true });
  }
  const file = values.short ? `short-${only.join('-')}.md` : 'results.md';
  return report(file, `Torture, seed ${seed}`, areas, corruption) ? 1 : 0;
}

/**
 * As root in a name space of its own, where no other process keeps a mount alive and every mount ends with this
 * process; nothing when that cannot be had or is there already.
 */
function runApart(): number | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  if (process.env.TORTURE_APART !== undefined) return undefined;
  if (spawnSync('unshare', ['-m', 'true']).status !== 0) return undefined;
  const again = ['-m', process.execPath, ...process.argv.slice(1)];
  const env = { ...process.env, TORTURE_APART: '1' };
  return spawnSync('unshare', again, { stdio: 'inherit', env }).status ?? 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const [, , command, folder = '', ...rest] = process.argv;
if (command === 'work') await work(folder, Number(rest[0] ?? 0));
else if (command === 'serve') await import('../../platform/main');
else if (command === 'send') {
  const [url = '', code = '', seed = '0'] = rest;
  await (await import('./line/sender')).send(folder, url, code, Number(seed));
} else if (command === 'simulate') {
  const [seed = '0', seeds = '1'] = rest;
  await (await import('./sync/simulate')).simulate(Number(seed), Number(seeds));
} else process.exitCode = runApart() ?? (await torture());
