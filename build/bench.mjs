/**
 * `npm run bench [-- --samples DIR] [-- --save] [-- NAME ...]`: every benchmark, or those named, and one table of the figures of
 * quality.md; papers are looked for in DIR, and `--save` keeps the table as the baseline that later runs are held against.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchTable } from './bench-table.mjs';
import { bundle } from './bundle.mjs';
import { runNode } from './setup/children.mjs';
import { runCommand } from './setup/command.mjs';
import { say, Stop } from './setup/console.mjs';
import { findJson, writeJson } from './setup/files.mjs';
import { cacheFolder, modulesFolder, projectRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { getRuntime } from './setup/runtime.mjs';

const folderOfBenches = join(projectRoot, 'tests', 'bench');
const baselineFile = join(folderOfBenches, 'baseline.json');
const told = join(cacheFolder, 'figures.jsonl');

/**
 * What the first touch of a page of memory costs, in microseconds: a tenth of one on a computer of its own, hundreds of times
 * that in a machine inside a machine, where it weighs more than anything a program does.
 */
function freshPageMicroseconds() {
  const pageBytes = 4_096;
  const memory = new Uint8Array(64 * 2 ** 20);
  const from = performance.now();
  for (let at = 0; at < memory.byteLength; at += pageBytes) memory[at] = 1;
  return ((performance.now() - from) * 1_000 * pageBytes) / memory.byteLength;
}

/** Whether Linux gives memory in large pages to whoever does not ask for them. */
function hugePages() {
  const path = '/sys/kernel/mm/transparent_hugepage/enabled';
  const chosen = existsSync(path) && /\[(\w+)\]/.exec(readFileSync(path, 'utf8'))?.[1];
  return chosen ? `, large pages: ${chosen}` : '';
}

function machineInWords() {
  const [{ model } = {}] = cpus();
  const { kind, version } = getRuntime();
  const gibi = Math.round(totalmem() / 2 ** 30);
  return (
    `${cpus().length} x ${model}, ${gibi} GiB (first touch of a page ${freshPageMicroseconds().toFixed(1)} µs${hugePages()}), ` +
    `${process.platform} ${release()}; ` +
    `Node ${process.versions.node}, Electron ${version}${kind === 'official' ? '' : ' (stand-in)'}`
  );
}

/** The last value of each figure that a bench handed over. */
function measuredFigures() {
  if (!existsSync(told)) return {};
  const lines = readFileSync(told, 'utf8').trim().split('\n');
  const all = lines.filter((line) => line !== '').map((line) => JSON.parse(line));
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

function tellFigures(isToBeSaved) {
  const measured = measuredFigures();
  const baseline = findJson(baselineFile);
  const machine = machineInWords();
  const figures = findJson(join(folderOfBenches, 'figures.json'));
  const { lines, missed, worse } = benchTable(figures, measured, baseline, machine);
  say(lines.join('\n'));
  say(
    `[bench] bars missed: ${missed.join(', ') || 'none'}; worse than the baseline: ${worse.join(', ') || 'none'}`,
  );
  if (!isToBeSaved) return;
  writeJson(baselineFile, { machine, figures: { ...baseline?.figures, ...measured } });
  say('[bench] kept as the baseline in tests/bench/baseline.json');
}

async function measure() {
  const { values, positionals } = parseArgs({
    options: { samples: { type: 'string' }, save: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const folder = values.samples && resolve(values.samples);
  if (folder && !existsSync(folder)) throw new Stop(`There is no folder ${folder}`);
  // Platform and station are measured as they are built.
  await prepare({ tests: true, bench: true, then: bundle });
  mkdirSync(cacheFolder, { recursive: true });
  rmSync(told, { force: true });
  const { code } = await runNode(
    join(modulesFolder, 'vitest', 'vitest.mjs'),
    ['bench', '--run', '--project', 'bench', ...positionals],
    { env: { ...process.env, STATION_FIGURES: told, ...(folder && { STATION_SAMPLES: folder }) } },
  );
  tellFigures(values.save);
  if (code !== 0) throw new Stop('A benchmark failed; what it said stands above');
}

await runCommand(measure);
