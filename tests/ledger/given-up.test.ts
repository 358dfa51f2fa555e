/** A platform that will never answer is given up: what it was owed goes to another one, once, and what cannot go stays. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { moveOwed, owedPlatforms } from '../../electron/desk/giving-up';
import { ownCases } from '../../electron/desk/reckoning-desk';
import { stationActor } from '../../electron/desk/station-actor';
import { newKey } from '../../electron/vault/seal';
import { reckon } from '../../shared/sync/reckoning';
import { eventually } from '../support/eventually';
import { caseOf, submittedAt } from '../support/fill-at-desk';
import type { HostedPlatform } from '../support/platform-host';
import { hostEmbedded } from '../support/platform-host';
import { openOnline } from '../support/quiet-sync-host';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/station-people';

const root = scratchFolder('given-up');

const revisionsAt = ({ database }: HostedPlatform) =>
  database.query<{ case_id: string; revision: number }>(
    'select case_id, revision from revisions order by case_id, revision',
  );

it('is spoken to no more, and each of its cases goes to another platform once, or stays and says why', async () => {
  const old = await hostEmbedded(join(root, 'old'), { name: '旧平台' });
  const next = await hostEmbedded(join(root, 'next'), { name: '新平台' });
  onTestFinished(() => next.stop());
  const [folder, key] = [join(root, uuidv7()), newKey()];
  let at = await openOnline(folder, key);
  onTestFinished(() => at.close());
  const give = async (...of: Parameters<typeof at.station.desk.execute>) =>
    valueOf(await at.station.desk.execute(...of));
  await at.pair(old);
  const answered = await submittedAt(at.station);
  const taken = await submittedAt(at.station);
  at.host.wake();
  await eventually(async () => {
    expect((await caseOf(at.station, answered)).receipt).toBeDefined();
    expect((await caseOf(at.station, taken)).receipt).toBeDefined();
  });
  await old.official.acceptCase(answered);
  await eventually(async () => expect((await caseOf(at.station, answered)).state).toBe('decided'));
  const receipt = (await caseOf(at.station, taken)).receipt;
  await old.stop();
  const waiting = await submittedAt(at.station);
  const kept = await submittedAt(at.station);
  const entryId = (await caseOf(at.station, kept)).outbox?.id ?? '';
  const { actor } = at.station;
  await give({ name: 'keepBack', caseId: kept, entryId, reason: '家长还要商量' }, actor);

  const contested = await submittedAt(at.station);
  const { outbox: clash } = await caseOf(at.station, contested);
  if (clash === undefined) throw new Error('Not submitted');
  const entry = { ...clash, state: 'conflicted' as const, differs: ['/form/child.name'] };
  await give({ name: 'recordHeld', caseId: contested, entry }, stationActor);
  expect((await caseOf(at.station, contested)).state).toBe('conflicted');

  // Counted before it is done, and done by whoever types its name.
  const from = at.station.facts().pairing?.platformKeyId ?? '';
  const owed = valueOf(await owedPlatforms(at.station));
  expect(owed).toMatchObject([{ name: '旧平台', unsent: 3, unanswered: 1, staying: 1 }]);
  const reason = '旧平台已关停，见区教体局通知';
  expect(await at.host.giveUp({ platform: from, name: '旧平', reason })).toMatchObject({
    ok: false,
    error: { kind: 'invalidRequest' },
  });
  valueOf(await at.host.giveUp({ platform: from, name: '旧平台', reason }));
  expect(at.host.status().givenUp).toEqual([{ key: from, name: '旧平台', isFirst: true }]);
  expect(at.station.queue.storeOf(from).identity()).toBeUndefined();
  expect(at.station.queue.store.identity()).toBeUndefined();
  // Nobody takes anything until there is another platform; all of it is where it was.
  expect(valueOf(await owedPlatforms(at.station))).toMatchObject([
    { unsent: 3, unanswered: 1, reason },
  ]);

  const { season } = await caseOf(at.station, taken);
  const kindsOf = async () => {
    const { found, gone, heard } = valueOf(await ownCases(at.station, season, from));
    expect(heard.cases.map(({ caseId }) => caseId).toSorted()).toEqual(
      [answered, taken].toSorted(),
    );
    const { differences } = reckon(found, heard.cases, gone, true);
    return differences.map(({ kind, caseId }) => `${kind} ${caseId}`).toSorted();
  };
  const unsent = [waiting, kept, contested].map((id) => `leftUnsent ${id}`);
  const sealedNot = `notArchived ${answered}`;
  expect(await kindsOf()).toEqual([...unsent, `leftUnanswered ${taken}`, sealedNot].toSorted());

  await at.close();
  at = await openOnline(folder, key);
  await at.pair(next);
  const to = at.station.facts().beside[0]?.pairing.platformKeyId ?? '';
  expect(await moveOwed(at.station, { from: to, to: from }, at.station.actor)).toMatchObject({
    error: { kind: 'invalidRequest' },
  });
  expect(valueOf(await moveOwed(at.station, { from, to }, at.station.actor))).toEqual({
    moved: 3,
    stayed: 1,
  });
  at.host.wake();
  for (const caseId of [taken, waiting, contested]) {
    await eventually(async () =>
      expect((await caseOf(at.station, caseId)).receipt?.revision).toBe(2),
    );
    const sent = await next.official.untilState(caseId, 'firstReview', 2);
    expect(sent.submission).toMatchObject({ caseId, revision: 2, follows: 0 });
  }
  const moved = await caseOf(at.station, taken);
  expect(moved).toMatchObject({ platform: to, givenUp: [1], revision: 2 });
  expect(moved.receipt?.keyId).not.toBe(receipt?.keyId);

  // Its receipt is still known, and which case went elsewhere; the platform that took it is reckoned with by itself.
  const left = [`leftUnsent ${kept}`, `movedAway ${taken}`, sealedNot];
  expect(await kindsOf()).toEqual(left.toSorted());
  const theirs = valueOf(await at.host.reconciliation(season, to));
  const ours = valueOf(await ownCases(at.station, season, to));
  expect(reckon(ours.found, theirs, ours.gone)).toMatchObject({ agreeing: 3, differences: [] });

  // Once more, and over a restart: nothing is there twice.
  expect(valueOf(await moveOwed(at.station, { from, to }, at.station.actor))).toEqual({
    moved: 0,
    stayed: 1,
  });
  await at.close();
  at = await openOnline(folder, key);
  const twice = [taken, waiting, contested].toSorted().map((id) => ({ case_id: id, revision: 2 }));
  expect(await revisionsAt(next)).toEqual(twice);
  await next.official.acceptCase(taken);
  await eventually(async () => expect((await caseOf(at.station, taken)).state).toBe('decided'));

  // What a family keeps here stays, and goes when it is let go and moved.
  expect(await caseOf(at.station, kept)).toMatchObject({ state: 'queued', revision: 1 });
  await give({ name: 'letGo', caseId: kept, entryId }, at.station.actor);
  expect(valueOf(await moveOwed(at.station, { from, to }, at.station.actor))).toMatchObject({
    moved: 1,
  });
  at.host.wake();
  await eventually(async () => expect((await caseOf(at.station, kept)).receipt).toBeDefined());
  // What it had decided stands.
  expect(await caseOf(at.station, answered)).toMatchObject({ state: 'decided', revision: 1 });
  // A new case goes to whom there is.
  const fresh = await submittedAt(at.station);
  expect((await caseOf(at.station, fresh)).platform).toBe(to);
});
