/** The check at the start: one answer for everybody who asks, nobody let in before it, and made again where it could not be made. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { afterProgramCheck, createProgramCheck } from '../../electron/update/program-check';
import { err, ok } from '../../shared/domain/result';
import { errorText } from '../../shared/i18n/error-text';
import { locales } from '../../shared/i18n/locale';
import { pick } from '../../shared/i18n/messages';
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

it('names the first few files that are wrong, and apart from them what is to be taken away', async () => {
  const names = Array.from({ length: 12 }, (_, i) => `file-${String(i)}`);
  const both = await checkBy(
    'differs',
    answer({ state: 'differs', damaged: ['a', 'b', 'c'], missing: ['d', 'e', 'f'], added: names }),
  );
  const added = { folder: root, names: names.slice(0, 10), count: 12 };
  expect(await both.check()).toEqual(
    err({ kind: 'programDamaged', names: ['a', 'b', 'c', 'd', 'e'], count: 6, added }),
  );
  expect(both.told).toEqual([['programChecked', { kind: 'programDamaged', count: 18, ms: 0 }]]);
  const damaged = { state: 'differs', damaged: ['a'], missing: [], added: [] };
  expect(await (await checkBy('damaged', answer(damaged))).check()).toEqual(
    err({ kind: 'programDamaged', names: ['a'], count: 1 }),
  );
});

it('says of a program that is whole that others lie in it: which, where, and to take them away', async () => {
  const name = 'resources/app.asar.unpacked/old.node';
  const finding = { state: 'differs', damaged: [], missing: [], added: [name] };
  const { check } = await checkBy('added', answer(finding));
  const found = await check();
  expect(found).toEqual(err({ kind: 'programAdded', folder: root, names: [name], count: 1 }));
  if (found.ok) throw new Error('The program was let in');
  for (const locale of locales) {
    const { happened, todo } = errorText(pick(locale), found.error);
    expect(happened).toContain(name);
    expect(happened).toContain(root);
    expect(todo).toContain(root);
  }
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
