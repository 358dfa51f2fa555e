/** The self-test of main on a real station: the disk and the record are really tried, the result is in the trail. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import { tryDisk } from '../../electron/self-test/disk-trial';
import { tryFontFiles } from '../../electron/self-test/font-trial';
import { lineFindings } from '../../electron/self-test/line-trial';
import { tryRecord } from '../../electron/self-test/record-trial';
import { createSelfTestDesk, type Trials } from '../../electron/self-test/self-test-desk';
import { err, ok } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import { stationTraceWords } from '../../shared/i18n/station-trace-words';
import { mainParts, type Finding } from '../../shared/self-test/finding';
import { quietSyncHost } from '../support/quiet-sync-host';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import { valueOf } from '../support/station-people';

const root = scratchFolder('self-test');
const key = newKey();
let station: Station;
let folder: string;
let count = 0;

beforeEach(async () => {
  count += 1;
  folder = join(root, `station-${String(count)}`);
  station = await openStationAt(folder, key);
});
afterEach(() => station.close());

const kinds = (findings: readonly Finding[]) => findings.map(({ kind }) => kind);
const vaultOf = (people: number) => ({
  view: async () => ok({ operators: Array.from({ length: people }, () => ({})) } as never),
});

describe('the disk', () => {
  it('is written and read back really, and nothing of it stays', async () => {
    const before = await readdir(folder);
    const found = await tryDisk({ folder, cases: 0, backupBeside: true });
    expect(kinds(found)).toContain('diskRoom');
    expect(['diskWrote', 'diskSlow']).toContain(found[0]?.kind);
    expect(await readdir(folder)).toEqual(before);
  });

  it('is told where it takes nothing, and where a season has no room', async () => {
    const gone = await tryDisk({ folder: join(folder, 'gone'), cases: 0, backupBeside: false });
    expect(kinds(gone).slice(0, 2)).toEqual(['diskNotWritten', 'broken']);
    // Twenty cases measured on their own pictures: so many of them fit nowhere.
    await mkdir(join(folder, 'blobs', 'aa'), { recursive: true });
    await writeFile(join(folder, 'blobs', 'aa', 'one'), Buffer.alloc(40_000));
    const small = await tryDisk({ folder, cases: 20, backupBeside: false });
    expect(small[1]).toMatchObject({ kind: 'diskRoom', cases: 200, neededBytes: 800_000 });
    const beside = await tryDisk({ folder, cases: 20, backupBeside: true });
    expect(beside[1]).toMatchObject({ neededBytes: 1_200_000 });
    const many = await tryDisk({ folder, cases: 0, backupBeside: false });
    const each = (many[1] as { neededBytes: number }).neededBytes / 200;
    expect(each).toBeGreaterThan(10_000_000);
  });
});

describe('the record', () => {
  it('opens its first and its newest entry, and the vault', async () => {
    expect(kinds(await tryRecord(station, vaultOf(2)))).toEqual([
      expect.stringMatching(/^record(Whole|BeingChecked)$/),
      'recordOpens',
      'vaultOpens',
    ]);
  });

  it('tells of an entry that does not open, and of a vault that does not', async () => {
    const broken = {
      ...station,
      cases: { ...station.cases, entry: async () => err({ kind: 'fileDamaged' as const }) },
    };
    const shut = { view: async () => err({ kind: 'storageFailed' as const }) };
    expect(kinds(await tryRecord(broken as never, shut))).toEqual([
      expect.any(String),
      'recordDoesNotOpen',
      'vaultDoesNotOpen',
    ]);
  });
});

describe('the fonts of papers', () => {
  const names = [
    'NotoSerifSC_400Regular.ttf',
    'NotoSerifSC_700Bold.ttf',
    'NotoSansSC_400Regular.ttf',
    'NotoSansSC_700Bold.ttf',
  ];
  const fonts = async () => {
    const at = join(root, `fonts-${String(count)}`);
    await mkdir(at);
    const digests: Record<string, string> = {};
    for (const name of names) {
      await writeFile(join(at, name), name);
      digests[name] = createHash('sha256').update(name).digest('hex');
    }
    await writeFile(join(at, 'digests.json'), JSON.stringify(digests));
    return at;
  };

  it('are held against their digests, file by file', async () => {
    const at = await fonts();
    const rare: Finding = { kind: 'rareFontsMissing' };
    expect(await tryFontFiles(at)).toEqual([{ kind: 'fontFilesWhole', files: 4 }, rare]);
    await writeFile(join(at, 'NotoSansSC_700Bold.ttf'), 'other');
    await rm(join(at, 'NotoSerifSC_400Regular.ttf'));
    expect(await tryFontFiles(at)).toEqual([
      rare,
      { kind: 'fontFileMissing', file: 'NotoSerifSC_400Regular.ttf' },
      { kind: 'fontFileDamaged', file: 'NotoSansSC_700Bold.ttf' },
    ]);
  });
});

const fine: Trials = Object.fromEntries(
  mainParts.map((part) => [
    part,
    async () => [{ kind: 'printerReady', name: '程望的打印机', last: false }],
  ]),
) as unknown as Trials;
const deskOf = (trials: Partial<Trials>, bounds = {}) =>
  createSelfTestDesk({
    trials: { ...fine, ...trials },
    version: '1.2.3',
    now: () => '2026-08-01T00:00:00.000Z',
    log: () => undefined,
    bounds,
  });

describe('a run', () => {
  it('is in the trail with who ran it and what it found, and still known after the station was opened again', async () => {
    const desk = deskOf({ line: async () => [{ kind: 'platformNone' }] });
    const id = desk.begin(station);
    for (const part of mainParts) valueOf(await desk.probe(station, id, part));
    const seen = [
      {
        part: 'camera' as const,
        findings: [{ kind: 'cameraDark' as const, name: '王秀英的摄像头' }],
      },
    ];
    const kept = valueOf(await desk.finish(station, id, seen));
    expect(kept.results.map(({ part }) => part)).toEqual([
      'camera',
      'scanner',
      'printer',
      'disk',
      'record',
      'clock',
      'fonts',
      'papers',
      'line',
    ]);
    expect(JSON.stringify(kept.results)).not.toMatch(/程望|王秀英/);
    expect(station.facts().selfTest).toEqual(kept);
    expect(stationTraceWords(pick('zh-CN'), { type: 'selfTested', ...kept })).toBe(
      '自检：试了 9 项，要处理的有：摄像头',
    );
    await station.close();
    station = await openStationAt(folder, key);
    expect(station.facts().selfTest).toEqual(kept);
    expect(await desk.finish(station, id, [])).toMatchObject({ error: { kind: 'invalidRequest' } });
  });

  it('tells a device that hangs after its bound, and one that breaks at once; the rest goes on', async () => {
    const hanging = new Promise<never>(() => undefined);
    const desk = deskOf(
      {
        scanner: () => hanging,
        papers: async () => {
          throw new Error('boom');
        },
        clock: async () => [],
      },
      { scanner: 5 },
    );
    const id = desk.begin(station);
    expect(valueOf(await desk.probe(station, id, 'scanner'))).toEqual([
      { kind: 'silent', seconds: 1 },
    ]);
    expect(valueOf(await desk.probe(station, id, 'papers'))).toEqual([{ kind: 'broken' }]);
    expect(valueOf(await desk.probe(station, id, 'clock'))).toEqual([{ kind: 'broken' }]);
    expect(valueOf(await desk.probe(station, id, 'disk'))[0]?.kind).toBe('printerReady');
  });

  it('that was stopped keeps nothing, also of what answers later; another one begins anew', async () => {
    let answer: (findings: readonly Finding[]) => void = () => undefined;
    const late = new Promise<readonly Finding[]>((resolve) => (answer = resolve));
    const desk = deskOf({ disk: () => late });
    const id = desk.begin(station);
    const asked = desk.probe(station, id, 'disk');
    desk.stop();
    answer([{ kind: 'diskNotWritten' }]);
    expect(await asked).toMatchObject({ error: { kind: 'invalidRequest' } });
    expect(await desk.finish(station, id, [])).toMatchObject({ error: { kind: 'invalidRequest' } });
    expect(station.facts().selfTest).toBeUndefined();
    expect(desk.begin(station)).not.toBe(id);
  });
});

describe('the line', () => {
  let server: Server;
  let mode: 'platform' | 'portal' = 'platform';
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('is tried really: reached, behind a log-in page, gone', async () => {
    const serverTime = new Date(Date.now() - 3_600_000).toISOString();
    const paired = {
      stationId: uuidv7(),
      stationCode: 'L2345',
      token: 'x'.repeat(32),
      platformName: '岚山区招生平台',
      platformKeyId: 'key',
      platformPublicKey: Buffer.alloc(32).toString('base64'),
      numberBlocks: [],
      serverTime,
    };
    server = createServer((request, response) => {
      if (mode === 'portal') {
        response.setHeader('content-type', 'text/html');
        response.end('<html>Log in</html>');
        return;
      }
      response.setHeader('content-type', 'application/json');
      const isFeed = request.url?.startsWith('/v1/changes') === true;
      response.end(JSON.stringify(isFeed ? { changes: [], cursor: 0, serverTime } : paired));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = quietSyncHost();
    host.open(station);
    try {
      expect(lineFindings(await host.reach())).toEqual([{ kind: 'platformNone' }]);
      const { port } = server.address() as AddressInfo;
      valueOf(await host.pair(`http://127.0.0.1:${String(port)}`, 'CODE-1'));
      const [reached] = await host.reach();
      expect(reached).toMatchObject({ platform: '岚山区招生平台', answered: true });
      expect(reached?.answered === true && reached.offMs).toBeGreaterThan(3_500_000);
      mode = 'portal';
      expect(lineFindings(await host.reach())[0]).toMatchObject({ why: 'captivePortal' });
      server.closeAllConnections();
      server.close();
      expect(lineFindings(await host.reach())[0]).toMatchObject({ why: 'unreachable' });
    } finally {
      await host.close();
    }
  });
});
