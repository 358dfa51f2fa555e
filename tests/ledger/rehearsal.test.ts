/** A rehearsal of the restore holds nobody up, and no way out of it leaves a key. */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Jobs } from '../../electron/backup/job-client';
import { openCopy } from '../../electron/backup/rehearsal';
import { runRehearsal } from '../../electron/backup/run-rehearsal';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import { ok } from '../../shared/domain/result';
import { segmentMagic } from '../../shared/ledger/entry';
import { noHome } from '../support/case-builders';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';

const base = scratchFolder('rehearsal');
let station: Station;
let copy: string;
let promised: { head: { seq: number; hash: string }; cases: number };

beforeAll(async () => {
  station = await openStationAt(join(base, 'station'), newKey());
  await station.desk.execute(
    { name: 'openCase', caseId: uuidv7(), answers: noHome },
    station.actor,
  );
  const seq = station.ledger.durableHead();
  promised = { head: { seq, hash: (await station.ledger.hashAt(seq)) ?? '' }, cases: 1 };
  copy = join(base, 'copy');
  await cp(join(base, 'station'), copy, { recursive: true });
});
afterAll(() => station.close());

function watched() {
  const made: Buffer[] = [];
  const derive = (purpose: string) => {
    const key = station.derive(purpose);
    made.push(key);
    return key;
  };
  const left = () => made.filter((key) => key.some((byte) => byte !== 0)).length;
  return { derive, made, left };
}

it('leaves no key when the copy is whole, and none when it is no station', async () => {
  const whole = watched();
  expect(await openCopy(copy, whole.derive, promised)).toMatchObject({ ok: true });
  expect([whole.made.length, whole.left()]).toEqual([4, 0]);
  const newer = watched();
  await mkdir(join(base, 'newer', 'ledger'), { recursive: true });
  await writeFile(join(base, 'newer', 'ledger', '000001.seg'), `${segmentMagic}9`);
  expect(await openCopy(join(base, 'newer'), newer.derive, promised)).toEqual({
    ok: false,
    error: 'ledgerDamaged',
  });
  expect([newer.made.length, newer.left()]).toEqual([4, 0]);
  const unreadable = watched();
  await mkdir(join(base, 'none', 'ledger', '000001.seg'), { recursive: true });
  await expect(openCopy(join(base, 'none'), unreadable.derive, promised)).rejects.toThrow();
  expect([unreadable.made.length, unreadable.left()]).toEqual([4, 0]);
});

it('has no key any more the moment it is stopped, and calls nothing damaged for that', async () => {
  const { derive, made, left } = watched();
  const stopping = new AbortController();
  const opening = openCopy(copy, derive, promised, stopping.signal);
  expect([made.length, left()]).toEqual([4, 4]);
  stopping.abort();
  expect(left()).toBe(0);
  expect(await opening).toEqual({ ok: false, error: 'stopped' });
  const late = watched();
  expect(await openCopy(copy, late.derive, promised, stopping.signal)).toMatchObject({
    error: 'stopped',
  });
  expect(late.made).toHaveLength(0);
});

it('lets the station be locked while the copy is opened', async () => {
  const other = await openStationAt(join(base, 'other'), newKey());
  let stop: () => void = () => undefined;
  let closing: Promise<void> | undefined;
  const derive = (purpose: string) => {
    const key = other.derive(purpose);
    if (purpose !== 'case-keys') return key;
    // As a lock does, at the moment the copy begins to be opened.
    queueMicrotask(() => {
      stop();
      closing = other.close();
    });
    return key;
  };
  let held = 0;
  const during: Station['during'] = (work) => {
    held += 1;
    return other.during(() => work());
  };
  const facts = { files: 1, bytes: 1, madeAt: '', lost: [], ...promised };
  const jobs = {
    restore: ({ target }: { target: string }) => ({
      done: cp(copy, target, { recursive: true }).then(() => ok(facts)),
      stop: () => undefined,
    }),
  } as unknown as Jobs;
  const rehearsed = await runRehearsal({ derive, during } as Station, copy, base, {
    jobs,
    onStarted: (job) => ({ stop } = job),
    tell: () => undefined,
  });
  expect(rehearsed).toEqual({ ok: false, error: { kind: 'restoreCancelled' } });
  await closing;
  expect(held).toBe(0);
});
