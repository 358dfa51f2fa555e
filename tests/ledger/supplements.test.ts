/** Supplements 补充 of a sealed package: numbers of their own, checks over all packages together, true lines in the transfer list. */
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { takeInServed } from '../../electron/desk/page-intake';
import type { Station } from '../../electron/desk/station';
import type { Papers } from '../../electron/papers/papers-client';
import { newKey } from '../../electron/vault/seal';
import { transferLine } from '../../shared/archive/export/transfer-list';
import type { PackageSource } from '../../shared/archive/package/package-source';
import { viewerFile } from '../../shared/archive/package/package-layout';
import { viewerDataSchema } from '../../shared/archive/viewer/viewer-data';
import { decodeUtf8 } from '../../shared/text/utf8';
import { decidedCase, planArchive } from '../support/archived-case';
import { caseOf } from '../support/fill-at-desk';
import { pictureNamed } from '../support/generate/station';
import { papersHere } from '../support/papers-here';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import { valueOf } from '../support/station-people';
import { viewerTemplate } from '../support/viewer-package';

let papers: Papers;
let page: string;
let drawn: string[] = [];
beforeAll(async () => {
  const real = await papersHere();
  papers = {
    ...real,
    makeDocument: (plan, ...rest) => {
      drawn.push(plan.title);
      return real.makeDocument(plan, ...rest);
    },
  };
  page = await viewerTemplate();
});

let station: Station;
let now = '';
let caseId = '';

/** An archive that was sealed on the last evening of a year, and a slip that came in the new one. */
beforeEach(async () => {
  now = '2026-12-31T10:00:00.000Z';
  drawn = [];
  station = await openStationAt(scratchFolder('supplements'), newKey(), {
    papers,
    viewerTemplate: async () => page,
    now: () => now,
  });
  caseId = await decidedCase(station);
  await planArchive(station, caseId);
  valueOf(await station.paperDesk.draw(caseId));
  now = '2027-01-05T02:00:00.000Z';
  const { letters } = await caseOf(station, caseId);
  const letterId = letters.find(({ kind }) => kind === 'refusalNotice')?.id ?? '';
  const original = pictureNamed('slip');
  const said = { to: '程望', relation: '父亲', way: 'counter', note: '' } as const;
  const slip = { original, corrected: pictureNamed('slip cut') };
  valueOf(await takeInServed({ caseId, letterId, day: '2027-01-04', ...said, slip }, station));
});
afterEach(() => station.close());

const textIn = async (source: PackageSource, path: string) =>
  decodeUtf8((await source.read(path)) ?? new Uint8Array()) ?? '';

async function packageOf(supplement: number) {
  const source = valueOf(await station.archives.source(caseId, supplement));
  const catalogue = await textIn(source, 'data/目录.xml');
  const records = await textIn(source, 'data/元数据/材料元数据.xml');
  return {
    source,
    numbers: [...catalogue.matchAll(/<档号>([^<]*)</g)].map(([, number = '']) => number),
    files: [...records.matchAll(/<电子文件号>([^<]*)</g)].map(([, number = '']) => number),
    years: [...records.matchAll(/<年度>([^<]*)</g)].map(([, year]) => year),
  };
}

it('have numbers of their own, in the year of the package they add to', async () => {
  valueOf(await station.archives.pack(caseId));
  const [first, added] = [await packageOf(0), await packageOf(1)];
  const { caseNumber } = await caseOf(station, caseId);
  expect(added.numbers).toEqual([`2026-30年-${caseNumber}-补01-001`]);
  expect(added.files).toEqual([`${caseNumber}-补01`, `${caseNumber}-补01-001`]);
  const all = [...first.numbers, ...added.numbers];
  expect(new Set(all).size).toBe(all.length);
  expect([...first.years, ...added.years]).toEqual(['2026', '2026']);
});

it('hold nothing anew that was packed: no document is drawn again', async () => {
  const before = drawn.length;
  expect(before).toBeGreaterThan(0);
  valueOf(await station.archives.pack(caseId));
  expect(drawn.length).toBe(before);
  const { source } = await packageOf(1);
  const held = (await source.list()).filter(({ path }) => /\.(pdf|jpg)$/.test(path));
  expect(held).toHaveLength(1);
});

it('are listed for whoever takes them over with their own number, day and pages', async () => {
  const chosen = [];
  for await (const one of station.archiveDesk.chosen({ caseIds: [caseId] }, 'whole')) {
    chosen.push(...valueOf(one.packages));
  }
  const { caseNumber, documents, letters } = await caseOf(station, caseId);
  const pages =
    documents.reduce((sum, one) => sum + one.pages.length, 0) +
    letters.reduce((sum, { file }) => sum + (file?.pages ?? 0), 0);
  const lines = chosen.map(transferLine);
  expect(lines.map((cells) => [cells[1], cells[4], cells[5]])).toEqual([
    [`2026-30年-${caseNumber}`, '2026-12-31', String(pages)],
    [`2026-30年-${caseNumber}-补01`, '2027-01-05', '1'],
  ]);
  expect(lines.map((cells) => cells[8]?.split('/')[1])).toEqual(['2026', '2026']);
});

it('show the case with the same count of traces as its PDF did, and what came later', async () => {
  valueOf(await station.archives.pack(caseId));
  const composition = async (supplement: number) => {
    const html = await textIn((await packageOf(supplement)).source, viewerFile);
    const json = /<script[^>]*type="application\/json"[^>]*>([^<]*)</.exec(html)?.[1] ?? '';
    const { overview } = viewerDataSchema.parse(JSON.parse(json));
    return overview[0]?.rows.find(({ label }) => label === '件内组成')?.value;
  };
  const entries = valueOf(await station.cases.entries(caseId));
  const { archive } = await caseOf(station, caseId);
  const upTo = archive?.package?.traces.entry ?? 0;
  const sealedOver = entries.filter(({ header }) => header.seq <= upTo).length;
  expect(await composition(0)).toContain(`办理痕迹${sealedOver}条`);
  const later = archive?.supplements?.[0]?.traces.entry ?? 0;
  const known = entries.filter(({ header }) => header.seq <= later).length;
  expect(known).toBeGreaterThan(sealedOver);
  expect(await composition(1)).toContain(`办理痕迹${known}条`);
});
