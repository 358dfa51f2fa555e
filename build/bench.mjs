/** `npm run bench [-- --samples DIR] [-- NAME ...]`: every benchmark, or those named; papers are looked for in DIR. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';
import { runNode } from './setup/children.mjs';
import { runCommand } from './setup/command.mjs';
import { Stop } from './setup/console.mjs';
import { modulesFolder } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

async function measure() {
  const { values, positionals } = parseArgs({
    options: { samples: { type: 'string' } },
    allowPositionals: true,
  });
  const folder = values.samples && resolve(values.samples);
  if (folder && !existsSync(folder)) throw new Stop(`There is no folder ${folder}`);
  // Platform and station are measured as they are built.
  await prepare({ tests: true, bench: true, then: bundle });
  const { code } = await runNode(
    join(modulesFolder, 'vitest', 'vitest.mjs'),
    ['bench', '--run', '--project', 'bench', ...positionals],
    { env: { ...process.env, ...(folder && { STATION_SAMPLES: folder }) } },
  );
  if (code !== 0) throw new Stop('A benchmark failed; what it said stands above');
}

await runCommand(measure);
