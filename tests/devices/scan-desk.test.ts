/** Scanning at the desk of a real station: nothing scanned is lost by jam, lock, crash or stop, and nothing lies readable. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeInPage } from '../../electron/desk/page-intake';
import { createScanDesk, scannerHandlers, trayOf } from '../../electron/desk/scan-desk';
import type { Station } from '../../electron/desk/station';
import { openKnownScanners } from '../../electron/devices/known-scanners';
import { createScanners } from '../../electron/devices/scanners';
import type { DiskGuard } from '../../electron/disk/disk-guard';
import { newKey } from '../../electron/vault/seal';
import type { DiskError } from '../../shared/domain/app-error';
import type { CaseState } from '../../shared/domain/case';
import { err, ok } from '../../shared/domain/result';
import type { Result } from '../../shared/domain/result';
import type { ScannedPage } from '../../shared/ipc/calls/scanners';
import { doorsOf } from '../support/doors-of';
import { seedCase } from '../support/case-scenarios';
import type { FakeEscl } from '../support/fake-escl';
import { numberedPaper, startFakeEscl } from '../support/fake-escl';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';

const stationKey = newKey();
const settings = { source: 'feeder', dpi: 300, colour: 'grey', paper: 'a4' } as const;
let folder: string;
let fake: FakeEscl;
let station: Station;
let disk: { before: () => Result<undefined, DiskError> };
beforeEach(async () => {
  folder = scratchFolder('scan-desk');
  fake = await startFakeEscl();
  station = await openStationAs(folder, stationKey);
  disk = { before: () => ok(undefined) };
});
afterEach(async () => {
  await station.close();
  await fake.close();
});

/** The calls of a window, and what it hears; `onPage` runs when a page is told. */
function aWindow(onPage: (page: ScannedPage) => void = () => undefined) {
  const heard: ScannedPage[] = [];
  const scanners = createScanners(openKnownScanners(join(folder, 'scanners.json')), {
    drivers: async () => ({ state: 'absent' }),
    network: async () => [],
  });
  const desk = createScanDesk({
    scanners,
    now: () => new Date().toISOString(),
    log: () => undefined,
    onProgress: () => undefined,
    onPage: (page) => {
      heard.push(page);
      onPage(page);
    },
  });
  const guard = {
    before: () => disk.before(),
    after: () => ok(undefined),
    look: async () => undefined,
  } as unknown as DiskGuard;
  const calls = scannerHandlers(
    doorsOf(() => station),
    desk,
    guard,
  );
  const scan = async (caseId: string, from = 1) => {
    const added = await calls.add({ address: fake.url });
    if (!added.ok) throw new Error(added.error.kind);
    const of = { requirementId: 'register', kind: 'hukou' };
    return calls.scan({ deviceId: added.value.id, settings, caseId, ...of, from });
  };
  return { calls, scan, heard, stop: desk.stop };
}

const aCase = async (state: CaseState = 'incomplete', by: Station['actor'] = station.actor) =>
  (await seedCase(station, { state, by })).id;

async function reopen(who?: Parameters<typeof openStationAs>[2]) {
  await station.close();
  station = await openStationAs(folder, stationKey, who);
}

async function keptBytes(calls: ReturnType<typeof aWindow>['calls'], caseId: string) {
  const kept = await calls.kept({ caseId });
  if (!kept.ok) throw new Error(kept.error.kind);
  const pages = [];
  for (const { id } of kept.value) {
    const page = await calls.page({ caseId, id });
    pages.push(page.ok ? Buffer.from(page.value) : page.error.kind);
  }
  return { kept: kept.value, pages };
}
const papers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => numberedPaper(from + index));

const filesBelow = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));

describe('a page in the tray', () => {
  it('outlives jam, lock and restart; the heap goes on with its next page', async () => {
    const caseId = await aCase();
    fake.state.sheets = 6;
    fake.state.jamsAt = 4;
    const { scan, heard } = aWindow();
    expect(await scan(caseId)).toEqual(ok({ pages: 3, trouble: 'scannerJam' }));
    expect(heard.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(heard.map(({ device }) => device !== '')).toEqual([true, true, true]);
    await reopen();
    const later = aWindow();
    expect((await keptBytes(later.calls, caseId)).pages).toEqual(papers(1, 3));
    fake.state.jamsAt = undefined;
    expect(await later.scan(caseId, 4)).toEqual(ok({ pages: 3 }));
    const { kept, pages } = await keptBytes(later.calls, caseId);
    expect(kept.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(pages).toEqual(papers(1, 6));
  });

  it('is on the disk before it is told, sealed: no byte of it stands in any file', async () => {
    const caseId = await aCase();
    fake.state.sheets = 2;
    const there: boolean[] = [];
    const { scan } = aWindow(({ id }) => {
      there.push(filesBelow(join(folder, 'tray', caseId)).some((path) => path.includes(id)));
    });
    await scan(caseId);
    expect(there).toEqual([true, true]);
    const paper = numberedPaper(1).subarray(5_000, 5_032);
    for (const path of filesBelow(folder)) {
      const bytes = readFileSync(path);
      expect(bytes.includes(paper), path).toBe(false);
      expect(bytes.includes('register'), path).toBe(false);
    }
  });

  it('leaves it when a document has it, also where that was not noted, and when it is thrown away', async () => {
    const caseId = await aCase();
    fake.state.sheets = 3;
    const { scan, calls, heard } = aWindow();
    await scan(caseId);
    const [first, second, third] = heard.map(({ id }) => id) as [string, string, string];
    const image = Uint8Array.from(numberedPaper(1));
    const filed = await takeInPage(
      {
        caseId,
        documentId: uuidv7(),
        requirementId: 'register',
        kind: 'hukou',
        pageId: first,
        role: 'extra',
        source: 'scanner',
        original: image,
        corrected: image,
      },
      { ...station, now: () => new Date().toISOString() },
    );
    expect(filed).toMatchObject({ error: { kind: 'requirementAnswered' } });
    const current = await station.desk.find(caseId);
    const document = current.ok
      ? current.value?.documents.find(({ requirementId }) => requirementId === 'register')
      : undefined;
    await takeInPage(
      {
        caseId,
        documentId: document?.id ?? '',
        requirementId: 'register',
        kind: 'hukou',
        pageId: first,
        role: 'extra',
        source: 'scanner',
        original: image,
        corrected: image,
      },
      { ...station, now: () => new Date().toISOString() },
    );
    expect((await keptBytes(calls, caseId)).kept.map(({ id }) => id)).toEqual([second, third]);
    expect(await trayOf(station).list(caseId)).toMatchObject({ value: { length: 2 } });
    await calls.discard({ caseId, ids: [second] });
    expect((await keptBytes(calls, caseId)).kept.map(({ id }) => id)).toEqual([third]);
  });

  it('goes with its case', async () => {
    const caseId = await aCase('draft');
    fake.state.sheets = 1;
    await aWindow().scan(caseId);
    expect(filesBelow(join(folder, 'tray'))).toHaveLength(1);
    expect(await station.destroyCase(caseId, station.actor)).toMatchObject({ ok: true });
    expect(filesBelow(join(folder, 'tray'))).toEqual([]);
  });

  it('that was damaged is told, and what is no page is let lie', async () => {
    const caseId = await aCase();
    fake.state.sheets = 2;
    const { scan, calls } = aWindow();
    await scan(caseId);
    const [one = '', other = ''] = filesBelow(join(folder, 'tray', caseId)).sort();
    const bytes = readFileSync(one);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    writeFileSync(one, bytes);
    writeFileSync(other, randomBytes(300));
    writeFileSync(join(folder, 'tray', caseId, 'thumbs.db'), 'x');
    expect((await keptBytes(calls, caseId)).pages).toEqual(['fileDamaged']);
    expect(filesBelow(join(folder, 'tray', caseId))).toHaveLength(3);
  });
});

describe('a scan', () => {
  it('ends at a lock, and what it gave until then is kept', async () => {
    const caseId = await aCase();
    fake.state.sheets = 50;
    let closing: Promise<void> | undefined;
    const { scan, stop, heard } = aWindow((page) => {
      if (page.number < 3) return;
      stop();
      closing ??= station.close();
    });
    await scan(caseId);
    await closing;
    expect(fake.asked.at(-1)).toMatch(/^DELETE/);
    station = await openStationAs(folder, stationKey);
    const { pages } = await keptBytes(aWindow().calls, caseId);
    expect(pages).toEqual(papers(1, heard.length));
    expect(heard.length).toBe(3);
  });

  it('that is stopped is no trouble', async () => {
    const caseId = await aCase();
    fake.state.sheets = 50;
    const { scan, calls } = aWindow(({ number }) => {
      if (number === 2) void calls.stop(undefined);
    });
    expect(await scan(caseId)).toEqual(ok({ pages: 2 }));
  });

  it('is refused before paper moves: other people’s cases, cases handed over, none, a tight disk', async () => {
    const sent = await aCase('queued');
    const other = await aCase('draft', { ...people.otherClerk });
    const own = await aCase();
    const { scan } = aWindow();
    expect(await scan(sent)).toMatchObject({ error: { kind: 'notAllowedInState' } });
    expect(await scan(uuidv7())).toEqual(err({ kind: 'caseUnknown' }));
    disk.before = () => err({ kind: 'diskTight' });
    expect(await scan(own)).toEqual(err({ kind: 'diskTight' }));
    await reopen(people.clerk);
    const clerk = aWindow();
    expect(await clerk.scan(other)).toEqual(err({ kind: 'caseOfAnother' }));
    expect(await clerk.calls.kept({ caseId: other })).toEqual(err({ kind: 'caseOfAnother' }));
    expect(await clerk.calls.page({ caseId: other, id: uuidv7() })).toEqual(
      err({ kind: 'caseOfAnother' }),
    );
    expect(fake.asked.some((one) => one.startsWith('POST'))).toBe(false);
  });

  it('is one at a time', async () => {
    const caseId = await aCase();
    fake.state.sheets = 3;
    const second: unknown[] = [];
    const { scan } = aWindow(({ number }) => {
      if (number === 1) second.push(scan(caseId));
    });
    expect(await scan(caseId)).toEqual(ok({ pages: 3 }));
    expect(await second[0]).toEqual(ok({ pages: 0, trouble: 'scannerBusy' }));
  });

  it('remembers address and settings of a scanner, and forgets the address when told', async () => {
    const caseId = await aCase();
    fake.state.sheets = 1;
    await aWindow().scan(caseId);
    const { calls } = aWindow();
    const listed = await calls.list({ afresh: true });
    const id = `escl:${fake.url}`;
    expect(listed).toMatchObject({
      value: { drivers: false, devices: [{ id, name: '望潮 MFP 4100 & Co', typed: true }] },
    });
    expect(await calls.facts({ deviceId: id })).toMatchObject({ value: { last: settings } });
    await calls.forget({ deviceId: id });
    expect(await calls.list({ afresh: true })).toMatchObject({ value: { devices: [] } });
    expect(await calls.facts({ deviceId: id })).toEqual(err({ kind: 'scannerGone' }));
    expect(readFileSync(join(folder, 'scanners.json'), 'utf8')).not.toContain(caseId);
  });

  it('asks no address that nobody found or typed', async () => {
    const caseId = await aCase();
    const { calls } = aWindow();
    const of = { requirementId: 'register', kind: 'hukou', from: 1 };
    for (const deviceId of [`escl:${fake.url}`, 'sane:test:0', '--help']) {
      expect(await calls.scan({ deviceId, settings, caseId, ...of })).toEqual(
        ok({ pages: 0, trouble: 'scannerGone' }),
      );
    }
    expect(fake.asked).toEqual([]);
  });

  it.each([
    ['', 'scannerAddressInvalid'],
    ['drucker', 'scannerAddressInvalid'],
    ['file:///etc/passwd', 'scannerAddressInvalid'],
    ['http://me:secret@192.168.1.2/', 'scannerAddressInvalid'],
    ['http://1.1.1.1/eSCL', 'scannerNotLocal'],
  ])('takes no scanner at “%s”', async (address, kind) => {
    expect(await aWindow().calls.add({ address })).toEqual(err({ kind }));
  });
});
