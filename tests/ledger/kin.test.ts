/** One open case a child: refused at the desk over everybody's cases, told without giving a colleague's draft away. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Station } from '../../electron/desk/station';
import type { StationParts } from '../../electron/desk/station-parts';
import { newKey } from '../../electron/vault/seal';
import type { Actor } from '../../shared/domain/command';
import type { Form } from '../../shared/domain/form';
import { completeForm } from '../support/case-builders';
import { seedCase } from '../support/case-scenarios';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';
import { loaded, packCopy } from '../support/shipped-packs';

const { clerk, otherClerk } = people;

let folder: string;
let stationKey: Buffer;
let station: Station | undefined;
beforeEach(() => {
  folder = scratchFolder('kin');
  stationKey = newKey();
});
afterEach(async () => station?.close());

async function enter(who: Actor = clerk, parts: Partial<StationParts> = {}): Promise<Station> {
  await station?.close();
  station = await openStationAs(folder, stationKey, who, parts);
  return station;
}
async function leave(): Promise<void> {
  await station?.close();
  station = undefined;
}
const submit = ({ desk, actor }: Station, caseId: string) =>
  desk.execute({ name: 'submitCase', caseId }, actor);
const ready = (here: Station, by: Actor, form: Form = completeForm) =>
  seedCase(here, { state: 'ready', by, form });

async function kinOf(here: Station, caseId: string) {
  const kin = await here.kinDesk.kin(caseId, here.actor);
  if (!kin.ok) throw new Error(kin.error.kind);
  return kin.value;
}

describe('a second open case of one child', () => {
  it('is not submitted, keeps every text, and leads to the first', async () => {
    const here = await enter();
    const first = await ready(here, clerk);
    const second = await ready(here, clerk, { ...completeForm, 'child.name': '尉月宁' });
    expect(await submit(here, second.id)).toEqual({
      ok: false,
      error: { kind: 'childHasOpenCase', owner: clerk.name, caseId: first.id },
    });
    const kept = await here.desk.find(second.id);
    expect(kept.ok && kept.value).toEqual(second);
    expect(await kinOf(here, second.id)).toMatchObject({
      cases: [{ seen: true, caseId: first.id, goesFirst: true, open: true, otherName: '尉玥宁' }],
    });
    // Of two drafts the older one goes on.
    expect(await kinOf(here, first.id)).toMatchObject({ cases: [{ goesFirst: false }] });
    expect(await submit(here, first.id)).toMatchObject({ ok: true });
    expect(await submit(here, second.id)).toMatchObject({ error: { kind: 'childHasOpenCase' } });
  });

  it('is known without a number by name, sex and day of birth, however the name is spaced', async () => {
    const here = await enter();
    const nameless: Form = { ...completeForm, 'child.idType': 'none', 'child.idNumber': '' };
    await ready(here, clerk, { ...nameless, 'child.name': '努尔买提·买合木提' });
    const second = await ready(here, clerk, { ...nameless, 'child.name': '努尔买提.买合木提' });
    expect(await submit(here, second.id)).toMatchObject({ error: { kind: 'childHasOpenCase' } });
    const other = await ready(here, clerk, { ...nameless, 'child.birthDate': '2020-03-06' });
    expect(await submit(here, other.id)).toMatchObject({ ok: true });
  });

  it("names a colleague's draft only by its owner, until it is handed over", async () => {
    const hers = await ready(await enter(otherClerk), otherClerk);
    const here = await enter(clerk);
    const mine = await ready(here, clerk);
    expect(await submit(here, mine.id)).toEqual({
      ok: false,
      error: { kind: 'childHasOpenCase', owner: otherClerk.name },
    });
    expect(await kinOf(here, mine.id)).toEqual({
      cases: [{ seen: false, owner: otherClerk.name, goesFirst: true }],
      siblings: [],
    });
    const theirs = await enter(otherClerk);
    const give = { name: 'handOverCase', caseId: hers.id, to: clerk.id, note: '' } as const;
    expect(await theirs.desk.execute(give, theirs.actor)).toMatchObject({ ok: true });
    expect(await kinOf(await enter(clerk), mine.id)).toMatchObject({
      cases: [{ seen: true, caseId: hers.id }],
    });
  });

  it('that may be of the same child with another paper is shown, and keeps nobody back', async () => {
    const here = await enter();
    const first = await ready(here, clerk);
    const paper: Form = { 'child.idType': 'passport', 'child.idNumber': 'E12345678' };
    const second = await ready(here, clerk, { ...completeForm, ...paper });
    expect(await kinOf(here, second.id)).toMatchObject({
      cases: [{ seen: true, caseId: first.id, goesFirst: false, open: true, unsure: true }],
      siblings: [],
    });
    expect(await submit(here, second.id)).toMatchObject({ ok: true });
    // A colleague's draft that need not be settled between the two is not told of.
    const theirs = await enter(otherClerk);
    const renewed = { ...completeForm, ...paper, 'child.idNumber': 'E99999999' };
    const third = await ready(theirs, otherClerk, renewed);
    const told = (await kinOf(theirs, third.id)).cases;
    expect(told.every((one) => one.seen)).toBe(true);
    expect(told.map((one) => one.seen && one.caseId)).not.toContain(first.id);
  });

  it('is welcome once the first was archived or ended with a no', async () => {
    const here = await enter();
    await seedCase(here, { state: 'archived', by: clerk, form: completeForm });
    await seedCase(here, { state: 'decided', by: clerk, form: completeForm, outcome: 'refused' });
    const second = await ready(here, clerk);
    expect(await kinOf(here, second.id)).toMatchObject({
      cases: [{ open: false }, { open: false, state: 'archived' }],
    });
    expect(await submit(here, second.id)).toMatchObject({ ok: true });
  });
});

describe('the marks', () => {
  it('are there again after the station was closed, with the file, without it, and with one that is nonsense', async () => {
    const first = await ready(await enter(), clerk);
    const second = await ready(await enter(), clerk);
    const refused = { error: { kind: 'childHasOpenCase', caseId: first.id } };
    expect(await submit(await enter(), second.id)).toMatchObject(refused);
    await leave();
    await rm(join(folder, 'marks'));
    expect(await submit(await enter(), second.id)).toMatchObject(refused);
    await leave();
    await writeFile(join(folder, 'marks'), 'nonsense');
    expect(await submit(await enter(), second.id)).toMatchObject(refused);
  });

  it('follow a child whose number is put right', async () => {
    const here = await enter();
    const wrong: Form = { 'child.idType': 'passport', 'child.idNumber': 'E12345678' };
    const first = await ready(here, clerk, { ...completeForm, ...wrong });
    const second = await ready(here, clerk);
    expect(await kinOf(here, second.id)).toMatchObject({
      cases: [{ caseId: first.id, unsure: true }],
    });
    const { 'child.idType': idType = '', 'child.idNumber': idNumber = '' } = completeForm;
    const changes = { 'child.idType': idType, 'child.idNumber': idNumber };
    await here.desk.execute({ name: 'editForm', caseId: first.id, changes }, here.actor);
    expect(await submit(here, second.id)).toMatchObject({ error: { caseId: first.id } });
    await here.desk.execute({ name: 'editForm', caseId: first.id, changes: wrong }, here.actor);
    expect(await submit(here, second.id)).toMatchObject({ ok: true });
  });

  it('of a case that does not exist find nothing', async () => {
    expect(await kinOf(await enter(), uuidv7())).toEqual({ cases: [], siblings: [] });
  });
});

describe('a home', () => {
  const home: Form = {
    ...completeForm,
    'residence.tenure': 'owned',
    'residence.address': '山东省日照市岚山区望潮街道望潮北路115号听澜苑16号楼2单元901室',
    'residence.propertyNumber': '鲁(2021)日照市不动产权第9976700号',
  };
  const others: Form = {
    ...home,
    'child.idType': 'passport',
    'child.idNumber': 'E12345678',
    'guardian1.name': '庄望川',
    'guardian1.idNumber': '522634199011129979',
    'guardian2.name': '晏佩蘅',
    'guardian2.idNumber': '522634198707229981',
    'residence.address': '望潮街道 望潮北路115号听澜苑16栋2单元901',
    'residence.propertyNumber': '',
  };

  it('that another family has says so, and is no reason to refuse', async () => {
    const here = await enter();
    const first = await seedCase(here, { state: 'decided', by: clerk, form: home });
    const second = await seedCase(here, { state: 'incomplete', by: clerk, form: others });
    expect((await kinOf(here, second.id)).homeLock).toEqual({
      by: 'address',
      place: 'given',
      stage: 'primary',
      season: 2026,
      freeFromSeason: 2032,
      caseId: first.id,
    });
  });

  it.each([
    ['for two seasons', { primary: 2 }, 2028],
    ['for another stage only', { junior: 3 }, undefined],
    ['never', undefined, undefined],
  ])('is locked as the policy pack says: %s', async (_how, years, freeFromSeason) => {
    const { residenceLock, ...silent } = packCopy('fiveGroups');
    const lock = years && residenceLock && { ...residenceLock, years };
    const pack = loaded(lock === undefined ? silent : { ...silent, residenceLock: lock });
    const here = await enter(clerk, { pack });
    await seedCase(here, { state: 'decided', by: clerk, form: home });
    const second = await seedCase(here, { state: 'incomplete', by: clerk, form: others });
    expect((await kinOf(here, second.id)).homeLock?.freeFromSeason).toBe(freeFromSeason);
  });
});
