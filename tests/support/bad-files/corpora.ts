/** Files of others' tests, which set-up took from Debian's sources; none where they cannot be had. */
import { readdirSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { corporaFolder } from '../../../build/setup/corpora.mjs';
import { filesBelow } from '../../../build/setup/files.mjs';
import { asMany } from '../thorough';

export type CorpusFile = { readonly name: string; readonly path: string };

/** A file in each so many of the others is enough for every commit. */
const usualShare = 4;

/** Files with one of the endings, `ending` in small letters; all of them when thorough. */
export function corpusFiles(...endings: readonly string[]): readonly CorpusFile[] {
  const sources = foldersThere();
  const all = sources.flatMap((source) => filesBelow(join(corporaFolder, source)));
  return all
    .filter((path) => endings.includes(extname(path).slice(1).toLowerCase()))
    .filter((_, index) => index % asMany(usualShare, 1) === 0)
    .map((path) => ({ name: nameOf(path), path }));
}

const nameOf = (path: string): string =>
  `${relative(corporaFolder, path).split('/')[0] ?? ''}: ${basename(path)}`;

function foldersThere(): string[] {
  try {
    return readdirSync(corporaFolder);
  } catch {
    return [];
  }
}
