/** The signed list of a packed program: SHA-256 of every file in it, as `sha256sum -c` reads it, and the publisher's signature beside it. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { filesBelow } from './setup/files.mjs';

const listName = 'SHA256SUMS';
const signatureName = `${listName}.sig`;

/**
 * Writes SHA256SUMS and SHA256SUMS.sig into the folder; equal folders get equal bytes.
 *
 * @param {string} folder
 * @param {import('./publisher.mjs').Publisher} publisher
 * @returns {number} how many files are listed
 */
export function signFolder(folder, publisher) {
  for (const name of [listName, signatureName]) rmSync(join(folder, name), { force: true });
  const lines = filesBelow(folder)
    .map((path) => ({ path, name: relative(folder, path).replaceAll(sep, '/') }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ path, name }) => {
      // `sha256sum` would write these in another way.
      if (/[\\\n\r]/.test(name))
        throw new Error(`No list can name the file ${JSON.stringify(name)}`);
      return `${createHash('sha256').update(readFileSync(path)).digest('hex')}  ${name}\n`;
    });
  const list = Buffer.from(lines.join(''));
  writeFileSync(join(folder, listName), list);
  writeFileSync(join(folder, signatureName), publisher.sign(list));
  return lines.length;
}
