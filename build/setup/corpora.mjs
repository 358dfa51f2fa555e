/**
 * Set-up step of the tests: files that others keep to try their readers on, broken and hostile ones among them. They come from
 * Debian's source packages when they are wanted, by lists that apt has checked, and are never part of the project.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './children.mjs';
import { say } from './console.mjs';
import { replaceFolder } from './files.mjs';
import { cacheFolder } from './paths.mjs';

/** Source packages, and which of their files are wanted. */
const sources = {
  qpdf: ['pdf'],
  pypdf: ['pdf'],
  pikepdf: ['pdf'],
  'libpng1.6': ['png'],
  pillow: ['png', 'jpg', 'tif', 'tiff', 'webp', 'gif', 'bmp'],
  tiff: ['tif', 'tiff'],
  libzip: ['zip'],
  'libexcel-writer-xlsx-perl': ['xlsx', 'xlsm'],
};

export const corporaFolder = join(cacheFolder, 'corpora');
const listFolder = join(cacheFolder, 'corpora-lists');

const folderOf = (name) => join(corporaFolder, name);
const missing = () => Object.keys(sources).filter((name) => !existsSync(folderOf(name)));

/** apt with lists and places of its own, so that nothing of the computer's is changed and nobody needs to be root. */
function aptOptions() {
  const settings = {
    'Dir::Etc::SourceList': '/dev/null',
    'Dir::Etc::SourceParts': join(listFolder, 'sources'),
    'Dir::State::Lists': join(listFolder, 'lists'),
    'Dir::Cache': join(listFolder, 'cache'),
    'APT::Sandbox::User': 'root',
    'Acquire::Retries': '0',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

/** The same places that the computer's own packages come from, asked for their sources. */
function writeSources() {
  const own = '/etc/apt/sources.list.d';
  const parts = existsSync(own) ? readdirSync(own) : [];
  const folder = join(listFolder, 'sources');
  mkdirSync(folder, { recursive: true });
  for (const part of ['lists/partial', 'cache/archives/partial']) {
    mkdirSync(join(listFolder, part), { recursive: true });
  }
  for (const name of parts.filter((part) => part.endsWith('.sources'))) {
    const text = readFileSync(join(own, name), 'utf8');
    writeFileSync(join(folder, name), text.replaceAll(/^Types:.*$/gm, 'Types: deb-src'));
  }
  const lines = [
    '/etc/apt/sources.list',
    ...parts.filter((part) => part.endsWith('.list')).map((part) => join(own, part)),
  ].flatMap((path) => (existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []));
  const binaries = lines.filter((line) => line.startsWith('deb '));
  const text = binaries.map((line) => line.replace(/^deb /, 'deb-src ')).join('\n');
  if (binaries.length > 0) writeFileSync(join(folder, 'lines.list'), `${text}\n`);
}

async function unpack(name, draft) {
  const archive = readdirSync(draft).find((file) => /\.orig\.tar\.(gz|xz|bz2)$/.test(file));
  if (archive === undefined) return false;
  const wanted = sources[name].flatMap((ending) => [`*.${ending}`, `*.${ending.toUpperCase()}`]);
  const files = join(draft, 'files');
  mkdirSync(files);
  // It complains of endings that are not there; what counts is what came out.
  await run(
    'tar',
    [
      '-xf',
      archive,
      '-C',
      files,
      '--no-same-owner',
      '--no-same-permissions',
      '--wildcards',
      ...wanted,
    ],
    { cwd: draft, quiet: true },
  );
  for (const file of readdirSync(draft)) {
    if (file !== 'files') rmSync(join(draft, file), { recursive: true });
  }
  return readdirSync(files).length > 0;
}

async function fetchOne(name) {
  const draft = `${folderOf(name)}.${process.pid}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  // It wants Debian's own changes as well, which the files do not need; what apt leaves there has the sum it should.
  await run('apt-get', [...aptOptions(), '-qq', 'source', '--download-only', name], {
    cwd: draft,
    quiet: true,
  });
  const isThere = await unpack(name, draft);
  if (isThere) replaceFolder(draft, folderOf(name));
  else rmSync(draft, { recursive: true, force: true });
  return isThere;
}

/** Never stops anybody: a test whose files cannot be had says so and is counted as skipped. */
export async function installCorpora() {
  if (process.platform !== 'linux' || missing().length === 0) return;
  say(`[setup] files to try the readers on, from Debian's sources: ${missing().join(' ')} (75 MB)`);
  try {
    writeSources();
    await run('apt-get', [...aptOptions(), '-qq', 'update'], { quiet: true });
    for (const name of missing()) {
      if (!(await fetchOne(name))) say(`[setup] ${name}: cannot be had; its tests are left out`);
    }
  } catch (error) {
    say(`[setup] Debian's sources cannot be had (${error.message}); their tests are left out`);
  } finally {
    rmSync(listFolder, { recursive: true, force: true });
  }
}
