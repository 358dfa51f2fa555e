/** A station that a restore put aside is destroyed whole by two people, on after a lock or a kill, and nothing else can be named. */
import type * as Fs from 'node:fs/promises';
import { cp, link, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { setLeftCopiesAside } from '../../electron/backup/left-copies';
import { createReplacedDesk, replacedFolder } from '../../electron/backup/replaced-desk';
import { replacedCalls } from '../../shared/ipc/calls/replaced';
import type { Station } from '../../electron/desk/station';
import { completeForm } from '../support/case-builders';
import type { Places } from '../support/backed-up-station';
import { addCase, filesOf, newPlaces, stationKey } from '../support/backed-up-station';
import { openStationAs, people } from '../support/people';
import { stationEventsOf } from '../support/station-on-disk';
import { valueOf } from '../support/value-of';

const putAsideAt = '2026-09-01T02:03:04.567Z';
const restoreId = uuidv7({ msecs: Date.parse(putAsideAt) });
const reason = '恢复后核对过，不再需要';
const faults = vi.hoisted(() => ({ held: false }));
vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof Fs>();
  const { rm } = real;
  return {
    ...real,
    rm: (...of: Parameters<typeof rm>) =>
      faults.held && String(of[0]).includes('.left-')
        ? Promise.reject(new Error('the folder is busy'))
        : rm(...of),
  };
});

let places: Places;
let open: Station;
let caseId: string;
let logged: string[];
beforeEach(async () => {
  faults.held = false;
  logged = [];
  places = await newPlaces();
  open = await openStationAs(places.station, stationKey);
  caseId = await addCase(open, 1);
});
afterEach(() => open.close());

const aside = () => replacedFolder(places.station, restoreId);
const aDesk = (swept: Promise<void> = Promise.resolve()) =>
  createReplacedDesk({
    stationFolder: places.station,
    now: () => '2026-11-30T01:00:00.000Z',
    log: (event) => logged.push(event),
    swept,
  });
const enter = async (who?: { readonly id: string }) => {
  await open.close();
  open = await openStationAs(places.station, stationKey, who);
  return open;
};
/** What a restore leaves: a whole station, keys and vault and all. */
const putAside = () => cp(places.station, aside(), { recursive: true });
const typesOf = async () =>
  (await stationEventsOf(open)).map(({ type }) => type).filter((type) => /^replaced/.test(type));

async function aProposal(): Promise<string> {
  await putAside();
  expect(await aDesk().propose(open, restoreId, reason)).toEqual({ ok: true, value: undefined });
  return valueOf(await aDesk().list(open))[0]?.proposal?.id ?? '';
}

it('lists what lies there with its size, and not the station, other folders, links or files', async () => {
  await putAside();
  const other = uuidv7();
  await mkdir(join(places.folder, 'elsewhere'));
  await symlink(join(places.folder, 'elsewhere'), replacedFolder(places.station, other));
  await writeFile(replacedFolder(places.station, uuidv7()), 'a file');
  for (const name of ['station.replaced-1', 'station.replaced-', 'station.left-1', 'drill']) {
    await mkdir(join(places.folder, name));
  }
  const [only, ...others] = valueOf(await aDesk().list(open));
  expect(others).toEqual([]);
  expect(only).toMatchObject({ restoreId, putAsideAt, more: false });
  const kept = await readdir(aside(), { recursive: true, withFileTypes: true });
  expect(only?.files).toBe(kept.filter((entry) => entry.isFile()).length);
  expect(only?.bytes).toBeGreaterThan(1_000);
  expect(JSON.stringify(only)).not.toContain(completeForm['child.name']);
  expect(await aDesk().propose(open, other, reason)).toEqual({
    ok: false,
    error: { kind: 'replacedUnknown' },
  });
});

it.each(['../station', 'x/../../station', '', '.', restoreId.toUpperCase(), `${restoreId}/..`])(
  'takes %j for the name of none, at the door nor behind it',
  async (name) => {
    await putAside();
    const before = await filesOf(places.folder);
    const { input } = replacedCalls.propose;
    expect(input.safeParse({ restoreId: name, reason }).success).toBe(false);
    expect(await aDesk().propose(open, name, reason)).toEqual({
      ok: false,
      error: { kind: 'replacedUnknown' },
    });
    expect(await filesOf(places.folder)).toEqual(before);
  },
);

it('takes two people, overwrites what opens it, and writes down who, and nothing of anybody in it', async () => {
  const id = await aProposal();
  expect(await aDesk().propose(open, restoreId, '再来一次')).toMatchObject({
    error: { kind: 'replacedUnknown' },
  });
  expect(await aDesk().decide(open, id, true, '')).toEqual({
    ok: false,
    error: { kind: 'approverIsProposer' },
  });
  const key = join(aside(), 'keys', caseId.slice(-2), `${caseId}.key`);
  const seen = join(places.volume, 'seen');
  await link(key, seen);
  const sealed = await readFile(key);
  const present = await filesOf(join(places.station, 'keys'));
  const reviewer = await enter(people.reviewer);
  expect(valueOf(await aDesk().list(reviewer))).toMatchObject([
    { restoreId, proposal: { id, reason, underWay: false, by: { name: '程望' } } },
  ]);
  expect(await aDesk().decide(reviewer, id, true, '')).toEqual({ ok: true, value: undefined });
  expect(await readdir(places.folder)).toEqual(['station']);
  expect((await readFile(seen)).equals(sealed)).toBe(false);
  expect(await filesOf(join(places.station, 'keys'))).toEqual(present);
  expect(await reviewer.desk.find(caseId)).toMatchObject({ ok: true, value: { id: caseId } });
  expect(valueOf(await aDesk().list(reviewer))).toEqual([]);
  expect(await typesOf()).toEqual(['replacedProposed', 'replacedDecided', 'replacedDestroyed']);
  const told = (await stationEventsOf(open)).find(({ type }) => type === 'replacedDestroyed');
  expect(told).toEqual({
    type: 'replacedDestroyed',
    ...{ id, restoreId, putAsideAt },
    ...{ proposedBy: '程望', approvedBy: people.reviewer.name },
  });
  expect(await aDesk().decide(reviewer, id, true, '')).toMatchObject({
    error: { kind: 'proposalUnknown' },
  });
});

it('is refused with a reason, stays whole, and can be proposed again', async () => {
  const id = await aProposal();
  const before = await filesOf(aside());
  const reviewer = await enter(people.reviewer);
  expect(await aDesk().decide(reviewer, id, false, '还要找一件')).toMatchObject({ ok: true });
  expect(await filesOf(aside())).toEqual(before);
  const admin = await enter();
  expect(await aDesk().propose(admin, restoreId, reason)).toMatchObject({ ok: true });
});

it('is not told as destroyed when somebody took it away before', async () => {
  const id = await aProposal();
  await rename(aside(), join(places.volume, 'taken'));
  const reviewer = await enter(people.reviewer);
  expect(await aDesk().decide(reviewer, id, true, '')).toEqual({
    ok: false,
    error: { kind: 'replacedUnknown' },
  });
  expect(await typesOf()).toEqual(['replacedProposed']);
});

it('shows one that the disk kept as unfinished, and the next opening ends and tells it', async () => {
  const id = await aProposal();
  const reviewer = await enter(people.reviewer);
  faults.held = true;
  const desk = aDesk();
  expect(await desk.decide(reviewer, id, true, '')).toEqual({
    ok: false,
    error: { kind: 'replacedStays' },
  });
  expect(await readdir(places.folder)).toEqual(['station', `station.left-${restoreId}`]);
  expect(valueOf(await desk.list(reviewer))).toMatchObject([
    { restoreId, putAsideAt, proposal: { id, underWay: true } },
  ]);
  // What the start of the program removes is the same folder.
  expect(setLeftCopiesAside(places.station)).toEqual([`${places.station}.left-${restoreId}`]);
  faults.held = false;
  const again = await enter();
  await desk.resume(again);
  expect(await readdir(places.folder)).toEqual(['station']);
  expect(valueOf(await desk.list(again))).toEqual([]);
  expect(await typesOf()).toEqual(['replacedProposed', 'replacedDecided', 'replacedDestroyed']);
  await desk.resume(again);
  expect(await typesOf()).toHaveLength(3);
});

it('goes on after a lock in the middle, and after a kill between the approval and the new name', async () => {
  const id = await aProposal();
  const reviewer = await enter(people.reviewer);
  const { appendStation } = reviewer;
  const locked = {
    ...reviewer,
    appendStation: async (...of: Parameters<typeof appendStation>) => {
      const written = await appendStation(...of);
      void reviewer.shut();
      return written;
    },
  };
  expect(await aDesk().decide(locked, id, true, '')).toEqual({
    ok: false,
    error: { kind: 'stationLocked' },
  });
  // The lock did not stop what needs no key; the kill put it back to where it had been.
  expect(await readdir(places.folder)).toEqual(['station']);
  await putAside();
  const again = await enter();
  const desk = aDesk();
  expect(valueOf(await desk.list(again))).toMatchObject([{ proposal: { underWay: true } }]);
  await Promise.all([desk.resume(again), desk.resume(again)]);
  expect(await readdir(places.folder)).toEqual(['station']);
  expect(await typesOf()).toEqual(['replacedProposed', 'replacedDecided', 'replacedDestroyed']);
});

it('waits for the start of the program, which removes the same folders', async () => {
  const id = await aProposal();
  const reviewer = await enter(people.reviewer);
  faults.held = true;
  await aDesk().decide(reviewer, id, true, '');
  faults.held = false;
  const before = logged.length;
  let meanwhile: readonly string[] = ['never swept'];
  const sweep = async () => {
    for (let turn = 0; turn < 500; turn += 1) await readdir(places.folder);
    meanwhile = logged.slice(before);
  };
  await aDesk(sweep()).resume(reviewer);
  expect(meanwhile).toEqual([]);
  expect(await readdir(places.folder)).toEqual(['station']);
});
