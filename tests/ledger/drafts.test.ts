/** A draft of one operator never reaches another, until it is handed over or submitted; on a real disk. */
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StationFacts } from '../../electron/desk/station-facts';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import type { Actor } from '../../shared/domain/command';
import type { Batch } from '../../shared/ipc/contract';
import { eventsInto, seedCase } from '../support/case-scenarios';
import { completeForm, noHome } from '../support/case-builders';
import { everybody, openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';

const { clerk, otherClerk, reviewer, auditor } = people;
const secret = '慕容听雨';
const form = { ...completeForm, 'child.name': secret };

let folder: string;
let stationKey: Buffer;
let published: Batch[];
let station: Station | undefined;
beforeEach(() => {
  folder = scratchFolder('drafts');
  stationKey = newKey();
  published = [];
});
afterEach(async () => station?.close());

/** Locks whoever is in, and lets somebody else in; nobody named is the founder. */
async function enter(who?: Actor): Promise<Station> {
  await station?.close();
  published = [];
  station = await openStationAs(folder, stationKey, who, {
    publish: (batch) => published.push(batch),
  });
  return station;
}

async function everythingFor({ view }: Station, limit = 500): Promise<Batch[]> {
  const batches: Batch[] = [];
  for (let after = 0; ;) {
    const answer = await view.read({ after, limit });
    if (!answer.ok) throw new Error(answer.error.kind);
    batches.push(...answer.value.batches);
    if (answer.value.done) return batches;
    after = answer.value.to;
  }
}

async function draftOf(who: Station): Promise<string> {
  const caseId = uuidv7();
  await who.desk.execute({ name: 'openCase', caseId, answers: noHome }, who.actor);
  await who.desk.execute({ name: 'editForm', caseId, changes: form }, who.actor);
  return caseId;
}

const telling = (batches: readonly Batch[], caseId: string) =>
  batches
    .filter((batch) => batch.caseId === caseId)
    .map(({ whole, gone, events }) =>
      whole !== undefined ? 'whole' : gone === true ? 'gone' : `${events.length} events`,
    );

describe('a draft', () => {
  it('is read by its owner, the administrator and the auditor, and by nobody else', async () => {
    const caseId = await draftOf(await enter(clerk));
    for (const [who, sees] of [
      [clerk, true],
      [undefined, true],
      [auditor, true],
      [otherClerk, false],
      [reviewer, false],
    ] as const) {
      const here = await enter(who);
      const read = await everythingFor(here);
      expect(JSON.stringify(read).includes(secret), here.actor.role).toBe(sees);
      expect(here.view.seen(caseId).ok).toBe(sees);
      expect(here.view.workable(caseId).ok).toBe(who === clerk);
      const changes = { 'child.nation': '回' };
      const edited = await here.desk.execute({ name: 'editForm', caseId, changes }, here.actor);
      expect(edited.ok).toBe(who === clerk);
    }
  });

  it('comes whole to who gets it and is gone from who gave it', async () => {
    const first = await enter(clerk);
    const caseId = await draftOf(first);
    const note = '家长下午来补材料';
    const gave = { name: 'handOverCase' as const, caseId, to: otherClerk.id, note };
    expect(await first.desk.execute(gave, first.actor)).toMatchObject({ ok: true });
    expect(telling(published, caseId)).toEqual(['1 events', '2 events', 'gone']);
    expect(JSON.stringify(published.at(-1))).not.toContain(secret);
    expect(telling(await everythingFor(first), caseId)).toEqual(['gone']);
    expect(await first.desk.execute({ name: 'submitCase', caseId }, first.actor)).toEqual({
      ok: false,
      error: { kind: 'caseOfAnother' },
    });

    const second = await enter(otherClerk);
    const read = await everythingFor(second);
    expect(telling(read, caseId)).toEqual(['whole']);
    expect(read[0]?.whole?.current).toMatchObject({
      owner: { id: otherClerk.id, name: otherClerk.name },
      openedById: clerk.id,
      justHandedOver: true,
      handOvers: [{ from: { id: clerk.id }, to: { id: otherClerk.id }, by: clerk.name, note }],
    });
    await second.desk.execute({ name: 'editForm', caseId, changes: {} }, second.actor);
    const found = await second.desk.find(caseId);
    expect(found.ok && found.value?.justHandedOver).toBeUndefined();
    expect(telling(await everythingFor(second), caseId)).toEqual(['whole', '1 events']);
  });

  it('can go there and back, and is told from its last coming on', async () => {
    const first = await enter(clerk);
    const caseId = await draftOf(first);
    const give = (to: string) => ({ name: 'handOverCase' as const, caseId, to, note: '' });
    await first.desk.execute(give(otherClerk.id), first.actor);
    const second = await enter(otherClerk);
    await second.desk.execute({ name: 'editForm', caseId, changes: form }, second.actor);
    await second.desk.execute(give(clerk.id), second.actor);
    expect(telling(await everythingFor(await enter(clerk)), caseId)).toEqual(['gone', 'whole']);
    expect(telling(await everythingFor(await enter(otherClerk), 1), caseId)).toEqual(['gone']);
    expect(telling(await everythingFor(await enter()), caseId)).toHaveLength(5);
  });

  it('is handed over by the administrator when its owner is ill, and to nobody who cannot take it', async () => {
    const caseId = await draftOf(await enter(clerk));
    const here = await enter();
    const give = (to: string) =>
      here.desk.execute({ name: 'handOverCase', caseId, to, note: '' }, here.actor);
    for (const { id } of [reviewer, auditor, { id: uuidv7() }]) {
      expect(await give(id)).toEqual({ ok: false, error: { kind: 'colleagueUnknown' } });
    }
    const colleague = await enter(otherClerk);
    const steal = { name: 'handOverCase' as const, caseId, to: otherClerk.id, note: '' };
    expect(await colleague.desk.execute(steal, colleague.actor)).toEqual({
      ok: false,
      error: { kind: 'caseOfAnother' },
    });
    const again = await enter();
    expect(await again.desk.execute({ ...steal, to: again.actor.id }, again.actor)).toMatchObject({
      ok: true,
    });
    const edited = { name: 'editForm' as const, caseId, changes: { 'child.nation': '回' } };
    expect(await again.desk.execute(edited, again.actor)).toMatchObject({ ok: true });
  });

  it('is everybody’s once it was submitted, and stays so when it comes back for correction', async () => {
    const here = await enter();
    for (const state of ['queued', 'correctionAsked', 'incomplete'] as const) {
      const submitted = state === 'incomplete';
      const { id } = await seedCase(here, { state, by: clerk, form, submitted });
      const seen = await everythingFor(here);
      expect(telling(seen, id)).toHaveLength(1);
    }
    const colleague = await enter(otherClerk);
    expect(await everythingFor(colleague)).toHaveLength(3);
    for (const { caseId } of await everythingFor(colleague)) {
      expect(colleague.view.workable(caseId).ok).toBe(true);
    }
  });

  it('submitted by its owner comes whole to everybody else, with author and sender', async () => {
    const here = await enter();
    const { id: caseId } = await seedCase(here, { state: 'ready', by: clerk, form });
    const give = { name: 'handOverCase' as const, caseId, to: otherClerk.id, note: '' };
    await here.desk.execute(give, here.actor);
    const sender = await enter(otherClerk);
    expect(await sender.desk.execute({ name: 'submitCase', caseId }, sender.actor)).toMatchObject({
      ok: true,
    });
    const read = await everythingFor(await enter(reviewer));
    expect(telling(read, caseId)).toEqual(['whole']);
    expect(read[0]?.whole?.current).toMatchObject({
      openedBy: clerk.name,
      openedById: clerk.id,
      submissions: [{ revision: 1, by: otherClerk.name, byId: otherClerk.id }],
    });
  });
});

describe('an older ledger, whose entries name no owner', () => {
  it('is the founder’s as far as drafts go, and everybody’s as before where it was submitted', async () => {
    const here = await enter();
    const seedOld = async (state: 'incomplete' | 'decided') => {
      const caseId = uuidv7();
      const key = await here.keys.create(caseId);
      if (!key.ok) throw new Error(key.error.kind);
      const events = eventsInto(caseId, { state, by: here.actor, form }).map((event) => {
        if (event.type !== 'caseOpened' && event.type !== 'caseSubmitted') return event;
        const old = { ...event };
        delete old.byId;
        if (old.type === 'caseSubmitted') delete old.by;
        return old;
      });
      const facts = { id: uuidv7(), at: '2026-08-01T00:00:00.000Z', actor: here.actor };
      await here.cases.append(undefined, caseId, key.value, { ...facts, command: 'x', events });
      return caseId;
    };
    const [draft, decided] = [await seedOld('incomplete'), await seedOld('decided')];
    expect((await enter(clerk)).view.seen(draft).ok).toBe(false);
    expect(telling(await everythingFor(await enter(clerk)), decided)).toHaveLength(1);
    const founder = await enter();
    expect(founder.view.workable(draft).ok).toBe(true);
    const give = { name: 'handOverCase' as const, caseId: draft, to: clerk.id, note: '' };
    expect(await founder.desk.execute(give, founder.actor)).toMatchObject({ ok: true });
    expect((await enter(clerk)).view.workable(draft).ok).toBe(true);
    expect((await enter()).view.workable(draft).ok).toBe(false);
  });
});

describe('the working set of an operator', () => {
  it('has a name and a key of its own, and another one when the role begins to see more', async () => {
    const places = [];
    for (const who of [undefined, clerk, otherClerk, auditor]) {
      const { workingSet } = await enter(who);
      places.push({ name: workingSet.name, key: workingSet.key.toString('hex') });
    }
    const promoted = { ...clerk, role: 'admin' as const };
    await station?.close();
    station = await openStationAs(folder, stationKey, clerk, { colleagues: () => [promoted] });
    const { name, key } = station.workingSet;
    expect(station.otherWorkingSets()).toEqual([]);
    places.push({ name, key: key.toString('hex') });
    expect(new Set(places.map((place) => place.name)).size).toBe(places.length);
    expect(new Set(places.map((place) => place.key)).size).toBe(places.length);
    // What the promoted one had is nobody's any more; what the others have is told.
    const colleagues = (facts: StationFacts) =>
      everybody(facts).map((one) => (one.id === clerk.id ? promoted : one));
    await station.close();
    station = await openStationAs(folder, stationKey, undefined, { colleagues });
    const told = [station.workingSet.name, ...station.otherWorkingSets()];
    expect(told).toHaveLength(6);
    const [founders, , others, auditors] = places.map((place) => place.name);
    expect(told).toEqual(expect.arrayContaining([founders, others, auditors, name]));
    expect(told).not.toContain(places[1]?.name);
  });

  it('is not opened for who does not work here any more', async () => {
    await enter();
    await station?.close();
    station = undefined;
    await expect(openStationAs(folder, stationKey, { id: uuidv7() })).rejects.toThrow();
  });
});
