/** The readers of the window before files that others keep to try theirs on, and before mutants: each answers, and none is lost over one. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { errors } from '../../shared/i18n/zh-cn/errors';
import { corpusFiles } from '../support/bad-files/corpora';
import { mutant, type Format } from '../support/bad-files/mutate';
import { smallPdfs } from '../support/bad-files/small-pdfs';
import { tiffSample } from '../support/bad-files/tiff-sample';
import {
  hasBrowser,
  openWindowReaders,
  type Ended,
  type ReaderName,
  type WindowReaders,
} from '../support/bad-files/window-readers';
import { clipPng } from '../support/clip-samples';
import { seeded } from '../support/random';
import { asMany } from '../support/thorough';

test.skip(!hasBrowser, 'no browser of the computer to read in');

let readers: WindowReaders;
let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bad-files-'));
  readers = await openWindowReaders();
});
test.afterAll(async () => {
  await readers.close();
  await rm(folder, { recursive: true, force: true });
});

/** Every answer is of the list that has words for the clerk, and no worker was ended over a file. */
function judge(ended: readonly Ended[]): void {
  for (const { name, answer, lost } of ended) {
    expect(answer === 'taken' || answer in errors, `${name}: ${answer}`).toBe(true);
    expect(lost, `${name}: ${answer}`).toBe(0);
  }
}

/** Endings, one file in how many for every commit, and how many in a hundred are taken at least. */
const corpora: readonly [ReaderName, readonly string[], number, number][] = [
  ['picture', ['jpg', 'png', 'webp'], 3, 80],
  ['picture', ['tif', 'tiff'], 4, 50],
  ['code', ['jpg', 'png', 'webp'], 12, 80],
  ['page', ['jpg', 'png'], 24, 80],
  ['pdf', ['pdf'], 20, 60],
];
for (const [reader, endings, share, least] of corpora) {
  test(`${reader}: ${endings.join(' ')} of others' tests`, async () => {
    const files = corpusFiles(...endings).filter((_, index) => index % asMany(share, 1) === 0);
    test.skip(files.length === 0, "Debian's sources cannot be had");
    const { ended } = await readers.read(
      reader,
      files.map(({ path }) => path),
    );
    judge(ended);
    const taken = ended.filter(({ answer }) => answer === 'taken');
    expect(taken.length).toBeGreaterThanOrEqual((ended.length * least) / 100);
  });
}

async function samplesOf(format: Format): Promise<readonly Uint8Array[]> {
  if (format === 'jpeg')
    return [await readFile(join(import.meta.dirname, '../support/papers-page.jpg'))];
  if (format === 'png')
    return [clipPng({ widthPx: 200, colourType: 2 }), clipPng({ colourType: 6 })];
  if (format === 'tiff') return [tiffSample()];
  return smallPdfs();
}

const mutants: readonly [ReaderName, Format, string][] = [
  ['picture', 'jpeg', 'jpg'],
  ['picture', 'png', 'png'],
  ['picture', 'tiff', 'tif'],
  ['code', 'png', 'png'],
  ['pdf', 'pdf', 'pdf'],
];
for (const [reader, format, ending] of mutants) {
  test(`${reader}: mutants of ${format}`, async () => {
    const samples = await samplesOf(format);
    const paths: string[] = [];
    for (let seed = 0; seed < asMany(format === 'pdf' ? 12 : 40, 1_000); seed += 1) {
      const random = seeded(seed);
      const path = join(folder, `${reader}-${String(seed)}.${ending}`);
      await writeFile(path, mutant(random.pick(samples), format, random));
      paths.push(path);
    }
    const { ended } = await readers.read(reader, paths);
    judge(ended);
    expect(new Set(ended.map(({ answer }) => answer)).size).toBeGreaterThan(1);
  });
}
