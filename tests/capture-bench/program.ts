/** `npm run capture-bench -- --samples DIR [--json FILE] [--only TEXT] [--unknown]`: how well the eyes see. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { reportLines, summarize } from './report';
import { runSamples } from './run';
import { listSamples, type Sample } from './samples';

/** Two halves of the families, so that a limit tuned on one can be checked on the other. */
function isEven({ name }: Sample): boolean {
  const number = /^f(\d+)/.exec(name)?.[1];
  return number !== undefined && Number(number) % 2 === 0;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      samples: { type: 'string' },
      json: { type: 'string' },
      only: { type: 'string' },
      unknown: { type: 'boolean', default: false },
    },
  });
  const folder = resolve(values.samples ?? process.env['STATION_SAMPLES'] ?? '../shared/samples');
  const samples = listSamples(folder).filter(({ name }) => name.includes(values.only ?? ''));
  if (samples.length === 0) throw new Error(`No samples in ${folder}`);
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
