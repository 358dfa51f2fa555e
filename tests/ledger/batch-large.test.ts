/** A batch as large as a season's (1,000 families with 8,000 pictures when thorough), killed in the middle and gone on with. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BatchDesk } from '../../electron/batch/batch-desk';
import { trayOf } from '../../electron/desk/scan-desk';
import type { Station } from '../../electron/desk/station';
import { batchSheet } from '../../electron/tables/batch-sheet';
import { newKey, sha256Hex } from '../../electron/vault/seal';
import { batchSheetWords } from '../../shared/i18n/batch-words';
import { pick } from '../../shared/i18n/messages';
import { childName, csvOf, familyTable, openBatches } from '../support/batch-folder';
import { numberedPicture, papersOfFamily } from '../support/batch-pictures';
import { bundleForNode } from '../support/node-program';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/station-people';
import { asMany } from '../support/thorough';

const families = asMany(60, 1_000);
const pictures = families * papersOfFamily.length;
/** How many pages are on the disk when the process is killed: in the middle of a family, and again further on. */
const kills = [0.21, 0.55, 0.83].map((share) => Math.floor(share * pictures));
const limitMs = 1_800_000;

const root = scratchFolder('batch-large');
const key = newKey();
const places = {
  station: join(root, 'station'),
  table: join(root, '名单.csv'),
  pictures: join(root, 'pictures'),
};
/** Of every picture, by the child and the name of the file. */
const brought = new Map<string, string>();
let script: string;

beforeAll(async () => {
  script = await bundleForNode('../tests/support/batch-program.ts', root, 'batch');
  await writeFile(places.table, `\ufeff${csvOf(familyTable(families))}`);
  for (let index = 0; index < families; index += 1) {
    const own = join(places.pictures, childName(index));
    await mkdir(own, { recursive: true });
    for (const [n, name] of papersOfFamily.entries()) {
      const bytes = await numberedPicture(1 + index * papersOfFamily.length + n);
      brought.set(`${childName(index)}/${name}`, sha256Hex(bytes));
      await writeFile(join(own, name), bytes);
    }
  }
}, limitMs);

type Run = { readonly pages: number; readonly megabytes: readonly number[]; readonly last: string };

/** Works on the batch in a process of its own, killed as soon as it has told of so many pages. */
async function work(killAfter = Infinity): Promise<Run> {
  const { station, table, pictures: from } = places;
  const child = spawn(process.execPath, [script, station, key.toString('hex'), table, from], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'close');
  let pages = 0;
  let last = '';
  const megabytes: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [step = '', held] = line.split(' ');
    last = step;
    megabytes.push(Number(held));
    if (step === 'page') pages += 1;
    if (pages === killAfter) child.kill('SIGKILL');
  }
  await gone;
  return { pages, megabytes, last };
}

describe(`a batch of ${families} families with ${pictures} pictures`, () => {
  let station: Station;
  let desk: BatchDesk;
  const runs: Run[] = [];

  it(
    'is gone on with after every kill -9, and comes to its end',
    { timeout: limitMs },
    async () => {
      let before = 0;
      for (const kill of kills) {
        const run = await work(kill - before);
        expect(run.last).not.toBe('done');
        expect(run.pages).toBeGreaterThanOrEqual(kill - before);
        before += run.pages;
        runs.push(run);
      }
      runs.push(await work());
      expect(runs.at(-1)?.last).toBe('done');
      ({ station, desk } = await openBatches(places.station, key));
    },
  );

  it('needs no more memory for its last family than for its first', () => {
    const held = runs.map(({ megabytes }) => megabytes);
    const early = Math.max(...(held[0] ?? []).slice(0, 100));
    const peak = Math.max(...held.flat());
    console.log(`the process held ${early} MiB in its first 100 steps, ${peak} MiB at most`);
    // Sealed pictures wait for the collector; what grows is the list of families, some bytes each.
    expect(peak - early).toBeLessThan(160);
  });

  it('has every picture once, bit for bit, where its name says', { timeout: limitMs }, async () => {
    const [batch] = valueOf(await desk.list());
    expect(batch).toMatchObject({ families, done: families, open: [] });
    const lines = valueOf(await desk.result(batch?.id ?? ''));
    expect(lines).toHaveLength(families);
    expect(new Set(lines.map(({ caseId }) => caseId)).size).toBe(families);
    expect([...station.ledger.cases.keys()].toSorted()).toEqual(
      lines.map(({ caseId }) => caseId).toSorted(),
    );
    const met: string[] = [];
    for (const { caseId, name, outcome } of lines) {
      expect(outcome).toMatchObject({ pages: 7, waiting: 1, refused: [] });
      const current = valueOf(await station.desk.find(caseId));
      expect(current?.form['child.name']).toBe(name);
      expect(current?.documents.map(({ requirementId, pages }) => [requirementId, pages.length]))
        // Which paper came first depends on the names of the files.
        .toEqual([
          ['home', 3],
          ['register', 4],
        ]);
      const pages = current?.documents.flatMap((document) => document.pages) ?? [];
      const own = papersOfFamily.map((file) => brought.get(`${name}/${file}`) ?? '');
      for (const { original } of pages) {
        expect(own).toContain(original.sha256);
        met.push(original.sha256);
        const stored = valueOf(await station.blobs.get(caseId, original.sha256));
        expect(sha256Hex(stored)).toBe(original.sha256);
      }
      const tray = valueOf(await trayOf(station).list(caseId));
      expect(tray).toHaveLength(1);
      for (const { id } of tray) {
        const sha256 = sha256Hex(valueOf(await trayOf(station).read(caseId, id)));
        expect(sha256).toBe(own.at(-1));
        met.push(sha256);
      }
    }
    expect(met).toHaveLength(pictures);
    expect(met.toSorted()).toEqual([...brought.values()].toSorted());
  });

  it('has a line for every family in its result sheet', async () => {
    const [batch] = valueOf(await desk.list());
    const lines = valueOf(await desk.result(batch?.id ?? ''));
    const sheet = await batchSheet(lines, new Map(), new Map(), batchSheetWords(pick('zh-CN')));
    const { sheets } = await readXlsx(sheet);
    const rows = sheets[0]?.rows.slice(1) ?? [];
    expect(rows.map((row) => row[1])).toEqual(
      Array.from({ length: families }, (_, index) => childName(index)),
    );
    await desk.close();
    await station.close();
  });
});
