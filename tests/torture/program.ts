/**
 * `npm run torture [-- --short --only kill,power,full,corrupt --seed n --rounds n
 * --kind text --without text --discard]`; the last three are for corruption: which kinds, and not to keep folders.
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
import type { Area } from './round';
import { work } from './worker';

const long = { kill: 300, power: 60, full: 30, corrupt: 20 };
const short = { kill: 12, power: 4, full: 3, corrupt: 1 };

async function torture(): Promise<number> {
  const { values } = parseArgs({
    options: {
      short: { type: 'boolean', default: false },
      only: { type: 'string', default: 'kill,power,full,corrupt' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
      rounds: { type: 'string' },
      kind: { type: 'string', default: '' },
      without: { type: 'string' },
      discard: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  const only = values.only.split(',');
  const counts = values.short ? short : long;
  const scratch = await mkdtemp(join(tmpdir(), 'torture-'));
  console.log(`[torture] seed ${seed}, in ${scratch}`);
  const areas: Area[] = [];
  let corruption: CorruptionRow[] = [];
  const plan = (name: keyof typeof long) => {
    const rounds = Number(values.rounds ?? counts[name]);
    return { seed, rounds, lanes: 2, scratch, keep: !values.discard };
  };
  try {
    if (only.includes('kill')) areas.push(await tortureByKill(plan('kill')));
    if (only.includes('power')) areas.push(await tortureByPowerCut(plan('power')));
    if (only.includes('full')) areas.push(await tortureByFullDisk(plan('full')));
    if (only.includes('corrupt')) {
      const { kind, without } = values;
      const chosen = (name: string) => name.includes(kind) && name !== without;
      corruption = await tortureByCorruption(plan('corrupt'), chosen);
    }
  } finally {
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
const [, , command, folder = '', seed = '0'] = process.argv;
if (command === 'work') await work(folder, Number(seed));
else process.exitCode = runApart() ?? (await torture());
