/** From the models' answers to lines: characters, places, order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCharacters } from '../../renderer/workers/reading/characters';
import { inReadingOrder } from '../../renderer/workers/reading/reading-order';
import {
  cornersOf,
  grown,
  rectangleAround,
  type Rectangle,
} from '../../renderer/workers/reading/rectangle';
import { linePlanes, wholePlanes } from '../../renderer/workers/reading/sampling';
import { textRegions } from '../../renderer/workers/reading/text-regions';
import { withUnreadCharacters } from '../../renderer/workers/reading/unread-characters';

/** An answer whose steps are as sure of the given classes. */
function answerOf(steps: readonly (readonly [kind: number, sure: number])[], classes: number) {
  const answer = new Float32Array(steps.length * classes);
  for (const [step, [kind, sure]] of steps.entries()) {
    answer.fill((1 - sure) / classes, step * classes, (step + 1) * classes);
    answer[step * classes + kind] = sure;
  }
  return answer;
}

const dictionary = ['甲', '乙', '丙'];

test('the same class in a row is one character, as sure as its best step; a blank parts two', () => {
  const steps = [
    [1, 0.6],
    [1, 0.9],
    [0, 0.9],
    [1, 0.8],
    [3, 0.7],
  ] as const;
  const read = readCharacters(answerOf(steps, 4), steps.length, 4, dictionary);
  expect(read.map(({ text, step }) => [text, step])).toEqual([
    ['甲', 1],
    ['甲', 3],
    ['丙', 4],
  ]);
  expect(read[0]?.sure).toBeCloseTo(0.9);
});

test('a class beyond the dictionary is no character', () => {
  const read = readCharacters(answerOf([[4, 0.9]], 5), 1, 5, dictionary);
  expect(read).toEqual([]);
});

/** A map on which writing was found in the rectangles, given by left, top, right and bottom. */
function mapOf(width: number, height: number, boxes: readonly (readonly number[])[]) {
  const data = new Float32Array(width * height);
  for (const [left = 0, top = 0, right = 0, bottom = 0] of boxes) {
    for (let y = top; y <= bottom; y += 1) data.fill(0.9, y * width + left, y * width + right + 1);
  }
  return { data, width, height };
}

test('each piece of writing on the map is a rectangle, grown as much as the model shrinks lines', () => {
  const regions = textRegions(
    mapOf(200, 100, [
      [20, 20, 119, 29],
      [150, 60, 169, 79],
    ]),
  );
  expect(regions).toHaveLength(2);
  const [line] = regions;
  // Area over perimeter of 100 by 10, one and a half times, on both sides.
  expect(line?.width).toBeCloseTo(100 + 2 * ((1000 * 1.5) / 220));
  expect(line?.height).toBeCloseTo(10 + 2 * ((1000 * 1.5) / 220));
  expect([line?.x, line?.y, line?.angle]).toEqual([69.5, 24.5, 0]);
});

test('faint places and specks are no writing', () => {
  const faint = mapOf(50, 50, [[10, 10, 30, 20]]);
  faint.data.forEach((value, i) => (faint.data[i] = value * 0.5));
  expect(textRegions(faint)).toEqual([]);
  expect(textRegions(mapOf(50, 50, [[10, 10, 40, 11]]))).toEqual([]);
});

test('no map makes the search throw, and every rectangle stands on the map', () => {
  const map = fc.integer({ min: 1, max: 24 }).chain((width) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(9),
      data: fc
        .array(fc.float({ noNaN: true, min: 0, max: 1 }), {
          minLength: width * 9,
          maxLength: width * 9,
        })
        .map((values) => Float32Array.from(values)),
    }),
  );
  fc.assert(
    fc.property(map, (one) => {
      for (const { x, y } of textRegions(one)) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(one.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(one.height);
      }
    }),
  );
});

test('a long line that leans has the lean of its points; one character has none', () => {
  const lean = 0.06;
  const line: Rectangle = { x: 200, y: 100, width: 300, height: 20, angle: lean };
  const corners = cornersOf(line).map(({ x, y }): [number, number] => [x, y]);
  const around = rectangleAround(corners);
  expect(around.angle).toBeCloseTo(lean, 3);
  expect(around.width).toBeCloseTo(301, 0);
  const square = cornersOf({ ...line, width: 22 }).map(({ x, y }): [number, number] => [x, y]);
  expect(rectangleAround(square).angle).toBe(0);
  expect(grown(line, 5)).toMatchObject({ width: 310, height: 30 });
});

const at = (name: string, x: number, y: number, width = 100, height = 40) => ({
  name,
  place: { x: x + width / 2, y, width, height, angle: 0 },
});

test('cells are read row by row, and a label of two lines before the value beside it stays above', () => {
  const cells = [
    at('男', 900, 204),
    at('姓名', 0, 100),
    at('关系2', 500, 122),
    at('值', 800, 110),
    at('庄', 300, 96),
    at('关系1', 500, 80),
    at('性别', 500, 200),
  ];
  const order = inReadingOrder(cells).map(({ name }) => name);
  expect(order.indexOf('姓名')).toBeLessThan(order.indexOf('庄'));
  expect(order.indexOf('庄')).toBeLessThan(order.indexOf('性别'));
  expect(order.indexOf('关系1')).toBeLessThan(order.indexOf('关系2'));
  expect(order.indexOf('性别')).toBeLessThan(order.indexOf('男'));
  expect([...order].sort()).toEqual(cells.map(({ name }) => name).sort());
});

/** A picture that is white but for black bars. */
function rasterOf(width: number, height: number, isInk: (x: number, y: number) => boolean) {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isInk(x, y)) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { data, width, height };
}

const plain = { mean: [0, 0, 0], deviation: [1, 1, 1] } as const;

test('a smaller picture is the mean of the larger, and a line that runs downwards is turned', () => {
  const half = wholePlanes(
    rasterOf(4, 4, (x) => x % 2 === 0),
    { width: 2, height: 2 },
    plain,
  );
  expect(half[0]).toBeCloseTo(0.5, 1);
  const tall = rasterOf(10, 40, (_, y) => y < 20);
  const line = { x: 5, y: 20, width: 10, height: 40, angle: 0 };
  const turned = linePlanes(tall, line, { width: 40, height: 10 }, plain);
  // What stood above comes first.
  expect(turned[5 * 40 + 5]).toBeCloseTo(0);
  expect(turned[5 * 40 + 35]).toBeCloseTo(1);
});

test('ink as wide as a character that was not read gets the mark, blank paper does not', () => {
  const isBar = (from: number) => (x: number, y: number) =>
    x >= from && x < from + 32 && y > 8 && y < 40 && x % 4 < 2;
  const strip = (ink: readonly number[]) => ({
    planes: linePlanes(
      rasterOf(160, 48, (x, y) => ink.some((from) => isBar(from)(x, y))),
      { x: 80, y: 24, width: 160, height: 48, angle: 0 },
      { width: 160, height: 48 },
      plain,
    ),
    width: 160,
    height: 48,
    stepPx: 8,
  });
  const name = [
    { text: '庄', sure: 1, step: 2 },
    { text: '远', sure: 1, step: 13 },
  ];
  const marked = withUnreadCharacters(name, strip([8, 50, 94])).map(({ text }) => text);
  expect(marked).toEqual(['庄', '〓', '远']);
  expect(withUnreadCharacters(name, strip([8, 94]))).toEqual(name);
});
