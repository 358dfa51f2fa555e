/** The check at the start: one answer for everybody who asks, nobody let in before it, and made again where it could not be made. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { afterProgramCheck, createProgramCheck } from '../../electron/update/program-check';
import { err, ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import { scratchFolder } from '../support/scratch-folder';

const root = scratchFolder('program-check');

/** A check by a thread that does what the lines say, and what was told in the log. */
async function checkBy(name: string, lines: string) {
  const script = join(root, `${name}.cjs`);
  await writeFile(script, lines);
  const told: unknown[] = [];
  const check = createProgramCheck({
    script,
    folder: root,
    publicKey: async () => 'a key',
    monotonicMs: () => 0,
    log: (event, facts) => told.push([event, facts]),
  });
  return { check, told, rewrite: (anew: string) => writeFile(script, anew) };
}
const answer = (finding: object) =>
  `require('node:worker_threads').parentPort.postMessage(${JSON.stringify(finding)});`;

it('asks once for everybody, and tells the log in closed words', async () => {
  const { check, told } = await checkBy('whole', answer({ state: 'whole', files: 83 }));
  const [first, second] = await Promise.all([check(), check()]);
  expect(first).toEqual(ok({ checkedFiles: 83 }));
  expect(second).toBe(first);
  expect(told).toEqual([['programChecked', { kind: 'ok', files: 83, ms: 0 }]]);
});

it('names the first few files, whatever is wrong with them', async () => {
  const names = Array.from({ length: 9 }, (_, i) => `file-${String(i)}`);
  const finding = { state: 'differs', damaged: ['a'], missing: ['b'], added: names };
  const { check } = await checkBy('differs', answer(finding));
  expect(await check()).toEqual(
    err({
      kind: 'programDamaged',
      names: ['a', 'b', 'file-0', 'file-1', 'file-2'],
      count: 11,
    }),
  );
});

it.each([
  ['ends without a word', ''],
  ['fails', 'throw new Error("no memory");'],
  ['says something else', answer({ state: 'fine' })],
])('lets nobody in where the thread %s, and asks anew the next time', async (name, lines) => {
  const { check, rewrite } = await checkBy(name.replaceAll(' ', '-'), lines);
  expect(await check()).toEqual(err({ kind: 'programUnchecked' }));
  await rewrite(answer({ state: 'whole', files: 3 }));
  expect(await check()).toEqual(ok({ checkedFiles: 3 }));
});

it('whatever lets somebody in waits for it, and is refused by it', async () => {
  let entered = 0;
  const enter = async () => {
    entered += 1;
    return err({ kind: 'internal' as const });
  };
  const handlers = {
    station: { create: enter, unlock: enter, recover: enter, lock: enter },
    restore: { start: enter, cancel: enter },
  } as unknown as Handlers;
  const damaged = err({ kind: 'programUnsigned' as const });
  const guarded = afterProgramCheck(handlers, async () => damaged);
  const facts = { passphrase: 'a', operatorName: 'b', school: 'c' };
  expect(await guarded.station.create(facts)).toEqual(damaged);
  expect(await guarded.station.unlock({ passphrase: 'a' })).toEqual(damaged);
  expect(await guarded.station.recover({ sheets: ['a', 'b'], newPassphrase: 'c' })).toEqual(
    damaged,
  );
  expect(await guarded.restore.start({} as never)).toEqual(damaged);
  expect(entered).toBe(0);
  let decide: (whole: ReturnType<typeof ok<object>>) => void = () => undefined;
  const later = new Promise<ReturnType<typeof ok<object>>>((resolve) => (decide = resolve));
  const waiting = afterProgramCheck(handlers, () => later).station.unlock({ passphrase: 'a' });
  expect(entered).toBe(0);
  decide(ok({}));
  await waiting;
  expect(entered).toBe(1);
});
