/** The self-test in values: how grave each finding is, its words, and what is left of it for the record. */
import { describe, expect, it } from 'vitest';
import { clockFindings, lineFindings, type Reached } from '../../electron/self-test/line-trial';
import { printerFindings, tryScanners } from '../../electron/self-test/device-trial';
import { err, ok } from '../../shared/domain/result';
import { locales } from '../../shared/i18n/locale';
import { pick } from '../../shared/i18n/messages';
import {
  findingSchema,
  gravest,
  lineFaults,
  partsToMend,
  verdictOf,
  withoutNames,
  type Finding,
} from '../../shared/self-test/finding';
import { findingText, selfTestReport, sizeText } from '../../shared/self-test/report-text';
import type { SelfTest } from '../../shared/self-test/self-test-event';

/** One of each kind, with every fact that it may have. */
const facts = {
  seconds: 15,
  name: 'Li Wei HP-1020',
  widthPx: 1920,
  heightPx: 1080,
  drivers: false,
  last: true,
  freeBytes: 3e9,
  neededBytes: 5e9,
  cases: 200,
  bytes: 1_048_576,
  ms: 7,
  entries: 12,
  checked: 4,
  people: 3,
  platform: '岚山区招生平台',
  offMs: -95_000,
  behindMs: 7_200_000,
  offsetMinutes: -330,
  faces: 5,
  files: 6,
  file: 'NotoSansSC_400Regular.ttf',
  count: 2,
  why: 'captivePortal',
};
const every: readonly Finding[] = findingSchema.options.map((option) => {
  const wanted = Object.keys(option.shape).filter((key) => key !== 'kind');
  const own = Object.fromEntries(wanted.map((key) => [key, facts[key as keyof typeof facts]]));
  return findingSchema.parse({ kind: option.shape.kind.value, ...own });
});

describe('every finding', () => {
  it.each(locales)(
    'is told in %s, and says what to do where a person has to do something',
    (locale) => {
      const messages = pick(locale);
      for (const one of every) {
        const { found, todo } = findingText(messages, one);
        expect(found, one.kind).not.toMatch(/undefined|NaN/);
        expect(found, one.kind).toMatch(/[。.]$/);
        const isGrave = ['attention', 'failed'].includes(verdictOf(one));
        if (isGrave) expect(todo, one.kind).toMatch(/[。.]$/);
      }
      for (const why of lineFaults) {
        const text = findingText(messages, { kind: 'platformNotReached', platform: '甲', why });
        expect(text.todo, why).not.toBe('');
      }
    },
  );

  it('says how far the clock is off, and on which side', () => {
    const say = (offMs: number) =>
      findingText(pick('zh-CN'), { kind: 'clockOff', platform: '甲', offMs }).found;
    expect(say(-95_000)).toBe('与“甲”对时：本机慢 95 秒。');
    expect(say(900_000)).toBe('与“甲”对时：本机快 15 分钟。');
    expect(say(300)).toBe('与“甲”对时：一致。');
    expect(findingText(pick('en'), { kind: 'zoneOther', offsetMinutes: -330 }).found).toContain(
      'UTC-05:30',
    );
  });

  it('is kept without the name of a device, and the report names nobody', () => {
    const kept = withoutNames(every);
    expect(JSON.stringify(kept)).not.toContain('Li Wei');
    expect(kept.length).toBe(every.length);
    const test: SelfTest = {
      at: '2026-08-01T01:02:03.000Z',
      by: { id: '01890000-0000-7000-8000-000000000001', name: '程望' },
      version: '1.0.0',
      results: kept.map((one) => ({ part: 'camera' as const, findings: [one] })),
    };
    const of = { school: '望潮小学', stationCode: 'LS01', drill: false, platform: 'linux' };
    const text = selfTestReport(pick('zh-CN'), test, of);
    expect(text).not.toContain('程望');
    expect(text).toContain('2026-08-01 09:02:03');
    expect(text).toContain('望潮小学 LS01');
    expect(text).toContain('[有问题] 摄像头');
    expect(text.split('\r\n').length).toBeGreaterThan(2 * kept.length);
  });
});

describe('how grave', () => {
  it('the gravest counts, and who has to be looked after comes in that order', () => {
    const [fine, absent, attention, failed] = [
      { kind: 'readRight', ms: 1 },
      { kind: 'cameraNone' },
      { kind: 'printerNone' },
      { kind: 'readWrong' },
    ] as const satisfies readonly Finding[];
    expect(gravest([fine])).toBe('fine');
    expect(gravest([fine, absent])).toBe('absent');
    expect(gravest([failed, attention, fine])).toBe('failed');
    expect(
      partsToMend([
        { part: 'camera', findings: [absent] },
        { part: 'printer', findings: [fine, attention] },
        { part: 'reading', findings: [failed] },
        { part: 'papers', findings: [fine] },
      ]),
    ).toEqual(['reading', 'printer']);
  });

  it('sizes keep a digit before the point', () => {
    expect([900, 1_500, 20 * 1024 ** 2, 3.4 * 1024 ** 3].map(sizeText)).toEqual([
      '900 B',
      '1.5 KB',
      '20 MB',
      '3.4 GB',
    ]);
  });
});

describe('the line and the clock', () => {
  const answered = (offMs: number): Reached => ({ platform: '甲', answered: true, ms: 30, offMs });
  const no = (kind: 'captivePortal' | 'unauthorised'): Reached => ({
    platform: '乙',
    answered: false,
    no: { kind },
  });

  it('each platform is told by itself, with why it was not reached', () => {
    expect(lineFindings([])).toEqual([{ kind: 'platformNone' }]);
    expect(lineFindings([answered(0), no('captivePortal'), no('unauthorised')])).toEqual([
      { kind: 'platformReached', platform: '甲', ms: 30 },
      { kind: 'platformNotReached', platform: '乙', why: 'captivePortal' },
      { kind: 'platformNotReached', platform: '乙', why: 'unauthorised' },
    ]);
    const lost = (trouble: 'notTrusted' | 'notLoggedIn' | 'timedOut' | 'tooLarge') =>
      lineFindings([{ platform: '乙', answered: false, no: { kind: 'noLine', trouble } }])[0];
    expect(lost('notTrusted')).toMatchObject({ why: 'notTrusted' });
    expect(lost('notLoggedIn')).toMatchObject({ why: 'logInNeeded' });
    expect(lost('timedOut')).toMatchObject({ why: 'unreachable' });
    expect(lost('tooLarge')).toMatchObject({ why: 'nonsense' });
  });

  it('a clock a minute off is a fault, and one behind its own record as well', () => {
    const china = 480;
    expect(clockFindings([answered(59_000)], undefined, china).map(({ kind }) => kind)).toEqual([
      'clockRight',
      'zoneChina',
    ]);
    expect(clockFindings([answered(61_000)], undefined, china)[0]).toEqual({
      kind: 'clockOff',
      platform: '甲',
      offMs: 61_000,
    });
    const behind = { behindMs: 5_000, entryAt: '2026-08-01T00:00:00.000Z' };
    expect(clockFindings([], behind, 0)).toEqual([
      { kind: 'clockBehind', behindMs: 5_000 },
      { kind: 'zoneOther', offsetMinutes: 0 },
    ]);
    expect(clockFindings([no('captivePortal')], undefined, china)[0]?.kind).toBe('clockUnproved');
  });
});

describe('devices', () => {
  it('a printer that is stopped or gone is told, the one used last is marked', () => {
    const printers = [
      { name: 'a', title: '甲', paused: false },
      { name: 'b', title: '乙', paused: true },
    ];
    expect(printerFindings([], undefined)).toEqual([{ kind: 'printerNone' }]);
    expect(printerFindings(printers, 'a')).toEqual([
      { kind: 'printerReady', name: '甲', last: true },
      { kind: 'printerPaused', name: '乙' },
    ]);
    expect(printerFindings(printers, 'c')[0]).toEqual({ kind: 'printerGone', name: 'c' });
  });

  it('every scanner is asked, and one that does not say is told', async () => {
    const scanner = (id: string) => ({ id, name: id, typed: false });
    const facts = { inputs: [], line: 'direct' as const };
    const found = await tryScanners({
      list: async () => ({ devices: [scanner('甲'), scanner('乙')], drivers: true }),
      facts: async (id) => (id === '甲' ? ok(facts) : err({ kind: 'scannerGone' })),
    });
    expect(found).toEqual([
      { kind: 'scannerReady', name: '甲' },
      { kind: 'scannerSilent', name: '乙' },
    ]);
    const none = {
      list: async () => ({ devices: [], drivers: false }),
      facts: async () => ok(facts),
    };
    expect(await tryScanners(none)).toEqual([{ kind: 'scannerNone', drivers: false }]);
  });
});
