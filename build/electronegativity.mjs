/**
 * `npm run electronegativity`: Doyensec's examiner over the sources and over what is shipped. Each of its findings is settled in
 * electronegativity/settled.json, with the reason; a new one, one that is gone, or a file it cannot read any more fails.
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { bundle } from './bundle.mjs';
import { run } from './setup/children.mjs';
import { isCommand, runCommand } from './setup/command.mjs';
import { say, Stop } from './setup/console.mjs';
import { findJson, writeJson } from './setup/files.mjs';
import { cacheFolder, projectRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';

const own = join(projectRoot, 'build', 'electronegativity');
const place = join(cacheFolder, 'electronegativity');

/** What is looked at: people's own words, and what the builder makes of them and of packages. */
const subjects = {
  sources: ['electron', 'shared', 'renderer'],
  shipped: ['dist/main', 'dist/preload', 'dist/renderer'],
};

/** The bundler's mark of a content in a file's name changes with every edit; a chunk keeps its name. */
const nameOf = (file) => file.replace(/-[\w-]{8}(?=\.js$)/, '');

/** One line for one finding, without the place in the file, which moves. */
const lineOf = (subject, { id, file }) => [subject, id, nameOf(file)].join(' ');

/** How often each line stands there. */
function counted(lines) {
  const counts = {};
  for (const line of lines.toSorted()) counts[line] = (counts[line] ?? 0) + 1;
  return counts;
}

/** What differs between what was found and what was settled, in words. */
export function differences(found, settled) {
  const known = Object.fromEntries(settled.map(({ finding, times }) => [finding, times]));
  const lines = [...new Set([...Object.keys(found), ...Object.keys(known)])].toSorted();
  return lines
    .filter((line) => (found[line] ?? 0) !== (known[line] ?? 0))
    .map((line) => `${line}: found ${found[line] ?? 0}, settled ${known[line] ?? 0}`);
}

/** Its packages, exactly those of its own lock file; none of their scripts is run. */
async function install() {
  const lock = findJson(join(own, 'package-lock.json'));
  const stamp = join(place, 'installed.json');
  if (JSON.stringify(findJson(stamp)) === JSON.stringify(lock)) return;
  mkdirSync(place, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) {
    cpSync(join(own, name), join(place, name));
  }
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const quietly = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code } = await run(npm, quietly, { cwd: place });
  if (code !== 0) throw new Stop('The examiner could not be fetched; the reason is above.');
  writeJson(stamp, lock);
}

/** A copy without fonts, models and maps, which it would only wade through. */
function collect(subject, folders) {
  const to = join(place, subject);
  rmSync(to, { recursive: true, force: true });
  for (const folder of folders) {
    cpSync(join(projectRoot, folder), join(to, folder), {
      recursive: true,
      filter: (path) => !/\.(map|wasm|onnx|ttf|woff2|bcmap|pfb|png|md)$/.test(path),
    });
  }
  cpSync(join(projectRoot, 'package.json'), join(to, 'package.json'));
  return to;
}

async function examine(subject, folders) {
  const examiner = createRequire(join(place, 'package.json'))(
    '@doyensec/electronegativity/dist/runner.js',
  );
  const input = collect(subject, folders);
  const { devDependencies } = findJson(join(projectRoot, 'package.json'));
  const { issues, errors, atomicChecks, globalChecks } = await examiner(
    { input, isRelative: true, electronVersionOverride: devDependencies.electron },
    false,
  );
  say(
    `[electronegativity] ${subject}: ${atomicChecks + globalChecks} checks, ${issues.length} findings, ` +
      `${errors.length} files that it cannot read to the end`,
  );
  return [
    ...issues.map((issue) => lineOf(subject, issue)),
    ...errors.map(({ file }) => lineOf(subject, { id: 'UNREADABLE', file: relative(input, file) })),
  ];
}

if (isCommand(import.meta.filename)) {
  await runCommand(() =>
    prepare({
      then: async () => {
        await bundle();
        await install();
        const lines = [];
        for (const [subject, folders] of Object.entries(subjects)) {
          lines.push(...(await examine(subject, folders)));
        }
        const settled = findJson(join(own, 'settled.json'));
        const open = differences(counted(lines), settled);
        for (const line of open) say(`[electronegativity] not settled: ${line}`);
        say(`[electronegativity] ${open.length} of ${lines.length} not settled`);
        return open.length === 0 ? 0 : 1;
      },
    }),
  );
}
