/**
 * `npm run newcomer [-- --tests]`: the walk of somebody who has nothing but the README. The project as it is committed is
 * cloned, the first commands of its README are run there word for word, without a screen, and the papers of the first case
 * have to be there. `--tests` goes on with the command for the tests.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './setup/children.mjs';
import { runCommand } from './setup/command.mjs';
import { say, Stop } from './setup/console.mjs';
import { projectRoot } from './setup/paths.mjs';

const papers = ['受理回执.pdf', '公办地段学位告知书.pdf', '电子档案.pdf'];

/** The lines of the first block of commands, without what the README says beside them. */
function firstCommands(folder) {
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const [, block = ''] = /```sh\n([\s\S]+?)\n```/.exec(readme) ?? [];
  return block.split('\n').map((line) => line.replace(/\s+#.*$/, ''));
}

async function walk() {
  const folder = mkdtempSync(join(tmpdir(), 'newcomer-'));
  const clone = join(folder, 'clone');
  try {
    const cloned = await run('git', ['clone', '--quiet', projectRoot, clone]);
    if (cloned.code !== 0) throw new Stop('The project could not be cloned.');
    const [start, test] = firstCommands(clone);
    const commands = process.argv.includes('--tests') ? [start, test] : [start];
    const env = { ...process.env };
    for (const name of ['DISPLAY', 'WAYLAND_DISPLAY']) delete env[name];
    for (const command of commands) {
      say(`[newcomer] ${command}`);
      const { code } = await run('sh', ['-c', command], { cwd: clone, env });
      if (code !== 0) throw new Stop(`"${command}" of the README ended with ${code}.`);
    }
    for (const name of papers) {
      const found = statSync(join(clone, 'out/demonstration', name), { throwIfNoEntry: false });
      if (!(found?.size > 10_000)) throw new Stop(`The first case has no ${name}.`);
      say(`[newcomer] ${name}: ${Math.ceil(found.size / 1024)} KB`);
    }
    say('[newcomer] from the clone to the first case by the words of the README');
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await runCommand(walk);
