/** Hours and budget: when files may leave, and how long they wait. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Pairing } from '../../electron/desk/platform-facts';
import { evolvePlatforms, noPlatforms, platformsOf } from '../../electron/desk/platform-facts';
import type { TrafficRules } from '../../shared/domain/traffic';
import { minutesUntilFiles, trafficRulesSchema } from '../../shared/domain/traffic';
import { pick } from '../../shared/i18n/messages';
import { trafficWords } from '../../shared/i18n/traffic-words';
import { cancelSource } from '../../shared/sync/cancel';
import { Traffic } from '../../shared/sync/traffic';

test.each([
  [{ from: 1_200, to: 420 }, 1_199, 1],
  [{ from: 1_200, to: 420 }, 1_200, 0],
  [{ from: 1_200, to: 420 }, 0, 0],
  [{ from: 1_200, to: 420 }, 419, 0],
  [{ from: 1_200, to: 420 }, 420, 780],
  [{ from: 60, to: 120 }, 59, 1],
  [{ from: 60, to: 120 }, 119, 0],
  [{ from: 60, to: 120 }, 120, 1_380],
])('hours %o at minute %i: files wait %i minutes', (filesBetween, minute, waits) => {
  expect(minutesUntilFiles({ filesBetween }, minute)).toBe(waits);
});

test('without hours files leave at any time; hours that are empty are no hours', () => {
  const minute = fc.integer({ min: 0, max: 1_439 });
  fc.assert(fc.property(minute, (now) => minutesUntilFiles({}, now) === 0));
  const filesBetween = { from: 60, to: 60 };
  expect(trafficRulesSchema.safeParse({ filesBetween }).success).toBe(false);
  expect(trafficRulesSchema.safeParse({ bytesPerSecond: 0 }).success).toBe(false);
});

test('the end of a wait is always within the hours', () => {
  const minute = fc.integer({ min: 0, max: 1_439 });
  fc.assert(
    fc.property(minute, minute, minute, (from, to, now) => {
      fc.pre(from !== to);
      const rules = { filesBetween: { from, to } };
      const then = (now + minutesUntilFiles(rules, now)) % 1_440;
      expect(minutesUntilFiles(rules, then)).toBe(0);
    }),
  );
});

test("the speed is the line's, whichever platform it was said at last; the hours are each platform's own", () => {
  const paired = (platformKeyId: string, isBeside: boolean) =>
    ({
      type: 'stationPaired',
      platformKeyId,
      blocks: [],
      ...(isBeside ? { beside: true } : {}),
    }) as unknown as Pairing;
  const ruled = (rules: TrafficRules, platform?: string) =>
    ({ type: 'trafficRuled', rules, ...(platform === undefined ? {} : { platform }) }) as const;
  const filesBetween = { from: 60, to: 120 };
  const said = [
    paired('county', false),
    ruled({ bytesPerSecond: 5_000, filesBetween }),
    paired('city', true),
    ruled({ bytesPerSecond: 9_000 }, 'city'),
  ];
  const around = { ...noPlatforms, stationCode: 'S1', blocks: [], quotas: [] };
  const rules = (count: number) =>
    platformsOf(
      said.slice(0, count).reduce((facts, event) => evolvePlatforms(facts, event), around),
    ).map(({ traffic }) => traffic);
  expect(rules(3)).toEqual([{ bytesPerSecond: 5_000, filesBetween }, { bytesPerSecond: 5_000 }]);
  expect(rules(4)).toEqual([{ bytesPerSecond: 9_000, filesBetween }, { bytesPerSecond: 9_000 }]);
});

describe('a budget', () => {
  function aClock() {
    let nowMs = 0;
    const waits: { readonly atMs: number; readonly task: () => void }[] = [];
    return {
      clock: {
        nowMs: () => nowMs,
        instantIn: () => '2026-06-01T00:00:00.000Z',
        after: (delayMs: number, task: () => void) => {
          const wait = { atMs: nowMs + delayMs, task };
          waits.push(wait);
          return () => void waits.splice(waits.indexOf(wait), 1);
        },
      },
      waits,
      pass: (ms: number) => {
        nowMs += ms;
        for (const wait of waits.filter(({ atMs }) => atMs <= nowMs)) wait.task();
      },
    };
  }

  it('lets the first bytes go and has the next ones wait until they are paid for', async () => {
    const { clock, pass } = aClock();
    const traffic = new Traffic(clock, () => ({ bytesPerSecond: 1_000 }));
    const { signal } = cancelSource();
    const left: string[] = [];
    await traffic.pay(2_000, signal);
    const second = traffic.pay(1_000, signal).then(() => left.push('second'));
    const third = traffic.pay(1_000, signal).then(() => left.push('third'));
    pass(1_999);
    await Promise.resolve();
    expect(left).toEqual([]);
    pass(1);
    await second;
    expect(left).toEqual(['second']);
    pass(1_000);
    await third;
    expect(traffic.mostBytesAtOnce()).toBe(2_000);
  });

  it('keeps nobody who stops waiting, and costs nothing where there is none', async () => {
    const { clock, waits } = aClock();
    let rules: { bytesPerSecond?: number } = { bytesPerSecond: 1 };
    const traffic = new Traffic(clock, () => rules);
    const { signal, cancel } = cancelSource();
    await traffic.pay(1_000, signal);
    const waiting = traffic.pay(1, signal);
    expect(waits).toHaveLength(1);
    cancel();
    await waiting;
    expect(waits).toHaveLength(0);
    await traffic.pay(1, signal);
    rules = {};
    await traffic.pay(1_000_000, cancelSource().signal);
    expect(traffic.mostBytesAtOnce()).toBe(Infinity);
  });
});

test('in words', () => {
  const zh = pick('zh-CN');
  expect(trafficWords(zh, {})).toEqual(['附件随时上传，不限速']);
  expect(
    trafficWords(zh, { bytesPerSecond: 16_000, filesBetween: { from: 1_200, to: 425 } }),
  ).toEqual(['附件每秒最多上传 16 KB', '附件只在 20:00 – 07:05 上传']);
});
