/** What main tells by itself, next to what it answers when asked. */
import { expect, it } from 'vitest';
import { follow } from '../../renderer/session/follow';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import type { NoticePayload } from '../../shared/ipc/bridge';

type Clock = NoticePayload<'clockChanged'>;

function followed() {
  const taken: Clock[] = [];
  let tell: (payload: Clock) => void = () => undefined;
  let answer: (result: Result<Clock, never>) => void = () => undefined;
  const asked = new Promise<Result<Clock, never>>((resolve) => (answer = resolve));
  const on = (_name: string, listener: (payload: never) => void) => {
    tell = listener as typeof tell;
    return () => (tell = () => undefined);
  };
  const stop = follow(
    { on: on },
    'clockChanged',
    () => asked,
    (payload) => taken.push(payload),
  );
  return { taken, stop, tell: (one: Clock) => tell(one), answer: (one: Clock) => answer(ok(one)) };
}

const older: Clock = { behind: undefined };
const newer: Clock = { behind: { byMs: 1 } } as never;
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('takes the answer, and every notice after it', async () => {
  const line = followed();
  line.answer(older);
  await settled();
  line.tell(newer);
  expect(line.taken).toEqual([older, newer]);
});

it('does not go back to an answer that a notice overtook', async () => {
  const line = followed();
  line.tell(newer);
  line.answer(older);
  await settled();
  expect(line.taken).toEqual([newer]);
});

it('takes nothing once it has ended', async () => {
  const line = followed();
  line.stop();
  line.answer(older);
  line.tell(newer);
  await settled();
  expect(line.taken).toEqual([]);
});
