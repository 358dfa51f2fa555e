/** What working sets are sealed with ends with the cases that were destroyed: rows of before open for nobody any more. */
import { link, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rowsEpochName } from '../../electron/desk/rows-epoch';
import { listStation } from '../../electron/backup/station-files';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import { completeForm, shippedPack } from '../support/case-builders';
import { seedCase } from '../support/case-scenarios';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/station-people';

const days = shippedPack.pack.retention?.days ?? 0;
const now = () =>
  new Date(Date.parse('2026-08-05T00:00:00.000Z') + (days + 1) * 86_400_000).toISOString();
const folder = scratchFolder('rows-epoch');
const key = newKey();
let number = 0;
let at = '';
let open: Station | undefined;
beforeEach(() => {
  number += 1;
  at = join(folder, String(number));
});
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function enter(who?: { readonly id: string }): Promise<Station> {
  await open?.close();
  open = await openStationAs(at, key, who, { now });
  return open;
}

/** Everything that tells which set of somebody is meant and what opens it. */
async function setOf(who?: { readonly id: string }): Promise<{ name: string; key: string }> {
  const { workingSet } = await enter(who);
  return { name: workingSet.name, key: workingSet.key.toString('hex') };
}

const secret = () => readFile(join(at, rowsEpochName));

async function archived(count: number): Promise<string[]> {
  const admin = await enter();
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const scenario = { state: 'archived' as const, by: admin.actor, form: completeForm };
    ids.push((await seedCase(admin, scenario)).id);
  }
  return ids;
}

it('it stays the same from one unlock to the next, and beside other work', async () => {
  await archived(1);
  const before = await setOf(people.reviewer);
  await archived(1);
  expect(await setOf(people.reviewer)).toEqual(before);
});

it('a destruction ends the sets of everybody, once for the whole run', async () => {
  const ids = await archived(3);
  const [founders, reviewers] = [await setOf(), await setOf(people.reviewer)];
  const admin = await enter();
  valueOf(await admin.retention.propose(ids, '期满', admin.actor));
  const id = admin.facts().proposals[0]?.id ?? '';
  const reviewer = await enter(people.reviewer);
  const old = await secret();
  // What is looked up by its place on the disk is not left there either.
  const seen = join(folder, 'seen');
  await link(join(at, rowsEpochName), seen);
  expect(await reviewer.retention.decide(id, true, '', reviewer.actor)).toMatchObject({
    value: { destroyed: 3 },
  });
  expect((await readFile(seen)).equals(old)).toBe(false);
  const drawn = await secret();
  expect(drawn.equals(old)).toBe(false);
  // Whoever is in goes on with the rows that are open.
  expect(reviewer.workingSet.name).toBe(reviewers.name);
  const after = [await setOf(), await setOf(people.reviewer)];
  for (const [at, before] of [founders, reviewers].entries()) {
    expect(after[at]?.name).not.toBe(before.name);
    expect(after[at]?.key).not.toBe(before.key);
  }
  // Nobody has the old ones, so that whoever comes in first deletes them.
  const told = [open?.workingSet.name, ...(open?.otherWorkingSets() ?? [])];
  expect(told).toContain(after[0]?.name);
  for (const { name } of [founders, reviewers]) expect(told).not.toContain(name);
  expect(await secret()).toEqual(drawn);
});

it('ends at the next opening where the program ended before the run did', async () => {
  const [gone = ''] = await archived(2);
  const before = await setOf(people.reviewer);
  const old = await secret();
  const admin = await enter();
  valueOf(await admin.destroyCase(gone, admin.actor));
  expect((await secret()).equals(old)).toBe(true);
  const after = await setOf(people.reviewer);
  expect(after.name).not.toBe(before.name);
  expect(after.key).not.toBe(before.key);
  expect((await secret()).equals(old)).toBe(false);
  expect(await setOf(people.reviewer)).toEqual(after);
});

it('is in no back-up, and a station without it begins its sets anew', async () => {
  await archived(1);
  const before = await setOf();
  const { small, fixed, segments } = await listStation(at);
  expect([...small, ...fixed, ...segments].join('\n')).not.toContain(rowsEpochName);
  expect((await stat(join(at, rowsEpochName))).mode % 0o1000).toBe(0o600);
  await open?.close();
  open = undefined;
  await rm(join(at, rowsEpochName));
  expect((await setOf()).key).not.toBe(before.key);
});
