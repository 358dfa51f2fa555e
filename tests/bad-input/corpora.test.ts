/** What others keep to try their readers on: each file of it is taken or refused by name, and most whole ones are taken. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { corpusFiles, type CorpusFile } from '../support/bad-files/corpora';
import { scratchFolder } from '../support/scratch-folder';
import { badReaders } from '../support/bad-files/readers';

const readers = new Map(
  (await badReaders(scratchFolder('bad-files'))).map((reader) => [reader.name, reader]),
);

/** Which reader takes files of which endings, and how many in a hundred it takes at least: the rest are broken, locked, or of a kind it does not read. */
const corpora = [
  ['head of a JPEG', ['jpg'], 80],
  ['head of a PNG', ['png'], 80],
  ['head of a TIFF', ['tif', 'tiff'], 60],
  ['workbook', ['xlsx', 'xlsm'], 95],
  ['PDF of a package', ['pdf'], 60],
  ['files of a zip', ['zip'], 40],
] as const;

describe.each(corpora)('%s', (name, endings, least) => {
  const files = corpusFiles(...endings);

  test.skipIf(files.length === 0)('takes what is whole and refuses the rest', async () => {
    const answers: (readonly [CorpusFile, string])[] = [];
    for (const file of files) {
      const reader = readers.get(name);
      if (reader === undefined) throw new Error(`No reader is called ${name}`);
      const answer = await reader.read(await readFile(file.path)).catch((error: unknown) => {
        throw new Error(file.name, { cause: error });
      });
      answers.push([file, answer]);
    }
    const taken = answers.filter(([, answer]) => answer === 'taken').length;
    expect(taken).toBeGreaterThanOrEqual((files.length * least) / 100);
  });
});
