/** Our eSCL client against two scanners of different habits, and against answers no scanner should give. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createEsclScanner, typedDevice } from '../../electron/devices/escl-scanner';
import type { EsclDevice } from '../../electron/devices/escl-scanner';
import type { PageProgress } from '../../electron/devices/scanner';
import type { ScanSettings } from '../../shared/capture/scan';
import type { FakeEscl } from '../support/fake-escl';
import { numberedPaper, startFakeEscl } from '../support/fake-escl';
import { startOtherEscl } from '../support/other-escl';
import { scratchFolder } from '../support/scratch-folder';

const quick = { answerMs: 2_000, pageMs: 700, againMs: 5 };
const scanner = createEsclScanner(quick);
const never = new AbortController().signal;
const running: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

async function aScanner(sheets = 0): Promise<FakeEscl> {
  const fake = await startFakeEscl(sheets);
  running.push(fake);
  return fake;
}

const deviceAt = (url: string): EsclDevice => ({
  kind: 'escl',
  id: `escl:${url}`,
  name: 'x',
  bases: [url],
  otherNames: [],
});

async function scan(
  url: string,
  settings: Partial<ScanSettings> = {},
  options: { signal?: AbortSignal; onPage?: (n: number) => 'go on' | 'stop' } = {},
) {
  const pages: Buffer[] = [];
  const told: PageProgress[] = [];
  const result = await scanner.scan(
    deviceAt(url),
    { source: 'feeder', dpi: 300, colour: 'grey', paper: 'a4', ...settings },
    {
      signal: options.signal ?? never,
      onProgress: (progress) => told.push(progress),
      onPage: async (bytes) => {
        pages.push(bytes);
        return options.onPage?.(pages.length) ?? 'go on';
      },
    },
  );
  return { result, pages, told };
}
const papers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => numberedPaper(from + index));
const done = { ok: true, value: undefined };
const failed = (kind: string) => ({ ok: false, error: { kind } });

describe('a network scanner', () => {
  it('is known by a typed address, with its own name and what it can do', async () => {
    const { url } = await aScanner();
    const device = await typedDevice([url], never);
    expect(device).toMatchObject({
      ok: true,
      value: { name: '望潮 MFP 4100 & Co', id: `escl:${url}`, bases: [url] },
    });
    const input = { dpi: [200, 300, 600], colours: ['colour', 'grey'], papers: ['a4', 'full'] };
    expect(await scanner.facts(deviceAt(url), never)).toEqual({
      ok: true,
      value: {
        line: 'open',
        inputs: ['flatbed', 'feeder', 'duplex'].map((source) => ({ source, ...input })),
      },
    });
  });

  it('scans its glass once, bit by bit what it sent', async () => {
    const { url, settings, asked } = await aScanner();
    const { result, pages, told } = await scan(url, { source: 'flatbed', colour: 'colour' });
    expect(result).toEqual(done);
    expect(pages).toEqual(papers(1, 1));
    expect(told.at(-1)).toEqual({ page: 1, done: 1 });
    expect(settings[0]).toContain('<pwg:InputSource>Platen</pwg:InputSource>');
    expect(settings[0]).toContain('<scan:ColorMode>RGB24</scan:ColorMode>');
    expect(settings[0]).toContain('<pwg:Width>2480</pwg:Width><pwg:Height>3508</pwg:Height>');
    expect(asked.at(-1)).toBe('DELETE /eSCL/ScanJobs/1');
  });

  it('scans its feeder until it is empty, and both sides when asked', async () => {
    const fake = await aScanner(3);
    const { result, pages } = await scan(fake.url);
    expect(result).toEqual(done);
    expect(pages).toEqual(papers(1, 3));
    fake.state.sheets = 2;
    expect((await scan(fake.url, { source: 'duplex' })).pages).toEqual(papers(4, 7));
    expect(fake.settings.map((xml) => /Duplex>(\w+)</.exec(xml)?.[1])).toEqual(['false', 'true']);
  });

  it('that jams at the fourth page has given three, and goes on with the fourth', async () => {
    const fake = await aScanner(6);
    fake.state.jamsAt = 4;
    const before = await scan(fake.url);
    expect(before.result).toEqual(failed('scannerJam'));
    expect(before.pages).toEqual(papers(1, 3));
    // Nobody has cleared it yet.
    expect(await scan(fake.url)).toMatchObject({ result: failed('scannerJam'), pages: [] });
    fake.state.jamsAt = undefined;
    const after = await scan(fake.url);
    expect(after.result).toEqual(done);
    expect(after.pages).toEqual(papers(4, 6));
  });

  it.each([
    ['ScannerAdfJam', 'scannerJam'],
    ['ScannerAdfMispick', 'scannerJam'],
    ['ScannerAdfMultipickDetected', 'scannerDoubleFeed'],
    ['ScannerAdfHatchOpen', 'scannerCoverOpen'],
    ['ScannerAdfEmpty', 'scannerNoPaper'],
  ])('that says %s is told as %s', async (state, kind) => {
    const fake = await aScanner(0);
    fake.state.told = state;
    expect((await scan(fake.url)).result).toEqual(failed(kind));
  });

  it('that took two sheets at once after some pages is not taken for empty', async () => {
    const fake = await aScanner(2);
    fake.state.told = 'ScannerAdfMultipickDetected';
    const { result, pages } = await scan(fake.url);
    expect(result).toEqual(failed('scannerDoubleFeed'));
    expect(pages).toHaveLength(2);
  });

  it('is told to let go when the scan is stopped', async () => {
    const fake = await aScanner(5);
    const stopped = await scan(fake.url, {}, { onPage: (n) => (n < 2 ? 'go on' : 'stop') });
    expect(stopped).toMatchObject({ result: done, pages: papers(1, 2) });
    const control = new AbortController();
    const aborted = await scan(
      fake.url,
      {},
      {
        signal: control.signal,
        onPage: () => {
          control.abort();
          return 'go on';
        },
      },
    );
    expect(aborted).toMatchObject({ result: done, pages: papers(3, 3) });
    expect(fake.asked.filter((one) => one.startsWith('DELETE'))).toHaveLength(2);
  });
});

describe('a scanner of other habits', () => {
  it('is scanned as well: prefixes, warming up, chunks, https of its own, the line dropped at a jam', async () => {
    const other = await startOtherEscl(scratchFolder('escl'), 5);
    running.push({ close: other.stop });
    expect(await scanner.facts(deviceAt(other.url), never)).toEqual({
      ok: true,
      value: {
        line: 'unproved',
        inputs: [{ source: 'feeder', dpi: [200, 300], colours: ['grey'], papers: ['a4', 'full'] }],
      },
    });
    expect(await typedDevice([other.url], never)).toMatchObject({
      value: { name: 'Other ADF-only' },
    });
    other.breaksAt = 4;
    const before = await scan(other.url);
    expect(before.result).toEqual(failed('scannerJam'));
    expect(before.pages).toEqual(papers(1, 3));
    other.breaksAt = 0;
    const after = await scan(other.url);
    expect(after.result).toEqual(done);
    expect(after.pages).toEqual(papers(4, 5));
  });
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const text =
  (body: string, type = 'text/xml', status = 200): Answer =>
  (_request, response) =>
    response.writeHead(status, { 'Content-Type': type }).end(body);

describe('answers that no scanner should give', () => {
  it.each<[string, string, Answer]>([
    ['a page of a router', 'scannerNonsense', text('<html><body>Login</body></html>', 'text/html')],
    ['nothing', 'scannerNonsense', text('')],
    ['a list of capabilities without any', 'scannerNonsense', text('<ScannerCapabilities/>')],
    [
      'an XML bomb',
      'scannerNonsense',
      text(
        `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "${'y'.repeat(99)}">${Array.from({ length: 9 }, (_, i) => `<!ENTITY x${i} "${`&x${i === 0 ? '' : i - 1};`.repeat(10)}">`).join('')}]><ScannerCapabilities>&x8;</ScannerCapabilities>`,
      ),
    ],
    ['XML without bottom', 'scannerNonsense', text('<a>'.repeat(100_000))],
    [
      'megabytes of XML',
      'scannerNonsense',
      text(`<ScannerCapabilities>${' '.repeat(2_000_000)}</ScannerCapabilities>`),
    ],
    ['a question for a password', 'scannerDenied', text('', 'text/plain', 401)],
  ])('%s are told as %s', async (_what, kind, answer) => {
    const fake = await aScanner();
    fake.state.instead.set('ScannerCapabilities', [answer]);
    expect(await scanner.facts(deviceAt(fake.url), never)).toEqual(failed(kind));
  });

  it.each<[string, string, Answer]>([
    [
      'a job on another computer',
      'scannerElsewhere',
      (_, r) => r.writeHead(201, { Location: 'http://192.0.2.7/eSCL/ScanJobs/1' }).end(),
    ],
    [
      'a job in a file',
      'scannerElsewhere',
      (_, r) => r.writeHead(201, { Location: 'file:///etc/passwd' }).end(),
    ],
    ['no job', 'scannerNonsense', (_, r) => r.writeHead(201).end()],
    [
      'a moved job',
      'scannerFailed',
      (_, r) => r.writeHead(302, { Location: 'http://192.0.2.7/' }).end(),
    ],
    ['settings refused', 'scannerSettingsRefused', (_, r) => r.writeHead(400).end()],
  ])('%s is told as %s', async (_what, kind, answer) => {
    const fake = await aScanner();
    fake.state.instead.set('ScanJobs', [answer]);
    const { result, pages } = await scan(fake.url, { source: 'flatbed' });
    expect(result).toEqual(failed(kind));
    expect(pages).toEqual([]);
  });

  const whole = numberedPaper(1);
  it.each<[string, string, Answer]>([
    ['text in place of a page', 'scannerNotAPicture', text('Out of memory', 'text/plain')],
    ['a PDF', 'scannerNotAPicture', text('%PDF-1.7 …', 'application/pdf')],
    [
      'a picture called a PDF',
      'scannerNotAPicture',
      (_, r) => r.writeHead(200, { 'Content-Type': 'application/pdf' }).end(whole),
    ],
    [
      'half a picture',
      'scannerNotAPicture',
      (_, r) => r.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(whole.subarray(0, 9_000)),
    ],
    [
      'an empty page',
      'scannerNotAPicture',
      (_, r) => r.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(),
    ],
    [
      'less than it promised',
      'scannerFailed',
      (_, r) => {
        r.writeHead(200, { 'Content-Type': 'image/jpeg', 'Content-Length': whole.length });
        r.write(whole.subarray(0, 9_000), () => r.destroy());
      },
    ],
    [
      'a promise of terabytes',
      'scannerAnswerTooLarge',
      (_, r) => r.writeHead(200, { 'Content-Length': 2 ** 42 }).write('x'),
    ],
    [
      'a page without end',
      'scannerAnswerTooLarge',
      (_, r) => {
        const piece = Buffer.alloc(1 << 20, 0xff);
        const more = () => r.write(piece, (error) => error ?? more());
        more();
      },
    ],
    ['silence', 'scannerGone', () => undefined],
    ['always busy', 'scannerBusy', (_, r) => r.writeHead(503).end()],
  ])('%s is told as %s, and the pages before it are kept', async (what, kind, answer) => {
    const fake = await aScanner(5);
    const usual = undefined as unknown as Answer;
    const times = what === 'always busy' ? 100 : 1;
    fake.state.instead.set('NextDocument', [usual, ...Array.from({ length: times }, () => answer)]);
    const { result, pages } = await scan(fake.url);
    expect(result).toEqual(failed(kind));
    expect(pages).toEqual([whole]);
    expect(fake.asked.at(-1)).toBe('DELETE /eSCL/ScanJobs/1');
  });

  it('pages without end stop at two hundred', async () => {
    const fake = await aScanner(10_000);
    const { result, pages } = await scan(fake.url);
    expect(result).toEqual(failed('scannerTooManyPages'));
    expect(pages).toHaveLength(200);
  });

  it('a scanner that is not there is gone', async () => {
    const fake = await startFakeEscl();
    await fake.close();
    expect(await scan(fake.url)).toMatchObject({ result: failed('scannerGone'), pages: [] });
  });
});
