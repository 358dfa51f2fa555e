/** The folder with which a release is handed out, on a stick or on a server: installers under ASCII names, and release.json over all of them, signed. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Stop } from './setup/console.mjs';
import { projectRoot } from './setup/paths.mjs';

/** By the end of a name; the first that fits. */
const forms = [
  [/\.deb$/, 'deb'],
  [/\.AppImage$/, 'appimage'],
  [/\.tar\.gz$/, 'tar'],
  [/-portable-[a-z0-9]+\.exe$/, 'portable'],
  [/\.exe$/, 'nsis'],
  [/\.dmg$/, 'dmg'],
];

const sha512Of = (path) => createHash('sha512').update(readFileSync(path)).digest('hex');

/** How a file of this name is installed; nothing when nobody knows. */
export const formOf = (name) => forms.find(([end]) => end.test(name))?.[1];

/**
 * What a changelog says of a version: the text below its heading `## [version]`, without a version's own that of Unreleased.
 *
 * @param {string} text
 * @param {string} version
 */
export function notesOf(text, version) {
  for (const heading of [`## [${version}]`, '## [Unreleased]']) {
    const at = text.indexOf(`\n${heading}`);
    if (at < 0) continue;
    const below = text.slice(text.indexOf('\n', at + 1) + 1);
    const end = below.search(/^## /m);
    const notes = (end < 0 ? below : below.slice(0, end)).trim();
    if (notes !== '') return notes;
  }
  throw new Stop(`The changelog says nothing about version ${version}.`);
}

function changelogs(version) {
  const read = (name) => notesOf(readFileSync(join(projectRoot, name), 'utf8'), version);
  return { 'zh-CN': read('CHANGELOG.zh-CN.md'), en: read('CHANGELOG.md') };
}

/**
 * Writes the folder anew: the installers, release.json with their digests, and release.json.sig.
 *
 * @param {{ to: string, installers: readonly string[], version: string,
 *   publisher: Pick<import('./publisher.mjs').Publisher, 'sign'>,
 *   notes?: { 'zh-CN': string, en: string }, arch?: string }} request
 * @returns {string} `to`
 */
export function writeUpdateFolder({ to, installers, version, publisher, notes, arch }) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const files = installers.map((path) => {
    const name = basename(path);
    const form = formOf(name);
    if (form === undefined) throw new Stop(`Nobody knows how to install ${name}.`);
    copyFileSync(path, join(to, name));
    const size = statSync(path).size;
    return { name, form, arch: arch ?? process.arch, size, sha512: sha512Of(path) };
  });
  const release = {
    format: 1,
    product: 'enrollment-station',
    version,
    notes: notes ?? changelogs(version),
    files,
  };
  const bytes = Buffer.from(`${JSON.stringify(release, null, 2)}\n`);
  writeFileSync(join(to, 'release.json.sig'), publisher.sign(bytes));
  writeFileSync(join(to, 'release.json'), bytes);
  return to;
}
