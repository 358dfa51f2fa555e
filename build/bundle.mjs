/** `npm run build`: every bundle of vite.config.ts into dist/, skipping those whose sources did not change. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { noticesAsText, noticesFile, noticesText } from './notices.mjs';
import { findPublisher } from './publisher.mjs';
import { isCommand, runCommand } from './setup/command.mjs';
import { say, Stop } from './setup/console.mjs';
import { filesBelow, findJson, writeJson } from './setup/files.mjs';
import { cacheFolder, projectRoot } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { rareFontsHere } from './setup/rare-fonts.mjs';

const bundles = [
  {
    mode: 'main',
    sources: ['electron', 'shared'],
    results: [
      'main/main.cjs',
      'main/papers.cjs',
      'main/kdf.cjs',
      'main/verify.cjs',
      'main/audit.cjs',
      'main/policy.cjs',
      'main/archive.cjs',
      'main/backup.cjs',
      'main/table.cjs',
      'main/program.cjs',
      'main/publisher.pem',
      'publisher.pem',
      'native',
      'prebuilds',
    ],
  },
  {
    mode: 'preload',
    sources: ['electron', 'shared'],
    results: ['preload/preload.cjs', 'preload/family.cjs'],
  },
  {
    mode: 'renderer',
    sources: ['renderer', 'shared', 'build/guides', 'build/pictures'],
    files: ['CHANGELOG.md', 'CHANGELOG.zh-CN.md'],
    results: [
      'renderer/index.html',
      'renderer/print.html',
      'renderer/family.html',
      'renderer/guides/clerk.md',
      'renderer/workers/vision-worker.js',
      'renderer/workers/reading-worker.js',
    ],
  },
  { mode: 'viewer', sources: ['renderer', 'shared'], results: ['viewer/viewer.html'] },
  { mode: 'classes', sources: ['renderer', 'shared'], results: ['classes/classes.html'] },
  { mode: 'platform', sources: ['platform', 'shared'], results: ['platform/platform.cjs'] },
];
const commonSources = [
  'build/bundle.mjs',
  'build/notices.mjs',
  'build/publisher.mjs',
  'build/tsconfig.base.json',
  'package-lock.json',
  'vite.config.ts',
];

function hashSources({ mode, sources, files = [] }) {
  const hash = createHash('sha256');
  if (mode === 'main') hash.update(findPublisher().publicPem);
  if (mode === 'renderer') hash.update(`${rareFontsHere().join()}\0`);
  const common = [...commonSources, ...files].map((name) => join(projectRoot, name));
  const below = sources.flatMap((folder) => filesBelow(join(projectRoot, folder)));
  for (const path of [...common, ...below]) {
    hash
      .update(`${path.slice(projectRoot.length)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

function isCurrent({ mode, results }, stamp, hash) {
  const complete = [...results, `${mode}/${noticesFile}`].every((result) =>
    existsSync(join(projectRoot, 'dist', result)),
  );
  return complete && findJson(stamp)?.hash === hash;
}

/** Builds what is out of date; the packages must be installed. */
export async function bundle() {
  const outdated = bundles
    .map((each) => ({
      ...each,
      hash: hashSources(each),
      stamp: join(cacheFolder, 'bundles', `${each.mode}.json`),
    }))
    .filter((each) => !isCurrent(each, each.stamp, each.hash));
  if (outdated.length === 0) {
    say('[build] bundles: up to date');
    writeNotices();
    return;
  }
  const { build } = await import('vite');
  for (const { mode, hash, stamp } of outdated) {
    say(`[build] bundle: ${mode}`);
    rmSync(stamp, { force: true });
    const environment = process.env.NODE_ENV;
    // What people use, also where a test runner asks for it: its own word would build React's slow form for developers.
    process.env.NODE_ENV = 'production';
    try {
      await build({ configFile: join(projectRoot, 'vite.config.ts'), mode, logLevel: 'warn' });
    } catch (error) {
      const reason = stripVTControlCharacters(error.message);
      throw new Stop(`The bundle "${mode}" could not be built:\n${reason}`);
    } finally {
      if (environment === undefined) delete process.env.NODE_ENV;
      else process.env.NODE_ENV = environment;
    }
    writeJson(stamp, { hash });
  }
  writeNotices();
}

const besides = [
  'Electron 和 Chromium 的许可证在程序文件夹的 LICENSE.electron.txt 和 LICENSES.chromium.html；字体的许可证在字体旁边。',
  'The licences of Electron, Chromium and the fonts lie beside them.',
];

/**
 * What is in the station's own bundles, beside the program and where its window can show it; the platform is handed on by
 * itself, with notices of its own.
 */
function writeNotices() {
  const notices = bundles
    .filter(({ mode }) => mode !== 'platform')
    .flatMap(({ mode }) => findJson(join(projectRoot, 'dist', mode, noticesFile)) ?? []);
  const text = noticesAsText(notices, besides);
  for (const place of ['', 'renderer/guides']) {
    writeFileSync(join(projectRoot, 'dist', place, noticesText), text);
  }
}

if (isCommand(import.meta.filename)) {
  await runCommand(() => prepare({ then: bundle }));
}
