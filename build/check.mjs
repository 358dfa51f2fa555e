/** `npm run check`: types, rules, layout, doors between rooms and what nobody uses, two at a time; says of each what it found. */
import { join } from 'node:path';
import { runNode } from './setup/children.mjs';
import { runCommand } from './setup/command.mjs';
import { say } from './setup/console.mjs';
import { modulesFolder } from './setup/paths.mjs';

const eslint = (...places) => [
  'eslint/bin/eslint.js',
  ['-c', 'build/eslint.config.mjs', '--max-warnings', '0', ...places],
];
const rooms = ['shared', 'electron', 'renderer', 'platform'];
/** One half of the sources each, so that the types of a room are worked out once. */
const half = ['tests', 'electron'];

/** Types come first: rules that ask for them read what they leave behind. */
const steps = [
  [
    { name: 'tsc', run: ['typescript/bin/tsc', ['-b']] },
    { name: 'prettier', run: ['prettier/bin/prettier.cjs', ['--check', '.']] },
    {
      name: 'dependency-cruiser',
      run: [
        'dependency-cruiser/bin/dependency-cruise.mjs',
        ['--config', 'build/dependency-cruiser.cjs', ...rooms],
      ],
    },
    { name: 'knip', run: ['knip/bin/knip.js', ['--config', 'build/knip.json']] },
  ],
  [
    { name: `eslint ${half.join(' ')}`, run: eslint(...half) },
    {
      name: 'eslint (everything else)',
      run: eslint('.', ...half.flatMap((room) => ['--ignore-pattern', `${room}/**`])),
    },
  ],
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

await runCommand(async () => {
  for (const step of steps) if (!(await checkAll(step))) return 1;
  return 0;
});
