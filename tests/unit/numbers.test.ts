/** Numbers by value: draws over any blocks never meet, every serial is accounted for, check characters find typing errors. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberRegister, registerTotals } from '../../shared/domain/number-register';
import type { SerialMark } from '../../shared/domain/number-register';
import { numberStock, wantedNumbers } from '../../shared/domain/number-stock';
import type { DrawnNumber, NumberBlock } from '../../shared/domain/numbering';
import {
  caseNumberText,
  custodyNumberText,
  drawNumber,
  isCaseNumber,
  isCustodyNumber,
  isLetterNumber,
  letterNumberText,
  numberSeries,
} from '../../shared/domain/numbering';

const block = (more: Partial<NumberBlock> = {}): NumberBlock => ({
  id: 'local-LA',
  series: 'receipt',
  stationCode: 'LA',
  from: 1,
  to: 40,
  ...more,
});

const someBlock = fc
  .record({
    series: fc.constantFrom(...numberSeries),
    stationCode: fc.constantFrom('LA', 'LB'),
    from: fc.integer({ min: 1, max: 60 }),
    size: fc.integer({ min: 1, max: 25 }),
    own: fc.boolean(),
  })
  .map(({ size, own, ...facts }) => ({ ...facts, to: facts.from + size - 1, own }));

/** What may happen at a station: a block comes, a number is drawn, some serials are passed over, a letter is void. */
const step = fc.oneof(
  { weight: 2, arbitrary: someBlock.map((given) => ({ kind: 'block' as const, given })) },
  {
    weight: 12,
    arbitrary: fc
      .tuple(fc.constantFrom(...numberSeries), fc.boolean())
      .map(([series, isVoid]) => ({ kind: 'draw' as const, series, isVoid })),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 8 }).map((gap) => ({ kind: 'restore' as const, gap })),
  },
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** The same serial in two blocks: drawn from the one, then passed over in the other by a restore. */
const onlySerial = { series: 'receipt', stationCode: 'LA', from: 1, to: 1, own: false } as const;
const drawnThenPassedOver: Step[] = [
  { kind: 'block', given: onlySerial },
  { kind: 'block', given: onlySerial },
  { kind: 'draw', series: 'receipt', isVoid: false },
  { kind: 'restore', gap: 1 },
];

describe('numbers drawn from arbitrary blocks that overlap', () => {
  it('never meet, leave no gap, and the register accounts for every serial', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 160 }), (steps) => {
        const blocks: NumberBlock[] = [];
        const last = new Map<string, number>();
        const drawn: DrawnNumber[] = [];
        const used: SerialMark[] = [];
        const voided: SerialMark[] = [];
        const passedOver: { blockId: string; from: number; to: number }[] = [];
        for (const one of steps) {
          if (one.kind === 'block') {
            const { own, ...given } = one.given;
            const id = `${own ? 'local-' : ''}${given.stationCode}-${given.series}-${blocks.length}`;
            // The platform's come first, as the station keeps them.
            if (own) blocks.push({ ...given, id });
            else blocks.unshift({ ...given, id });
          } else if (one.kind === 'draw') {
            const stock = numberStock(blocks, last, true).find(
              ({ series }) => series === one.series,
            );
            const number = drawNumber(one.series, blocks, last);
            expect(number === undefined).toBe(stock?.level === 'out');
            if (number === undefined) continue;
            drawn.push(number);
            last.set(number.blockId, number.serial);
            const mark = { blockId: number.blockId, serial: number.serial, seq: drawn.length };
            used.push(mark);
            if (one.isVoid) voided.push({ ...mark, seq: mark.seq + 10_000 });
          } else {
            for (const { id, from, to } of blocks) {
              const first = (last.get(id) ?? from - 1) + 1;
              if (first > to) continue;
              const end = Math.min(to, first + one.gap - 1);
              passedOver.push({ blockId: id, from: first, to: end });
              last.set(id, end);
            }
          }
        }
        const nameOf = ({ series, stationCode, serial }: DrawnNumber) =>
          `${series} ${stationCode} ${serial}`;
        expect(new Set(drawn.map(nameOf)).size).toBe(drawn.length);

        const rows = numberRegister({ blocks, used, voided, passedOver });
        const totals = registerTotals(rows);
        expect(totals).toMatchObject({ missing: 0, double: 0, void: voided.length });
        expect(totals.used + totals.void).toBe(drawn.length);
        const everything = new Set(
          blocks.flatMap(({ series, stationCode, from, to }) =>
            Array.from({ length: to - from + 1 }, (_, i) => `${series} ${stationCode} ${from + i}`),
          ),
        );
        const listed = rows.flatMap(({ block: { series, stationCode }, from, to }) =>
          Array.from({ length: to - from + 1 }, (_, i) => `${series} ${stationCode} ${from + i}`),
        );
        expect(new Set(listed)).toEqual(everything);
        expect(listed).toHaveLength(everything.size);
        const left = numberStock(blocks, last, true);
        for (const { series, reserved, own } of left) {
          // A serial in one of each counts for both; drawing gives it once.
          expect(drawAll(series, blocks, last)).toBeLessThanOrEqual(reserved + own);
          if (own === 0) expect(drawAll(series, blocks, last)).toBe(reserved);
        }
      }),
      { numRuns: 400, examples: [[drawnThenPassedOver]] },
    );
  });
});

function drawAll(
  series: NumberBlock['series'],
  blocks: readonly NumberBlock[],
  lastDrawn: ReadonlyMap<string, number>,
): number {
  const last = new Map(lastDrawn);
  for (let count = 0; ; count += 1) {
    const number = drawNumber(series, blocks, last);
    if (number === undefined) return count;
    last.set(number.blockId, number.serial);
  }
}

describe('the register', () => {
  const used = [1, 2, 4].map((serial) => ({ blockId: 'local-LA', serial, seq: serial * 10 }));

  it('names a serial that was passed by and that no entry explains', () => {
    const rows = numberRegister({ blocks: [block()], used, voided: [], passedOver: [] });
    expect(rows.map(({ from, to, state }) => [from, to, state])).toEqual([
      [1, 1, 'used'],
      [2, 2, 'used'],
      [3, 3, 'missing'],
      [4, 4, 'used'],
      [5, 40, 'unused'],
    ]);
  });

  it('names a number used twice, in one block or in two that overlap', () => {
    const other = block({ id: 'LA-receipt-2', from: 2, to: 5 });
    const again = { blockId: other.id, serial: 2, seq: 99 };
    const rows = numberRegister({
      blocks: [block(), other],
      used: [...used, { blockId: 'local-LA', serial: 1, seq: 77 }, again],
      voided: [],
      passedOver: [],
    });
    const doubles = rows.filter(({ state }) => state === 'double');
    expect(doubles.map(({ from, usedBy }) => [from, usedBy])).toEqual([
      [1, 10],
      [1, 77],
      [2, 20],
      [2, 99],
    ]);
  });

  it('keeps what was void and what a restore passed over apart', () => {
    const rows = numberRegister({
      blocks: [block()],
      used: used.slice(0, 2),
      voided: [{ blockId: 'local-LA', serial: 2, seq: 50 }],
      passedOver: [{ blockId: 'local-LA', from: 3, to: 9 }],
    });
    expect(rows.slice(1, 3)).toMatchObject([
      { from: 2, state: 'void', usedBy: 20, voidedBy: 50 },
      { from: 3, to: 9, state: 'passedOver' },
    ]);
    expect(registerTotals(rows)).toEqual({
      unused: 31,
      used: 1,
      void: 1,
      passedOver: 7,
      missing: 0,
      double: 0,
    });
  });
});

describe('the stock of a station', () => {
  const given = block({ id: 'LA-receipt-100000', from: 100_000, to: 100_099 });
  const blocks = [given, block({ from: 1, to: 99_999 })];
  const stockAfter = (used: number, isPaired = true) =>
    numberStock(blocks, new Map([[given.id, 99_999 + used]]), isPaired).find(
      ({ series }) => series === 'receipt',
    );

  it('is low below a quarter of a block and goes on from the own range', () => {
    expect(stockAfter(75)).toMatchObject({ reserved: 25, level: 'enough' });
    expect(stockAfter(76)).toMatchObject({ reserved: 24, level: 'low' });
    expect(stockAfter(100)).toMatchObject({ reserved: 0, own: 99_999, level: 'own' });
    expect(stockAfter(100, false)?.level).toBe('enough');
    expect(numberStock([], new Map(), true)[0]?.level).toBe('out');
  });

  it('asks for more when half of a block is used, and for a series it has nothing of', () => {
    const wanted = (used: number) =>
      wantedNumbers(blocks, new Map([[given.id, 99_999 + used]]), 'LA').map(
        ({ series, after }) => `${series} ${after}`,
      );
    expect(wanted(49)).toEqual([
      'case 0',
      'custody 0',
      'supplementNotice 0',
      'placeNotice 0',
      'refusalNotice 0',
    ]);
    expect(wanted(50)).toContain('receipt 100099');
    const end = block({ id: 'end', from: 999_950, to: 999_999 });
    expect(
      wantedNumbers([end], new Map([['end', 999_999]]), 'LA').map(({ series }) => series),
    ).not.toContain('receipt');
  });

  it("is one platform's where there are several: what another one's block used up is passed over", () => {
    const city = block({ id: 'city', from: 1, to: 100 });
    const county = block({ id: 'county', from: 51, to: 150 });
    const both = [city, county, block({ from: 1001, to: 1010 })];
    const last = new Map([['city', 90]]);
    const mayDraw = (whose: string) => (one: NumberBlock) =>
      one.id === whose || one.id.startsWith('local-');
    const of = (whose: string) =>
      numberStock(both, last, true, mayDraw(whose)).find(({ series }) => series === 'receipt');
    expect(of('city')).toMatchObject({ reserved: 10, own: 10, level: 'low' });
    expect(of('county')).toMatchObject({ reserved: 60, own: 10, level: 'enough' });
    const wanted = (whose: string) =>
      wantedNumbers(both, last, 'LA', mayDraw(whose)).find(({ series }) => series === 'receipt');
    expect(wanted('city')).toMatchObject({ after: 100 });
    expect(wanted('county')).toBeUndefined();
    last.set('city', 100);
    expect(wanted('county')).toMatchObject({ after: 150 });
  });
});

describe('the check character', () => {
  const drawn = { blockId: 'b', series: 'custody' as const, stationCode: 'LA7', serial: 1207 };
  const numbers = [
    [caseNumberText(drawn, 2026), isCaseNumber],
    [custodyNumberText(drawn, 2026), isCustodyNumber],
    [letterNumberText(drawn, '岚教入学受', 2026), isLetterNumber],
  ] as const;

  it.each(numbers)(
    'of %s finds every wrong character and every swap of neighbours',
    (text, isRight) => {
      expect(isRight(text)).toBe(true);
      const places = [...text].flatMap((character, i) => (/[0-9A-Z]/.test(character) ? [i] : []));
      for (const place of places) {
        for (const wrong of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
          if (wrong === text[place]) continue;
          expect(isRight(text.slice(0, place) + wrong + text.slice(place + 1))).toBe(false);
        }
        const next = text[place + 1] ?? '';
        if (!/[0-9A-Z]/.test(next) || next === text[place]) continue;
        const swapped = text.slice(0, place) + next + (text[place] ?? '') + text.slice(place + 2);
        expect(isRight(swapped)).toBe(false);
      }
    },
  );
});
