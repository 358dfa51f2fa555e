/**
 * `npm run capture-bench -- --samples DIR [--json FILE] [--only TEXT] [--unknown]`: how well the eyes see;
 * with `--reading`: how well what they found is read.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readingLines } from './reading-report';
import { reportLines, summarize } from './report';
import { runSamples } from './run';
import { readSamples } from './run-reading';
import { listSamples, type Sample } from './samples';

/** Two halves of the families, so that a limit tuned on one can be checked on the other. */
function isEven({ name }: Sample): boolean {
  const number = /^f(\d+)/.exec(name)?.[1];
  return number !== undefined && Number(number) % 2 === 0;
}

async function tellReading(samples: readonly Sample[], folder: string): Promise<void> {
  const rows = await readSamples(samples, folder);
  const halves = {
    'good pictures': rows.filter(({ truth }) => truth.quality === 'good'),
    'pictures with a defect': rows.filter(({ truth }) => truth.quality !== 'good'),
  };
  for (const [title, half] of Object.entries(halves)) {
    if (half.length > 0) console.log(readingLines(title, half).join('\n'));
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      samples: { type: 'string' },
      json: { type: 'string' },
      only: { type: 'string' },
      unknown: { type: 'boolean', default: false },
      reading: { type: 'boolean', default: false },
    },
  });
  const folder = resolve(values.samples ?? process.env['STATION_SAMPLES'] ?? '../shared/samples');
  const samples = listSamples(folder).filter(({ name }) => name.includes(values.only ?? ''));
  if (samples.length === 0) throw new Error(`No samples in ${folder}`);
  if (values.reading) {
    await tellReading(samples, folder);
    return;
  }
  const rows = await runSamples(samples, { tellKind: !values.unknown });
  const even = new Set(samples.filter(isEven).map(({ name }) => name));
  const halves = {
    all: rows,
    'families with even numbers': rows.filter(({ name }) => even.has(name)),
    'families with odd numbers, and blanks': rows.filter(({ name }) => !even.has(name)),
  };
  for (const [title, half] of Object.entries(halves)) {
    if (half.length > 0) console.log(reportLines(title, half).join('\n'));
  }
  if (values.json !== undefined) {
    const told = { summary: summarize(rows), rows };
    writeFileSync(values.json, `${JSON.stringify(told, null, 1)}\n`);
  }
}

await main().catch((error: unknown) => {
  console.error(`[capture-bench] ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
