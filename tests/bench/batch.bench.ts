/**
 * A batch taken in by the station beside a raw fill of IndexedDB with the same records and bytes, batch by batch in turn.
 *
 * The station has as many families under way as the room has; IndexedDB does one write to a store after another.
 * Both sides answer for a page when it is on the disk: a strict transaction there, a sealed entry with fdatasync and two
 * sealed files with fsync here. What the station does beyond that is in its time and not in the other's: reading the
 * agent's drive, two hashes and a seal of every picture, the chain, the trail, and the working set of the window, which
 * is IndexedDB as well. Finding and straightening the papers is not in it, because a raw fill sees nothing.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { bundle } from '../../build/bundle.mjs';
import { startVirtualDisplay } from '../../build/setup/display.mjs';
import { familiesAtOnce } from '../../shared/batch/batch-plan';
import type { StationBridge } from '../../shared/ipc/bridge';
import { csvOf, familyTable, childName } from '../support/batch-folder';
import { papersOfFamily } from '../support/batch-pictures';
import { launchStation, type Station } from '../support/electron-app';
import { founder, leaveStation } from '../support/station-people';
import { stationPages } from '../e2e/pages/station-pages';
import { figure } from './figures';
import { spread } from './spread';
import { toldOnce } from './told-once';

const pairs = Number(process.env['STATION_BENCH_PAIRS'] ?? 11);
const familiesPerBatch = 6;
/** What a scan of a page in 200 dpi comes to. */
const pictureBytes = 200_000;
const bar = 0.6;

type Taken = { readonly ms: number; readonly pages: number };

/** A picture with so many bytes that no other one has, in comments that every reader skips (ITU-T T.81, B.2.4.5). */
function unlike(paper: Buffer): Buffer {
  const parts = [paper.subarray(0, 2)];
  for (let left = pictureBytes - paper.length; left > 0; left -= 60_000) {
    const length = Math.min(60_000, left);
    const head = Buffer.from([0xff, 0xfe, 0, 0]);
    head.writeUInt16BE(length + 2, 2);
    parts.push(head, randomBytes(length));
  }
  return Buffer.concat([...parts, paper.subarray(2)]);
}

/** Families that no batch before had, with their pictures, chosen in the room as an agent chooses them. */
async function bring(station: Station, folder: string, first: number, paper: Buffer) {
  const from = join(folder, `batch-${first}`);
  const [heads = [], ...rows] = familyTable(first + familiesPerBatch);
  await mkdir(from);
  await writeFile(join(from, '名单.csv'), csvOf([heads, ...rows.slice(first)]));
  for (let index = first; index < first + familiesPerBatch; index += 1) {
    const own = join(from, 'pictures', childName(index));
    await mkdir(own, { recursive: true });
    for (const name of papersOfFamily) await writeFile(join(own, name), unlike(paper));
  }
  const choose = (path: string) =>
    station.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, path);
  return { choose, table: join(from, '名单.csv'), pictures: join(from, 'pictures') };
}

type Brought = Awaited<ReturnType<typeof bring>>;

/** Through the calls of the window, as the room makes them, without an eye. */
async function takeIn(page: Page, { choose, table, pictures }: Brought): Promise<Taken> {
  await choose(table);
  const columns = await page.evaluate(async () => {
    const { batch } = (window as unknown as { station: StationBridge }).station;
    const chosen = await batch.chooseTable(undefined);
    return chosen.ok && chosen.value ? chosen.value.columns : [];
  });
  await choose(pictures);
  return page.evaluate(
    async ([ofTable, atOnce]) => {
      const { batch, desk } = (window as unknown as { station: StationBridge }).station;
      const sure = <T>(answer: { ok: true; value: T } | { ok: false; error: { kind: string } }) => {
        if (!answer.ok) throw new Error(answer.error.kind);
        return answer.value;
      };
      sure(await batch.choosePictures({ form: 'folder' }));
      const usual = { preferential: false, localRegister: true, localHome: true };
      sure(await batch.check({ columns: ofTable, usual, kind: 'primary' }));
      const start = performance.now();
      const begun = sure(await batch.start({ leaveOut: [] }));
      let pages = 0;
      const left = [...begun.open];
      const hand = async () => {
        for (let line = left.shift(); line !== undefined; line = left.shift()) {
          const ofFamily = { batchId: begun.id, line };
          const { caseId, pictures: wanted, waiting } = sure(await batch.begin(ofFamily));
          pages += waiting;
          for (const { id, documentId, requirementId, kind, role } of wanted) {
            const original = new Uint8Array(sure(await batch.picture({ ...ofFamily, id })));
            const corrected = original.slice();
            // Another picture than the original, as a page that was cut out is.
            corrected[100] = (corrected[100] ?? 0) ^ 1;
            sure(
              await desk.addPage({
                ...{ caseId, documentId, requirementId, kind, role, pageId: id },
                ...{ source: 'folder', faults: [] },
                ...{ original: 'inTray', corrected },
              }),
            );
            pages += 1;
          }
          const outcome = { line, pages: wanted.length, waiting, refused: [] };
          sure(await batch.done({ batchId: begun.id, outcome }));
        }
      };
      await Promise.all(Array.from({ length: atOnce }, hand));
      const ms = performance.now() - start;
      sure(await batch.end({ batchId: begun.id }));
      return { ms, pages };
    },
    [columns, familiesAtOnce] as const,
  );
}

/** The same records and as many bytes, put in by the page itself with nothing between. */
function fillRaw(page: Page, name: string): Promise<Taken> {
  return page.evaluate(
    async ({ database, families, papers, bytes }) => {
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(database, 1);
        request.onupgradeneeded = () => {
          request.result.createObjectStore('cases', { keyPath: 'id' });
          request.result.createObjectStore('images', { keyPath: 'key' });
        };
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('not opened'));
      });
      const stored = (rows: readonly (readonly ['cases' | 'images', object])[]) =>
        new Promise<void>((resolve, reject) => {
          const work = opened.transaction(['cases', 'images'], 'readwrite', {
            durability: 'strict',
          });
          for (const [store, row] of rows) work.objectStore(store).put(row);
          work.oncomplete = () => resolve();
          work.onerror = () => reject(new Error('not stored'));
        });
      const picture = () => {
        const filled = new Uint8Array(bytes);
        for (let at = 0; at < bytes; at += 65_536) {
          crypto.getRandomValues(filled.subarray(at, Math.min(bytes, at + 65_536)));
        }
        return filled;
      };
      // Made before the clock runs: the station has its bytes from the drive.
      const all = Array.from({ length: families * papers * 2 }, picture);
      const start = performance.now();
      let pages = 0;
      for (let family = 0; family < families; family += 1) {
        const id = crypto.randomUUID();
        const form = {
          'child.name': '林某',
          'child.idNumber': '330106202001010017',
          nation: '汉族',
        };
        const record = { id, form, state: 'draft', pages: [] as object[] };
        await stored([['cases', record]]);
        for (let n = 0; n < papers; n += 1) {
          const [original, corrected] = all.splice(0, 2);
          const key = `${id}/${n}`;
          record.pages.push({ id: key, role: 'inner', capturedAt: new Date().toISOString() });
          await stored([
            ['images', { key: `${key}/original`, bytes: original }],
            ['images', { key: `${key}/corrected`, bytes: corrected }],
            ['cases', record],
          ]);
          pages += 1;
        }
      }
      const ms = performance.now() - start;
      opened.close();
      indexedDB.deleteDatabase(database);
      return { ms, pages };
    },
    {
      database: name,
      families: familiesPerBatch,
      papers: papersOfFamily.length,
      bytes: pictureBytes,
    },
  );
}

const rate = ({ ms, pages }: Taken) => (pages * 1_000) / ms;

async function measure(): Promise<string[]> {
  await bundle();
  const folder = await mkdtemp(join(tmpdir(), 'batch-bench-'));
  const display = await startVirtualDisplay();
  const userDataDir = join(folder, 'station');
  await leaveStation(userDataDir, async () => undefined);
  const paper = await readFile(join(import.meta.dirname, '../support/papers-page.jpg'));
  const station = await launchStation({ userDataDir, env: display.env });
  try {
    const { page } = station;
    await stationPages(page).door.unlock(founder.passphrase);
    await page.keyboard.press('Control+G');
    const ratios: number[] = [];
    const rates: { station: number[]; raw: number[] } = { station: [], raw: [] };
    let first = 0;
    for (let pair = 0; pair < pairs; pair += 1) {
      // Nobody else touches the station, and idle it would lock.
      await page.mouse.move(pair, pair);
      const brought = await bring(station, folder, first, paper);
      first += familiesPerBatch;
      const rawFirst = pair % 2 === 0;
      const before = rawFirst ? await fillRaw(page, `raw-${pair}`) : undefined;
      const ours = await takeIn(page, brought);
      const raw = before ?? (await fillRaw(page, `raw-${pair}`));
      if (ours.pages !== raw.pages) throw new Error(`${ours.pages} pages beside ${raw.pages}`);
      rates.station.push(rate(ours));
      rates.raw.push(rate(raw));
      ratios.push(rate(ours) / rate(raw));
    }
    const { p50 } = spread(ratios);
    figure('batchImport', p50);
    const told = (values: readonly number[]) => spread(values).p50.toFixed(1);
    return [
      `batch import / raw IndexedDB fill: ${p50.toFixed(2)} (median of ${pairs} pairs, bar ${bar}; from ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
      `  a batch taken in and on the disk: ${told(rates.station)} pictures a second; raw, in strict transactions: ${told(rates.raw)}; of ${pictureBytes / 1_000} KB each, with a second picture of the same size for the page`,
    ];
  } finally {
    await station.close();
    await display.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

toldOnce('a batch beside a raw fill of IndexedDB', measure);
