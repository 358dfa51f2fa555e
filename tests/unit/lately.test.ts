/** What a platform read lately is told for so long and no longer, whatever the clock does. */
import { expect, it } from 'vitest';
import { Lately } from '../../platform/lately';

function lately(most = 10) {
  let nowMs = 100_000;
  const kept = new Lately<string>({ now: () => new Date(nowMs) }, { forMs: 2_000, most });
  return { kept, pass: (ms: number) => void (nowMs += ms) };
}

it('it is as old as the beginning of its reading', () => {
  const { kept, pass } = lately();
  const reading = kept.begin();
  pass(1_500);
  reading.keep('a', 'read');
  expect(kept.find('a')).toBe('read');
  pass(499);
  expect(kept.find('a')).toBe('read');
  pass(1);
  expect(kept.find('a')).toBeUndefined();
});

it('a clock that is set back keeps nothing alive', () => {
  const { kept, pass } = lately();
  kept.begin().keep('a', 'read');
  pass(-1);
  expect(kept.find('a')).toBeUndefined();
});

it('it is forgotten by name, and altogether when there are too many', () => {
  const { kept } = lately(2);
  for (const key of ['a', 'b']) kept.begin().keep(key, key);
  kept.forget('a');
  expect([kept.find('a'), kept.find('b')]).toEqual([undefined, 'b']);
  for (const key of ['c', 'd']) kept.begin().keep(key, key);
  expect(['b', 'c', 'd'].map((key) => kept.find(key))).toEqual([undefined, undefined, 'd']);
});
