/** `npm run check`: types, rules (of types by oxlint, of forms by eslint), layout, doors between rooms and what nobody uses, two at a time; says of each what it found. */
import { join } from 'node:path';
import { runNode } from './setup/children.mjs';
import { runCommand } from './setup/command.mjs';
import { say } from './setup/console.mjs';
import { modulesFolder } from './setup/paths.mjs';

const rooms = ['shared', 'electron', 'renderer', 'platform'];
/** What takes longest comes first. */
const steps = [
  {
    name: 'oxlint, with types',
    run: ['oxlint/bin/oxlint', ['--type-check', '--deny-warnings', '.']],
  },
  { name: 'oxfmt', run: ['oxfmt/bin/oxfmt', ['--check', '.']] },
  {
    name: 'dependency-cruiser',
    run: [
      'dependency-cruiser/bin/dependency-cruise.mjs',
      ['--config', 'build/dependency-cruiser.cjs', ...rooms],
    ],
  },
  {
    name: 'eslint',
    run: [
      'eslint/bin/eslint.js',
      ['-c', 'build/eslint.config.mjs', '--max-warnings', '0', 'shared', 'renderer'],
    ],
  },
  { name: 'knip', run: ['knip/bin/knip.js', ['--config', 'build/knip.json']] },
];
const lanes = 2;

/** Runs one program; what it says is told when it is done, so that two do not talk at once. */
async function check({ name, run: [script, args] }) {
  const { code, output } = await runNode(join(modulesFolder, script), args, { quiet: true });
  say(`[check] ${name}: ${code === 0 ? 'nothing found' : `failed (${code})`}`);
  if (code !== 0) say(output.trimEnd());
  return code;
}

async function checkAll(programs) {
  const waiting = [...programs];
  const codes = [];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      codes.push(await check(next));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return codes.every((code) => code === 0);
}

await runCommand(async () => ((await checkAll(steps)) ? 0 : 1));
