/** The table of the benchmarks: bars, what was not measured, and what became worse than the baseline. */
import { expect, it } from 'vitest';
import { benchTable } from '../../build/bench-table.mjs';
import figures from '../bench/figures.json' with { type: 'json' };

const two = {
  ratio: { what: 'a / b', reference: 'b', atMost: 2 },
  speed: { what: 'pictures a second', reference: 'none', atLeast: 50 },
};

it('says which bars are met and which are missed', () => {
  const { lines, missed } = benchTable(two, { ratio: 1.5, speed: 40 }, undefined, 'a computer');
  expect(lines[0]).toBe('measured on a computer');
  expect(lines).toContain('| a / b | at most 2 | 1.50 | met |  |  | b |');
  expect(lines).toContain('| pictures a second | at least 50 | 40.00 | MISSED |  |  | none |');
  expect(missed).toEqual(['speed']);
});

it('tells what became noticeably worse than the baseline, in either direction, also where the bar is met', () => {
  const baseline = { machine: 'before', figures: { ratio: 1, speed: 100 } };
  const now = benchTable(two, { ratio: 1.6, speed: 70 }, baseline, 'now');
  expect(now.worse).toEqual(['ratio', 'speed']);
  expect(now.missed).toEqual([]);
  expect(now.lines).toContain('| a / b | at most 2 | 1.60 | met | 1.00 | +60 % WORSE | b |');
  const better = benchTable(two, { ratio: 0.9, speed: 90 }, baseline, 'now');
  expect(better.worse).toEqual([]);
  expect(better.lines).toContain('| a / b | at most 2 | 0.90 | met | 1.00 | -10 % | b |');
});

it('says of a figure that it was not measured, and keeps quiet about neither bar nor baseline', () => {
  const baseline = { machine: 'before', figures: { ratio: 1 } };
  const { lines, missed, worse } = benchTable(two, {}, baseline, 'now');
  expect(lines).toContain('| a / b | at most 2 | not measured |  | 1.00 |  | b |');
  expect([missed, worse]).toEqual([[], []]);
});

it('has one bar for every figure', () => {
  for (const figure of Object.values(figures)) {
    expect(Number('atMost' in figure) + Number('atLeast' in figure), figure.what).toBe(1);
  }
});
