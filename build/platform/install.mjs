/**
 * `npm run install-platform [-- --to FOLDER]`: bundles the reference platform with everything it needs, puts it with its
 * unit and its settings in place, and starts it. Repeated, it brings a newer version; settings and data stay. `--to` lays
 * the files below a folder (an image, a package) and starts nothing.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { noticesAsText, noticesFile, noticesText } from '../notices.mjs';
import { run } from '../setup/children.mjs';
import { runCommand } from '../setup/command.mjs';
import { say, Stop } from '../setup/console.mjs';
import { findJson } from '../setup/files.mjs';
import { withLock } from '../setup/lock.mjs';
import { installPackages } from '../setup/node-packages.mjs';
import { modulesFolder, projectRoot } from '../setup/paths.mjs';
import { layBeside } from './lay-beside.mjs';

const program = 'usr/local/lib/enrollment-platform';
const settings = 'etc/enrollment-platform';
const unit = 'etc/systemd/system/enrollment-platform.service';
/** Finds its files by where it lies, so it stays a package beside the bundle. */
const engine = '@electric-sql/pglite';

/** One file with every other package inside: the computer that runs it needs Node and nothing else. */
async function layProgram(folder) {
  const { build } = await import('vite');
  process.env.NODE_ENV = 'production';
  await build({
    configFile: join(projectRoot, 'vite.config.ts'),
    mode: 'platform',
    logLevel: 'warn',
    build: { outDir: folder, sourcemap: false },
    ssr: { noExternal: true, external: [engine] },
  });
  const notices = join(folder, noticesFile);
  writeFileSync(join(folder, noticesText), noticesAsText(findJson(notices)));
  rmSync(notices);
  cpSync(join(modulesFolder, engine), join(folder, 'node_modules', engine), {
    recursive: true,
    dereference: true,
    filter: (path) => !/\.(map|ts|cts)$/.test(path),
  });
  cpSync(join(projectRoot, 'shared/policy/packs'), join(folder, 'policy-packs'), {
    recursive: true,
  });
}

/** The example with a token of its own, unless there are settings already. */
function laySettings(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const target = join(folder, 'environment');
  const example = readFileSync(join(import.meta.dirname, 'environment.example'), 'utf8');
  writeFileSync(join(folder, 'environment.example'), example);
  if (existsSync(target)) return;
  const token = randomBytes(32).toString('base64url');
  const text = example.replace(/^PLATFORM_ADMIN_TOKEN=$/m, `PLATFORM_ADMIN_TOKEN=${token}`);
  writeFileSync(target, text, { mode: 0o600 });
  chmodSync(target, 0o600);
}

function layUnit(path) {
  const node = process.execPath;
  if (/^\/(home|root|run\/user)\//.test(node)) {
    throw new Stop(
      `Node lies in a home folder, which the unit closes to the platform: ${node}\nInstall the package "nodejs" of the system, or put Node below /usr/local, and repeat the command.`,
    );
  }
  const text = readFileSync(join(import.meta.dirname, 'enrollment-platform.service'), 'utf8');
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text.replace('ExecStart=/usr/bin/node ', `ExecStart=${node} `));
}

async function install() {
  // The user that runs it reads what root lays.
  process.umask(0o022);
  const { values } = parseArgs({ options: { to: { type: 'string', default: '/' } } });
  const root = resolve(values.to);
  const isHere = root === '/';
  if (isHere && process.getuid?.() !== 0) {
    throw new Stop('Only root can install it here; --to FOLDER lays the files anywhere else.');
  }
  say(`[install] program: ${join(root, program)}`);
  // A version that is only half there must not be started, and the one that runs stays until then.
  await layBeside(join(root, program), layProgram);
  say(`[install] settings: ${join(root, settings, 'environment')}`);
  laySettings(join(root, settings));
  say(`[install] unit: ${join(root, unit)}`);
  layUnit(join(root, unit));
  if (!isHere) return 0;
  for (const args of [
    ['daemon-reload'],
    ['enable', 'enrollment-platform'],
    ['restart', 'enrollment-platform'],
  ]) {
    const { code } = await run('systemctl', args);
    if (code === 0) continue;
    const before = `/${program}.before`;
    const kept = existsSync(before) ? ` The version of before is in ${before}.` : '';
    throw new Stop(`systemctl ${args.join(' ')} failed; the reason is above.${kept}`);
  }
  say('[install] it runs; journalctl -u enrollment-platform tells what it says');
  return 0;
}

await runCommand(() =>
  withLock(async () => {
    // Nothing of the station: a server has no screen.
    await installPackages();
    return install();
  }),
);
