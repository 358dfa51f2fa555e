/** A draft is withdrawn at the real desk: it stays ended after a restart, lets the child in again, and is destroyed by two. */
import { afterEach, expect, it } from 'vitest';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import { daysOfWithdrawn } from '../../shared/domain/retention';
import type { Actor } from '../../shared/domain/command';
import { completeForm, shippedPack } from '../support/case-builders';
import { seedCase } from '../support/case-scenarios';
import { caseOf } from '../support/fill-at-desk';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';
import { stationEventsOf } from '../support/station-on-disk';

const { clerk, otherClerk, reviewer } = people;
const reason = '家长决定回原籍就读';
const withdrawnMs = Date.parse('2026-08-05T00:00:00.000Z');
const days = daysOfWithdrawn(shippedPack.pack.retention ?? { days: 0 });
const after = (count: number) => () =>
  new Date(withdrawnMs + count * 24 * 60 * 60 * 1000).toISOString();

let station: Station | undefined;
afterEach(async () => {
  await station?.close();
  station = undefined;
});

function aDesk() {
  const folder = scratchFolder('withdraw');
  const key = newKey();
  return async (who?: Actor, now = after(0)): Promise<Station> => {
    await station?.close();
    station = await openStationAs(folder, key, who, { now });
    return station;
  };
}
const withdraw = ({ desk, actor }: Station, caseId: string) =>
  desk.execute({ name: 'withdrawCase', caseId, reason }, actor);
const ready = (here: Station, by: Actor) =>
  seedCase(here, { state: 'ready', by, form: completeForm });

it('ends the draft for good, and the child is registered anew', async () => {
  const enter = aDesk();
  const here = await enter(clerk);
  const first = await ready(here, clerk);
  const second = await ready(here, clerk);
  const submit = (at: Station) =>
    at.desk.execute({ name: 'submitCase', caseId: second.id }, at.actor);
  expect(await submit(here)).toMatchObject({ error: { kind: 'childHasOpenCase' } });
  expect(await withdraw(here, first.id)).toMatchObject({ ok: true });

  const again = await enter(clerk, after(1));
  expect(again.ledger.cases.get(first.id)).toMatchObject({ state: 'withdrawn', sharedFrom: 0 });
  expect(await caseOf(again, first.id)).toEqual({
    ...first,
    state: 'withdrawn',
    withdrawn: { at: after(0)(), by: clerk.name, byId: clerk.id, reason },
  });
  const edit = { name: 'editForm', caseId: first.id, changes: { 'child.nation': '汉' } } as const;
  expect(await again.desk.execute(edit, clerk)).toMatchObject({
    error: { kind: 'notAllowedInState', state: 'withdrawn' },
  });
  expect(await again.kinDesk.kin(second.id, clerk)).toMatchObject({
    value: { cases: [{ caseId: first.id, state: 'withdrawn', open: false, goesFirst: false }] },
  });
  expect(await submit(again)).toMatchObject({ ok: true });
});

it('stays what its owner alone sees, and an administrator ends what somebody left', async () => {
  const enter = aDesk();
  const { id } = await ready(await enter(clerk), clerk);
  const theirs = await enter(otherClerk);
  const mine = await ready(theirs, otherClerk);
  expect(await withdraw(theirs, id)).toMatchObject({ error: { kind: 'caseOfAnother' } });
  expect(await theirs.kinDesk.kin(mine.id, otherClerk)).toMatchObject({
    value: { cases: [{ seen: false, goesFirst: true }] },
  });
  const admin = await enter();
  expect(await withdraw(admin, id)).toMatchObject({ ok: true });
  // Nothing has to be settled with it any more, so that nothing of it is told.
  const later = await enter(otherClerk);
  expect(await later.kinDesk.kin(mine.id, otherClerk)).toMatchObject({ value: { cases: [] } });
  const told = await later.view.read({ after: 0, limit: 1_000, whole: true });
  const seen = told.ok ? told.value.batches.map(({ caseId }) => caseId) : [];
  expect(seen).toContain(mine.id);
  expect(seen).not.toContain(id);
});

it('does not keep a child back that has a draft of an earlier season, by whomever', async () => {
  const enter = aDesk();
  const season = shippedPack.pack.season - 1;
  const draft = { state: 'ready' as const, form: completeForm, season };
  const theirs = await enter(otherClerk);
  await seedCase(theirs, { ...draft, by: otherClerk });
  const here = await enter(clerk);
  const old = await seedCase(here, { ...draft, by: clerk });
  const current = await ready(here, clerk);
  expect(await here.kinDesk.kin(current.id, clerk)).toMatchObject({
    value: { cases: [{ caseId: old.id, season, open: false, goesFirst: false }] },
  });
  expect(await here.desk.execute({ name: 'submitCase', caseId: current.id }, clerk)).toMatchObject({
    ok: true,
  });
});

it('is destroyed by two people once its term is over, and what stays names nobody', async () => {
  const enter = aDesk();
  const here = await enter(clerk);
  const { id } = await ready(here, clerk);
  const open = await ready(here, clerk);
  await withdraw(here, id);
  const early = await enter(undefined, after(days - 1));
  expect(await early.retention.due(undefined)).toEqual({
    ok: true,
    value: { cases: [], unsent: 0 },
  });
  const admin = await enter(undefined, after(days));
  expect(await admin.retention.due(undefined)).toEqual({
    ok: true,
    value: {
      unsent: 0,
      cases: [
        {
          caseId: id,
          caseNumber: '',
          childName: completeForm['child.name'],
          endedAt: after(0)(),
          isWithdrawn: true,
          dueAt: after(days)(),
        },
      ],
    },
  });
  expect(await admin.retention.propose([id], '草稿期满', admin.actor)).toMatchObject({ ok: true });
  expect(await admin.retention.propose([open.id], '草稿', admin.actor)).toMatchObject({
    error: { kind: 'notDueForDestruction' },
  });
  const proposal = admin.facts().proposals[0]?.id ?? '';
  expect(await admin.retention.decide(proposal, true, '', admin.actor)).toMatchObject({
    error: { kind: 'approverIsProposer' },
  });
  const second = await enter(reviewer, after(days));
  expect(await second.retention.decide(proposal, true, '', reviewer)).toEqual({
    ok: true,
    value: { destroyed: 1, passedOver: 0 },
  });
  expect(await second.desk.find(id)).toMatchObject({ error: { kind: 'caseDestroyed' } });
  expect(await second.desk.find(open.id)).toMatchObject({ ok: true });
  const events = await stationEventsOf(await enter(undefined, after(days)));
  const witness = events.find(({ type }) => type === 'destructionWitnessed');
  expect(witness).toMatchObject({ caseId: id, caseNumber: '', withdrawnAt: after(0)() });
  expect(witness).not.toHaveProperty('archiveSha256');
  expect(JSON.stringify(events)).not.toContain(completeForm['child.name']);
});
