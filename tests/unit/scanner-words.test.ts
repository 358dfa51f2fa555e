/** What scanners say of themselves, read as it really comes: `scanimage`, network announcements, states of a feeder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isLocalAddress, jobPath, parseTypedAddress } from '../../electron/devices/escl-address';
import { devicesOf } from '../../electron/devices/escl-discovery';
import { parseCapabilities, parseStatus, scanSettingsXml } from '../../electron/devices/escl-xml';
import {
  argumentsFor,
  inputsOf,
  isWithinLimits,
  parseSaneOptions,
} from '../../electron/devices/sane-options';
import { parseDeviceList, parseProgress, troubleOf } from '../../electron/devices/sane-words';
import { fitSettings, scanTroubles } from '../../shared/capture/scan';
import { err, ok } from '../../shared/domain/result';
import { errors } from '../../shared/i18n/zh-cn/errors';

const captured = (name: string) =>
  parseSaneOptions(
    readFileSync(join(import.meta.dirname, '../support/scanimage', `${name}.txt`), 'utf8'),
  );

/** As document scanners with a feeder of their own size list it. */
const sheetFed = parseSaneOptions(`
    --source ADF Front|ADF Back|ADF Duplex [ADF Front]
    --mode Lineart|Halftone|Gray|Color [Lineart]
    --resolution 50..600dpi (in steps of 1) [600]
    --page-width 0..221.121mm (in steps of 0.0211639) [215.872]
    --page-height 0..876.695mm (in steps of 0.0211639) [279.364]
    -l 0..215.872mm (in steps of 0.0211639) [0]
    -t 0..279.364mm (in steps of 0.0211639) [0]
    -x 0..215.872mm (in steps of 0.0211639) [215.872]
    -y 0..279.364mm (in steps of 0.0211639) [279.364]
    --page-loaded[=(yes|no)] [no] [hardware]
    --swskip 0..100% (in steps of 0.100006) [inactive]
`);
const simpleAndBoth = parseSaneOptions(`
    --source Flatbed|Automatic Document Feeder [Flatbed]
    --adf-mode Simplex|Duplex [inactive]
    --mode Monochrome|Grayscale|Color [Color]
    --resolution 100|150|400dpi [100]
`);

describe('the options that scanimage prints', () => {
  it('of the test device: ranges, no A4', () => {
    expect(inputsOf(captured('test'))).toEqual(
      ['flatbed', 'feeder'].map((source) => ({
        source,
        dpi: [200, 300, 600],
        colours: ['colour', 'grey'],
        papers: ['full'],
      })),
    );
    const settings = { source: 'feeder', dpi: 300, colour: 'colour', paper: 'full' } as const;
    expect(argumentsFor(captured('test'), settings)).toEqual([
      '--source=Automatic Document Feeder',
      '--mode=Color',
      '--depth=8',
      '--resolution=300',
      ...['-l', '0', '-t', '0', '-x', '200', '-y', '200'],
    ]);
  });

  it('of the pnm device: neither sources nor modes', () => {
    expect(inputsOf(captured('pnm'))).toEqual([
      { source: 'flatbed', dpi: [200, 300], colours: ['colour'], papers: ['full'] },
    ]);
    const settings = { source: 'flatbed', dpi: 300, colour: 'colour', paper: 'full' } as const;
    expect(argumentsFor(captured('pnm'), settings)).toEqual(['--resolution=300']);
  });

  it('of sane-airscan: glass, feeder and both sides, A4', () => {
    const settings = { source: 'duplex', dpi: 200, colour: 'grey', paper: 'a4' } as const;
    expect(inputsOf(captured('airscan')).map(({ source }) => source)).toEqual([
      'flatbed',
      'feeder',
      'duplex',
    ]);
    expect(argumentsFor(captured('airscan'), settings)).toEqual([
      '--source=ADF Duplex',
      '--mode=Gray',
      '--resolution=200',
      ...['-l', '0', '-t', '0', '-x', '210', '-y', '297'],
    ]);
  });

  it('of a scanner that has only a feeder: its page is made as large as what is scanned', () => {
    expect(inputsOf(sheetFed)).toMatchObject([
      { source: 'feeder', papers: ['a4', 'full'] },
      { source: 'duplex' },
    ]);
    const settings = { source: 'duplex', dpi: 300, colour: 'colour', paper: 'a4' } as const;
    expect(argumentsFor(sheetFed, settings)).toEqual([
      '--source=ADF Duplex',
      '--mode=Color',
      '--resolution=300',
      '--page-width=210',
      '--page-height=297',
      ...['-l', '0', '-t', '0', '-x', '210', '-y', '297'],
    ]);
    expect(isWithinLimits(sheetFed, { ...settings, dpi: 600, paper: 'full' })).toBe(false);
    expect(isWithinLimits(sheetFed, settings)).toBe(true);
  });

  it('of one with resolutions of its own offers its nearest', () => {
    expect(inputsOf(simpleAndBoth)).toMatchObject([
      { source: 'flatbed', dpi: [400] },
      { source: 'feeder' },
    ]);
  });

  it('are nothing where nothing can be read', () => {
    for (const text of ['', 'x'.repeat(1e6), '    --source [', '    --source A|B [inactive]']) {
      expect(parseSaneOptions(text).size).toBe(0);
    }
  });
});

describe('what scanimage says', () => {
  it('lists devices, and none whose name could be an option', () => {
    const list =
      'test:0\tNoname\tfrontend-tester\tvirtual device\n--help\ta\tb\tc\nairscan:e0:X\teSCL\tX\tip=192.168.1.7\nbroken line\n';
    expect(parseDeviceList(list)).toEqual([
      { name: 'test:0', vendor: 'Noname', model: 'frontend-tester', ip: undefined },
      { name: 'airscan:e0:X', vendor: 'eSCL', model: 'X', ip: '192.168.1.7' },
    ]);
  });

  it('tells how far it is', () => {
    expect(parseProgress('Progress: 5.3%\rProgress: 10.6%\r')).toBeCloseTo(0.106);
    expect(parseProgress('Scanning page 2\n')).toBeUndefined();
  });

  it.each([
    [6, 'scanimage: sane_read: Document feeder jammed', 'scannerJam'],
    [7, 'scanimage: sane_start: Document feeder out of documents', 'scannerNoPaper'],
    [8, 'scanimage: sane_start: Scanner cover is open', 'scannerCoverOpen'],
    [3, 'scanimage: sane_start: Device busy', 'scannerBusy'],
    [11, 'scanimage: sane_read: Access to resource has been denied', 'scannerDenied'],
    [1, 'scanimage: open of device test:9 failed: Invalid argument', 'scannerGone'],
    [1, 'scanimage: open of device a failed: Device busy', 'scannerBusy'],
    [1, 'scanimage: setting of option --mode failed (Invalid argument)', 'scannerSettingsRefused'],
    [9, 'scanimage: sane_read: Error during device I/O', 'scannerFailed'],
    [139, '', 'scannerFailed'],
    [null, '', 'scannerFailed'],
  ])('ending with %s and “%s” means %s', (code, said, kind) => {
    expect(troubleOf(code, said)).toEqual({ kind });
  });
});

const status = (inner: string) =>
  `<?xml version="1.0"?><scan:ScannerStatus xmlns:scan="s" xmlns:pwg="p">${inner}</scan:ScannerStatus>`;

describe('what a network scanner says', () => {
  it.each([
    ['<pwg:State>Idle</pwg:State><scan:AdfState>ScannerAdfJam</scan:AdfState>', 'scannerJam'],
    ['<pwg:State>Idle</pwg:State><scan:AdfState>ScannerAdfLoaded</scan:AdfState>', undefined],
    ['<pwg:State>Processing</pwg:State>', 'scannerBusy'],
    ['<pwg:State>Stopped</pwg:State>', 'scannerFailed'],
    [
      '<pwg:State>Stopped</pwg:State><pwg:StateReasons><pwg:StateReason>CoverOpen</pwg:StateReason></pwg:StateReasons>',
      'scannerCoverOpen',
    ],
    [
      '<scan:AdfState>ScannerAdfMultipickDetected</scan:AdfState><pwg:State>Idle</pwg:State>',
      'scannerDoubleFeed',
    ],
  ])('%s means %s', (inner, kind) => {
    expect(parseStatus(status(inner), 'feeder')).toEqual(ok(kind));
  });

  it('of its feeder does not matter to its glass', () => {
    expect(parseStatus(status('<scan:AdfState>ScannerAdfJam</scan:AdfState>'), 'flatbed')).toEqual(
      ok(undefined),
    );
  });

  it('is nonsense where it is no XML of a scanner, and never an error of our own', () => {
    for (const text of ['', '{}', '<', status(''), '<a><b></a>', `<${'a'.repeat(9_999)}`]) {
      expect(parseCapabilities(text)).toEqual(err({ kind: 'scannerNonsense' }));
    }
  });

  it('offers no page that is larger than what is taken', () => {
    const input = { source: 'flatbed', dpi: [300, 600], colours: ['colour'], papers: ['full'] };
    const a3 = { offered: input, width: 3508, height: 4961 };
    const capabilities = { version: '2.63', model: '', inputs: [a3] } as never;
    const settings = { source: 'flatbed', colour: 'colour', paper: 'full' } as const;
    expect(scanSettingsXml(capabilities, { ...settings, dpi: 600 })).toEqual(
      err({ kind: 'scannerPageTooLarge' }),
    );
    expect(scanSettingsXml(capabilities, { ...settings, dpi: 300 })).toMatchObject({ ok: true });
    expect(scanSettingsXml(capabilities, { ...settings, source: 'duplex', dpi: 300 })).toEqual(
      err({ kind: 'scannerSettingsRefused' }),
    );
  });
});

describe('network scanners that announce themselves', () => {
  const one = {
    type: 'uscan',
    name: 'MFP',
    host: 'mfp.local',
    port: 80,
    addresses: ['fe80::1', '192.168.1.7'],
    txt: { rs: '/eSCL/', ty: 'Wang\u0000chao  4100', UUID: 'AB-1' },
  };

  it('once for each, encrypted first, with all their names', () => {
    expect(devicesOf([one, { ...one, type: 'uscans', port: 443 }])).toEqual([
      {
        kind: 'escl',
        id: 'escl:ab-1',
        name: 'Wang chao 4100',
        address: '192.168.1.7',
        bases: ['https://192.168.1.7:443/eSCL', 'http://192.168.1.7:80/eSCL'],
        otherNames: ['mfp.local', '192.168.1.7', 'fe80::1'],
      },
    ]);
  });

  it('not from outside, and not in words that are no announcement', () => {
    for (const announcement of [
      { ...one, addresses: ['8.8.8.8'] },
      { ...one, addresses: [] },
      { ...one, port: 0 },
      { ...one, txt: { rs: 'a b' } },
      { ...one, name: 7 },
      undefined,
      'x',
    ]) {
      expect(devicesOf([announcement])).toEqual([]);
    }
  });
});

describe('addresses', () => {
  it.each([
    [
      '192.168.1.20',
      ['https://192.168.1.20/eSCL', 'http://192.168.1.20/eSCL', 'http://192.168.1.20:8080/eSCL'],
    ],
    [' http://192.168.1.20:8080/scan/ ', ['http://192.168.1.20:8080/scan']],
    ['mfp.local:631', ['http://mfp.local:631/eSCL']],
  ])('“%s” is tried at %j', (typed, bases) => {
    expect(parseTypedAddress(typed)).toEqual(ok(bases));
  });

  it.each([
    ...[
      '10.1.2.3',
      '172.31.0.1',
      '192.168.0.9',
      '169.254.1.1',
      '127.0.0.1',
      '::1',
      'fe80::1%eth0',
    ].map((ip) => [ip, true] as const),
    ...['fd12::1', '::ffff:10.0.0.1'].map((ip) => [ip, true] as const),
    ...['8.8.8.8', '172.32.0.1', '2001:db8::1', '::ffff:8.8.8.8', 'mfp', ''].map(
      (ip) => [ip, false] as const,
    ),
  ])('%s is local: %s', (ip, is) => {
    expect(isLocalAddress(ip)).toBe(is);
  });

  it.each([
    ['/eSCL/ScanJobs/1', ok('/eSCL/ScanJobs/1')],
    ['ScanJobs/1/', ok('/eSCL/ScanJobs/1')],
    ['http://192.168.1.7/eSCL/ScanJobs/1', ok('/eSCL/ScanJobs/1')],
    ['https://MFP.local:8443/jobs/1', ok('/jobs/1')],
    ['http://localhost/eSCL/ScanJobs/1', ok('/eSCL/ScanJobs/1')],
    ['http://192.168.1.8/eSCL/ScanJobs/1', err({ kind: 'scannerElsewhere' })],
    ['//evil.example/x', err({ kind: 'scannerElsewhere' })],
    ['file:///x', err({ kind: 'scannerElsewhere' })],
    ['http://[', err({ kind: 'scannerNonsense' })],
    [undefined, err({ kind: 'scannerNonsense' })],
  ])('a job at %s is %j', (location, answer) => {
    expect(jobPath(location, new URL('http://192.168.1.7/eSCL'), ['mfp.local'])).toEqual(answer);
  });
});

describe('settings', () => {
  const inputs = [
    {
      source: 'flatbed',
      dpi: [200, 300, 600],
      colours: ['colour', 'grey'],
      papers: ['a4', 'full'],
    },
    { source: 'feeder', dpi: [200, 300], colours: ['grey'], papers: ['full'] },
  ] as const;

  it('that were chosen before are kept as far as the scanner has them', () => {
    const offered = inputs.map((input) => ({
      ...input,
      dpi: [...input.dpi],
      colours: [...input.colours],
      papers: [...input.papers],
    }));
    expect(fitSettings(offered, undefined)).toEqual({
      source: 'flatbed',
      dpi: 300,
      colour: 'colour',
      paper: 'a4',
    });
    const wanted = { source: 'feeder', dpi: 600, colour: 'colour', paper: 'a4' } as const;
    expect(fitSettings(offered, wanted)).toEqual({
      source: 'feeder',
      dpi: 300,
      colour: 'grey',
      paper: 'full',
    });
    expect(fitSettings([], wanted)).toBeUndefined();
  });
});

it('every trouble has words of its own', () => {
  const said = scanTroubles.map((kind) => errors[kind]({ kind } as never).happened);
  expect(new Set(said).size).toBe(scanTroubles.length);
});
