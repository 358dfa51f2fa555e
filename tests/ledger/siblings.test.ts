/** Other children of a family, found by the keyed number of a guardian; never a colleague's draft, never a destroyed case. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Station } from '../../electron/desk/station';
import type { StationParts } from '../../electron/desk/station-parts';
import { newKey, sealPacked } from '../../electron/vault/seal';
import type { Actor } from '../../shared/domain/command';
import type { Form } from '../../shared/domain/form';
import { completeForm, inventedIdNumber, shippedPack } from '../support/case-builders';
import { seedCase } from '../support/case-scenarios';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';

const { clerk, otherClerk, reviewer } = people;
const keptDays = (shippedPack.pack.retention?.days ?? 0) + 1;
const due = new Date(Date.parse('2026-08-05T00:00:00.000Z') + keptDays * 86_400_000).toISOString();

let folder: string;
let stationKey: Buffer;
let station: Station | undefined;
beforeEach(() => {
  folder = scratchFolder('siblings');
  stationKey = newKey();
});
afterEach(async () => station?.close());

async function enter(who?: Pick<Actor, 'id'>, parts: Partial<StationParts> = {}): Promise<Station> {
  await station?.close();
  station = await openStationAs(folder, stationKey, who, parts);
  return station;
}
async function siblingsOf(here: Station, caseId: string) {
  const kin = await here.kinDesk.kin(caseId, here.actor);
  if (!kin.ok) throw new Error(kin.error.kind);
  return kin.value.siblings;
}

/** A child of its own, with the same parents in the other order. */
const sister: Form = {
  ...completeForm,
  'child.name': '尉星遥',
  'child.idNumber': inventedIdNumber('2021-04-06', '998'),
  'child.birthDate': '2021-04-06',
  'guardian1.idNumber': completeForm['guardian2.idNumber'] ?? '',
  'guardian2.idNumber': completeForm['guardian1.idNumber'] ?? '',
};
const passport: Form = { 'guardian1.idType': 'passport', 'guardian1.idNumber': 'E12345678' };
const of = (form: Form, by: Actor = clerk) => ({ state: 'incomplete' as const, by, form });

it('finds the child whose second guardian is the first one here, the newest case of each child first', async () => {
  const here = await enter(clerk);
  const first = await seedCase(here, { state: 'archived', by: clerk, form: completeForm });
  const second = await seedCase(here, of(sister));
  expect(await siblingsOf(here, second.id)).toEqual([
    { caseId: first.id, name: '尉玥宁', season: first.season, state: 'archived' },
  ]);
  const again = await seedCase(here, { state: 'decided', by: clerk, form: completeForm });
  const third = await seedCase(
    here,
    of({
      ...sister,
      'child.name': '尉望舒',
      'child.idNumber': inventedIdNumber('2021-04-06', '996'),
    }),
  );
  expect((await siblingsOf(here, third.id)).map(({ caseId }) => caseId)).toEqual([
    again.id,
    second.id,
  ]);
  // The other case of the same child is no sibling.
  expect((await siblingsOf(here, first.id)).map(({ caseId }) => caseId)).toEqual([
    third.id,
    second.id,
  ]);
});

it('is told apart by the kind of paper, and follows a number that is put right', async () => {
  const here = await enter(clerk);
  const first = await seedCase(here, of({ ...completeForm, ...passport }));
  const odd = { ...passport, 'guardian1.idType': 'other', 'guardian2.idNumber': '' };
  const second = await seedCase(here, of({ ...sister, ...odd }));
  expect(await siblingsOf(here, second.id)).toEqual([]);
  const changes: Form = { 'guardian1.idType': 'passport' };
  await here.desk.execute({ name: 'editForm', caseId: second.id, changes }, here.actor);
  expect(await siblingsOf(here, second.id)).toMatchObject([{ caseId: first.id }]);
});

it("says nothing of a colleague's draft until it was submitted", async () => {
  const theirs = await enter(otherClerk);
  const draft = await seedCase(theirs, of(completeForm, otherClerk));
  const here = await enter(clerk);
  const mine = await seedCase(here, of(sister));
  expect(await siblingsOf(here, mine.id)).toEqual([]);
  const admin = await enter();
  expect(await siblingsOf(admin, mine.id)).toMatchObject([{ caseId: draft.id }]);
  await seedCase(admin, { state: 'received', by: otherClerk, form: completeForm });
  expect(await siblingsOf(await enter(clerk), mine.id)).toMatchObject([{ state: 'received' }]);
});

it('takes children who share a number with two dozen others for no family', async () => {
  const here = await enter(clerk);
  const child = (n: number): Form => ({
    ...sister,
    'child.name': `尉${'甲乙丙丁戊己庚辛壬癸'[n % 10]}`,
    'child.idNumber': inventedIdNumber('2021-04-06', String(300 + n)),
  });
  const last = await seedCase(here, of(child(0)));
  for (let n = 1; n < 24; n += 1) await seedCase(here, of(child(n)));
  expect(await siblingsOf(here, last.id)).toHaveLength(20);
  await seedCase(here, of(child(24)));
  expect(await siblingsOf(here, last.id)).toEqual([]);
});

it('finds nothing of a destroyed case, with its marks in the file and without', async () => {
  const admin = await enter(undefined, { now: () => due });
  const gone = await seedCase(admin, { state: 'archived', by: admin.actor, form: completeForm });
  const second = await seedCase(admin, of(sister, admin.actor));
  expect(await siblingsOf(admin, second.id)).toMatchObject([{ caseId: gone.id }]);
  await admin.retention.propose([gone.id], '期满', admin.actor);
  const id = admin.facts().proposals[0]?.id ?? '';
  const approver = await enter(reviewer, { now: () => due });
  expect(await approver.retention.decide(id, true, '', approver.actor)).toMatchObject({
    value: { destroyed: 1 },
  });
  expect(await siblingsOf(await enter(), second.id)).toEqual([]);
  await station?.close();
  await writeFile(join(folder, 'marks'), 'nonsense');
  expect(await siblingsOf(await enter(), second.id)).toEqual([]);
});

it.each(['ESMARKS1', 'ESMARKS2'])(
  'finds them where an earlier program kept other marks (%s)',
  async (mark) => {
    const here = await enter(clerk);
    const first = await seedCase(here, of(completeForm));
    const second = await seedCase(here, of(sister));
    const seq = here.ledger.durableHead();
    const hash = (await here.ledger.hashAt(seq)) ?? '';
    const key = here.derive('case-marks');
    await station?.close();
    const head = Buffer.from(JSON.stringify({ seq, hash, cases: 0, marks: 0 }));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(head.byteLength);
    const sealed = sealPacked(key, Buffer.from(mark), Buffer.concat([length, head]));
    await writeFile(join(folder, 'marks'), sealed);
    expect(await siblingsOf(await enter(clerk), second.id)).toMatchObject([{ caseId: first.id }]);
  },
);
