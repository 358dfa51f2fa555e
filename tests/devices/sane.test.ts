/** The adapter over the real `scanimage` with SANE's own virtual scanners: pages, feeder, troubles, limits. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findSaneScanners, saneScanner } from '../../electron/devices/sane-scanner';
import type { PageProgress } from '../../electron/devices/scanner';
import { readImageHeader } from '../../shared/capture/image-header';
import type { ScanSettings } from '../../shared/capture/scan';
import { papersPnm } from '../support/papers-pnm';
import type { SaneRig } from '../support/sane-rig';
import { noScanners, pictureScanner, testScanner, withWrapper } from '../support/sane-rig';
import { scratchFolder } from '../support/scratch-folder';

afterEach(() => vi.unstubAllEnvs());

function use(rig: SaneRig) {
  vi.stubEnv('TMPDIR', scratchFolder('pipes'));
  for (const [name, value] of Object.entries(rig)) vi.stubEnv(name, value);
}
const folder = () => scratchFolder('sane');
const never = new AbortController().signal;

async function firstDevice() {
  const found = await findSaneScanners(never);
  const device = found.state === 'there' ? found.devices[0] : undefined;
  if (device === undefined) throw new Error('SANE found no scanner');
  return device;
}

async function scanned(
  settings: Partial<ScanSettings> = {},
  { signal = never, onPage = async () => 'go on' as const }: ScanOptions = {},
) {
  const pages: Buffer[] = [];
  const told: PageProgress[] = [];
  const result = await saneScanner.scan(
    await firstDevice(),
    { source: 'flatbed', dpi: 200, colour: 'grey', paper: 'full', ...settings },
    {
      signal,
      onProgress: (progress) => told.push(progress),
      onPage: async (bytes) => {
        pages.push(bytes);
        return onPage(pages.length);
      },
    },
  );
  return { result, pages, told };
}
type ScanOptions = {
  readonly signal?: AbortSignal;
  readonly onPage?: (count: number) => Promise<'go on' | 'stop'>;
};
const leftPipes = () => readdirSync(tmpdir()).filter((name) => name.startsWith('station-scan-'));

describe('scanners that SANE finds', () => {
  it('are listed with their own words, and a computer without any has none', async () => {
    use(testScanner(folder()));
    const found = await findSaneScanners(never);
    expect(found).toEqual({
      state: 'there',
      devices: [0, 1].map((n) => ({
        kind: 'sane',
        id: `sane:test:${n}`,
        saneName: `test:${n}`,
        name: 'frontend-tester',
      })),
    });
    use(noScanners(folder()));
    expect(await findSaneScanners(never)).toEqual({ state: 'there', devices: [] });
  });

  it('are told apart from a computer that has no SANE', async () => {
    use({ ...testScanner(folder()), PATH: folder() });
    expect(await findSaneScanners(never)).toEqual({ state: 'absent' });
    const device = { kind: 'sane' as const, id: 'sane:x', saneName: 'x', name: 'x' };
    expect(await saneScanner.facts(device, never)).toEqual({
      ok: false,
      error: { kind: 'scannerGone' },
    });
  });

  it('say what they can do', async () => {
    use(testScanner(folder()));
    const input = { dpi: [200, 300, 600], colours: ['colour', 'grey'], papers: ['full'] };
    expect(await saneScanner.facts(await firstDevice(), never)).toEqual({
      ok: true,
      value: {
        line: 'direct',
        inputs: [
          { source: 'flatbed', ...input },
          { source: 'feeder', ...input },
        ],
      },
    });
  });

  it('that are gone are told as gone', async () => {
    use(testScanner(folder()));
    const device = { kind: 'sane' as const, id: 'sane:no:0', saneName: 'no:0', name: 'x' };
    expect(await saneScanner.facts(device, never)).toMatchObject({
      error: { kind: 'scannerGone' },
    });
  });
});

describe('the glass', () => {
  it('gives the very paper that lies on it', async () => {
    const { path, widthPx, heightPx } = await papersPnm(folder());
    use(pictureScanner(folder(), path));
    const { result, pages, told } = await scanned({ dpi: 300, colour: 'colour' });
    expect(result).toEqual({ ok: true, value: undefined });
    expect(pages.map((page) => readImageHeader(page))).toEqual([
      { ok: true, value: { format: 'jpeg', widthPx, heightPx } },
    ]);
    expect(told.at(-1)?.done).toBe(1);
  });

  it('is asked for the settings that were chosen', async () => {
    use(testScanner(folder()));
    const sizes = new Map<number, string>();
    for (const dpi of [200, 300]) {
      const { pages } = await scanned({ dpi, colour: 'colour' });
      const header = readImageHeader(pages[0] ?? Buffer.alloc(0));
      sizes.set(dpi, header.ok ? `${header.value.widthPx}x${header.value.heightPx}` : 'none');
    }
    // 200 x 200 mm is all the test device can see.
    expect([...sizes]).toEqual([
      [200, '1574x1574'],
      [300, '2362x2362'],
    ]);
  });
});

describe('the feeder', () => {
  it('gives ten pages one by one and is empty; nothing lies about afterwards', async () => {
    use(testScanner(folder()));
    const { result, pages, told } = await scanned({ source: 'feeder' });
    expect(result).toEqual({ ok: true, value: undefined });
    expect(pages).toHaveLength(10);
    for (const page of pages) expect(readImageHeader(page)).toMatchObject({ ok: true });
    expect(new Set(told.map(({ page }) => page)).size).toBe(11);
    expect(leftPipes()).toEqual([]);
  });

  it('takes away the empty pipes of a program that was killed, and nobody else’s', async () => {
    use(testScanner(folder()));
    const [gone, own] = [2 ** 22 + 1, process.pid].map(
      (pid) => `station-scan-${String(pid)}-Ab3dEf`,
    );
    for (const name of [gone, own]) mkdirSync(join(tmpdir(), name ?? ''));
    await scanned({ source: 'feeder' });
    expect(leftPipes()).toEqual([own]);
  });

  it('writes no page into a file', async () => {
    const rig = testScanner(folder());
    const list = join(folder(), 'kinds');
    // While every page is written, what stands under its name is looked at from outside.
    use(
      withWrapper(
        folder(),
        rig,
        `for one in "$@"; do case "$one" in --batch=*) ls -l "$(dirname "\${one#--batch=}")" > ${list} ;; esac; done; exec "$real" "$@"`,
      ),
    );
    await scanned({ source: 'feeder' });
    const kinds = readFileSync(list, 'utf8')
      .split('\n')
      .filter((line) => line.includes('page-'));
    expect(kinds).toHaveLength(200);
    expect(kinds.every((line) => line.startsWith('prw-------'))).toBe(true);
  });

  it.each([
    ['SANE_STATUS_JAMMED', 'scannerJam'],
    ['SANE_STATUS_NO_DOCS', 'scannerNoPaper'],
    ['SANE_STATUS_COVER_OPEN', 'scannerCoverOpen'],
    ['SANE_STATUS_DEVICE_BUSY', 'scannerBusy'],
    ['SANE_STATUS_IO_ERROR', 'scannerFailed'],
    ['SANE_STATUS_ACCESS_DENIED', 'scannerDenied'],
  ])('that ends with %s is told as %s, on the glass as well', async (status, kind) => {
    const rig = testScanner(folder());
    use(
      withWrapper(
        folder(),
        rig,
        `case "$*" in *--progress*) exec "$real" "$@" --read-return-value=${status} ;; *) exec "$real" "$@" ;; esac`,
      ),
    );
    for (const source of ['feeder', 'flatbed'] as const) {
      const { result, pages } = await scanned({ source });
      expect(result).toEqual({ ok: false, error: { kind } });
      expect(pages).toEqual([]);
    }
    expect(leftPipes()).toEqual([]);
  });

  it('stops when told so, between pages and in the middle of one', async () => {
    use(testScanner(folder()));
    const two = await scanned(
      { source: 'feeder' },
      { onPage: async (n) => (n < 2 ? 'go on' : 'stop') },
    );
    expect(two.result.ok).toBe(true);
    expect(two.pages).toHaveLength(2);
    const control = new AbortController();
    const stopped = await scanned(
      { source: 'feeder' },
      {
        signal: control.signal,
        onPage: async () => {
          control.abort();
          return 'go on';
        },
      },
    );
    expect(stopped.result.ok).toBe(true);
    expect(stopped.pages).toHaveLength(1);
    expect(leftPipes()).toEqual([]);
  });

  it('waits for whoever takes the pages', async () => {
    use(testScanner(folder()));
    let inHand = 0;
    let most = 0;
    await scanned(
      { source: 'feeder' },
      {
        onPage: async () => {
          inHand += 1;
          most = Math.max(most, inHand);
          await new Promise((resolve) => setTimeout(resolve, 5));
          inHand -= 1;
          return 'go on';
        },
      },
    );
    expect(most).toBe(1);
  });
});

describe('a scanner that misbehaves', () => {
  const speaking = (script: string) =>
    use(
      withWrapper(
        folder(),
        testScanner(folder()),
        `case "$*" in *--progress*) ${script} ;; *) exec "$real" "$@" ;; esac`,
      ),
    );

  it.each([
    ['flatbed', 'exec head -c 40000000 /dev/zero'],
    [
      'feeder',
      'for one in "$@"; do case "$one" in --batch=*) exec head -c 40000000 /dev/zero > "$(dirname "${one#--batch=}")/page-1.part" ;; esac; done',
    ],
  ] as const)('is ended when a page of the %s grows without end', async (source, script) => {
    speaking(script);
    const { result, pages } = await scanned({ source });
    expect(result).toEqual({ ok: false, error: { kind: 'scannerAnswerTooLarge' } });
    expect(pages).toEqual([]);
  });

  // The back-ends of SANE do so now and then, its own `test` device among them.
  it('that tells its trouble and never closes is ended with that trouble', async () => {
    speaking(
      "echo 'Progress: 0.0%scanimage: sane_read: Document feeder jammed' >&2; exec sleep 100000",
    );
    for (const source of ['feeder', 'flatbed'] as const) {
      const { result } = await scanned({ source });
      expect(result).toEqual({ ok: false, error: { kind: 'scannerJam' } });
    }
  });

  it('that leaves a process with its pipes behind is not waited for', async () => {
    const left = join(folder(), 'left');
    speaking(`sleep 100000 & echo $! > ${left}; exec "$real" "$@"`);
    const { result, pages } = await scanned({ source: 'feeder' });
    process.kill(Number(readFileSync(left, 'utf8')));
    expect(result).toEqual({ ok: true, value: undefined });
    expect(pages).toHaveLength(10);
  });

  it('that breaks off half a page gives no page', async () => {
    speaking(
      'for one in "$@"; do case "$one" in --batch=*) head -c 5000 /dev/zero > "$(dirname "${one#--batch=}")/page-1.part"; exit 9 ;; esac; done',
    );
    const { result, pages } = await scanned({ source: 'feeder' });
    expect(result).toEqual({ ok: false, error: { kind: 'scannerFailed' } });
    expect(pages).toEqual([]);
  });
});
