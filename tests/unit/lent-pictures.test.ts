/** Pictures that main lends to the window: taken back once, bounded, forgotten with the lock. */
import { expect, it } from 'vitest';
import { createLentPictures } from '../../electron/desk/lent-pictures';

const megabytes = (count: number) => new Uint8Array(count * 1024 * 1024);

it('is taken back once, as it was lent last', () => {
  const lent = createLentPictures();
  const [first, second] = [Uint8Array.of(1), Uint8Array.of(2)];
  lent.lend('a', first);
  lent.lend('a', second);
  expect(lent.take('a')).toEqual({ ok: true, value: second });
  expect(lent.take('a')).toBeUndefined();
  expect(lent.take('b')).toBeUndefined();
});

it('keeps no more than 64 MB: what was lent longest ago goes first, and a larger one at once', () => {
  const lent = createLentPictures();
  for (const id of ['a', 'b', 'c']) lent.lend(id, megabytes(30));
  expect(lent.take('a')).toBeUndefined();
  expect(lent.take('b')?.ok).toBe(true);
  lent.lend('d', megabytes(30));
  expect(lent.take('c')?.ok).toBe(true);
  lent.lend('e', megabytes(65));
  expect(lent.take('d')).toBeUndefined();
  expect(lent.take('e')).toBeUndefined();
});

it('is forgotten with the lock, and counts from nothing then', () => {
  const lent = createLentPictures();
  lent.lend('a', megabytes(60));
  lent.forget();
  expect(lent.take('a')).toBeUndefined();
  lent.lend('b', megabytes(60));
  expect(lent.take('b')?.ok).toBe(true);
});
