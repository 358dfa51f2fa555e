/** The dark screen of a lock: a last word that was begun is finished before anybody may wipe the keys. */
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createDarkness } from '../../electron/desk/darkness';
import type { Station } from '../../electron/desk/station';
import { createTurnstile } from '../../electron/desk/turnstile';

function waiting<T>() {
  let done: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (done = resolve));
  return { promise, done: (value: T) => done(value) };
}

it('lets the keys go only when the last word is written, and takes no other by then', async () => {
  const { during, close } = createTurnstile();
  const station = { during, shut: close } as unknown as Station;
  const late = waiting<boolean>();
  const darkness = createDarkness({
    open: () => station,
    isBetween: () => false,
    onLocking: async () => ({ allSaved: false, late: late.promise }),
    onDark: () => undefined,
    onLocked: () => undefined,
  });
  await darkness.come('suspend');
  expect(darkness.told()).toEqual({ lockedBy: 'suspend', allSaved: false });
  const written = waiting<string>();
  const taken: Station[] = [];
  const turn = darkness.take((open) => {
    taken.push(open);
    return written.promise;
  });
  expect(taken).toEqual([station]);
  let isOut = false;
  const out = close().then(() => (isOut = true));
  late.done(true);
  await setImmediate();
  expect(darkness.told()).toEqual({ lockedBy: 'suspend', allSaved: true });
  expect(darkness.take(() => Promise.resolve())).toBeUndefined();
  expect(isOut).toBe(false);
  written.done('written');
  expect(await turn).toBe('written');
  await out;
  expect(isOut).toBe(true);
});
