/** What of a case has still to reach its platform holds that case back and no other, and each destruction is witnessed once. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, expect, it } from 'vitest';
import { createRetention } from '../../electron/desk/retention';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import type { CaseEvent } from '../../shared/domain/case';
import { waitsForPlatform } from '../../shared/domain/retention';
import { err } from '../../shared/domain/result';
import { completeForm, shippedPack } from '../support/case-builders';
import { seedCase } from '../support/case-scenarios';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';
import { pairedWith, valueOf } from '../support/station-people';
import { stationEventsOf } from '../support/station-on-disk';

const days = shippedPack.pack.retention?.days ?? 0;
const sealedMs = Date.parse('2026-08-05T00:00:00.000Z');
const now = () => new Date(sealedMs + (days + 1) * 24 * 60 * 60 * 1000).toISOString();
const folder = scratchFolder('retention-unsent');
const key = newKey();
let number = 0;
let at = '';
let open: Station | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function enter(who?: { readonly id: string }): Promise<Station> {
  await open?.close();
  open = await openStationAs(at, key, who, { now });
  return open;
}

async function finished(count: number): Promise<{ admin: Station; ids: string[] }> {
  number += 1;
  at = join(folder, String(number));
  const admin = await enter();
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const scenario = { state: 'archived' as const, by: admin.actor, form: completeForm };
    ids.push((await seedCase(admin, scenario)).id);
  }
  return { admin, ids };
}

async function tell({ actor, cases, keys }: Station, caseId: string, events: CaseEvent[]) {
  const current = valueOf(await cases.load(caseId));
  const facts = { id: uuidv7(), at: now(), actor, command: 'seed', events };
  valueOf(await cases.append(current, caseId, valueOf(await keys.get(caseId)), facts));
}

const rated: CaseEvent = {
  type: 'serviceRated',
  rating: { level: 'satisfied', reasons: [], note: '', revision: 1, at: now(), by: 'family' },
};
const refused: CaseEvent = { type: 'ratingRefused', revision: 1, detail: '不收' };

async function proposed(admin: Station, ids: readonly string[]): Promise<string> {
  valueOf(await admin.retention.propose(ids, '期满', admin.actor));
  return admin.facts().proposals.at(-1)?.id ?? '';
}

const witnessed = async (station: Station) =>
  (await stationEventsOf(station)).flatMap((event) =>
    event.type === 'destructionWitnessed' ? [event.caseId] : [],
  );

it('a case with a rating on its way is passed over, before and after it, and no proof of its destruction is written', async () => {
  const { admin, ids } = await finished(3);
  const [first = '', second = '', third = ''] = ids;
  const id = await proposed(admin, ids);
  await tell(admin, second, [rated]);
  const reviewer = await enter(people.reviewer);
  expect(await reviewer.retention.decide(id, true, '', reviewer.actor)).toEqual({
    ok: true,
    value: { destroyed: 2, passedOver: 1 },
  });
  expect(reviewer.facts().proposals).toEqual([]);
  expect(await witnessed(reviewer)).toEqual([first, third]);
  expect(await reviewer.desk.find(second)).toMatchObject({ ok: true });
  const again = await enter();
  expect(await again.retention.due(undefined)).toEqual({
    ok: true,
    value: { cases: [], unsent: 1 },
  });
  expect(await again.retention.propose([second], '期满', again.actor)).toEqual({
    ok: false,
    error: { kind: 'caseUnsent' },
  });
  expect(await again.destroyCase(second, again.actor)).toEqual({
    ok: false,
    error: { kind: 'caseUnsent' },
  });
});

it('what the platform refused goes with the case, and is not sent after it', async () => {
  const { admin, ids } = await finished(1);
  const [only = ''] = ids;
  await tell(admin, only, [rated, refused]);
  const id = await proposed(admin, ids);
  const reviewer = await enter(people.reviewer);
  const { store } = reviewer.queue;
  expect(store.queuedRatings()).toHaveLength(1);
  expect(await reviewer.retention.decide(id, true, '', reviewer.actor)).toMatchObject({
    value: { destroyed: 1, passedOver: 0 },
  });
  expect(await reviewer.desk.find(only)).toMatchObject({ error: { kind: 'caseDestroyed' } });
  expect(store.queuedRatings()).toEqual([]);
});

it('a platform that was given up keeps nothing back', async () => {
  const { admin, ids } = await finished(1);
  const publicKey = Buffer.alloc(32).toString('base64');
  valueOf(await admin.appendStation([pairedWith({ id: 'former', publicKey })]));
  await tell(admin, ids[0] ?? '', [rated]);
  expect(await admin.retention.propose(ids, '期满', admin.actor)).toEqual({
    ok: false,
    error: { kind: 'caseUnsent' },
  });
  const by = { id: admin.actor.id, name: admin.actor.name };
  const owed = { unsent: 0, unanswered: 0 };
  const given = { at: now(), platform: 'former', name: '旧平台', ...owed, reason: '停用', by };
  valueOf(await admin.appendStation([{ type: 'platformGivenUp', ...given }]));
  const id = await proposed(admin, ids);
  const reviewer = await enter(people.reviewer);
  expect(await reviewer.retention.decide(id, true, '', reviewer.actor)).toMatchObject({
    value: { destroyed: 1, passedOver: 0 },
  });
});

/** As the program does it, except that the power goes after the witness of these cases. */
const endingAt = (station: Station, fatal: readonly string[]) =>
  createRetention({
    ...station,
    packOf: station.policy.packOf,
    append: station.appendStation,
    now,
    waits: (current) => waitsForPlatform(current, false),
    destroyCase: async (caseId, actor) =>
      fatal.includes(caseId)
        ? err({ kind: 'storageFailed' })
        : await station.destroyCase(caseId, actor),
    isStopped: () => false,
    onRunOver: async () => undefined,
    onDestroyed: async () => undefined,
  });

it('a kill between the proof and the destruction makes no second proof', async () => {
  const { admin, ids } = await finished(2);
  const [first = '', second = ''] = ids;
  const id = await proposed(admin, ids);
  const reviewer = await enter(people.reviewer);
  const decided = await endingAt(reviewer, [first]).decide(id, true, '', reviewer.actor);
  expect(decided).toEqual({ ok: false, error: { kind: 'storageFailed' } });
  expect(await witnessed(reviewer)).toEqual([first]);
  const again = await enter();
  expect(await again.retention.resume()).toMatchObject({ ok: true });
  expect(await witnessed(again)).toEqual([first, second]);
  expect(again.facts().proposals).toEqual([]);
});

it('one destruction that cannot go on keeps no other one back', async () => {
  const { admin, ids } = await finished(2);
  const [stuck = '', free = ''] = ids;
  const proposals = [await proposed(admin, [stuck]), await proposed(admin, [free])];
  const reviewer = await enter(people.reviewer);
  const broken = endingAt(reviewer, ids);
  for (const id of proposals) await broken.decide(id, true, '', reviewer.actor);
  expect(reviewer.facts().proposals).toHaveLength(2);
  expect(await endingAt(reviewer, [stuck]).resume()).toEqual({
    ok: false,
    error: { kind: 'storageFailed' },
  });
  expect(await reviewer.desk.find(free)).toMatchObject({ error: { kind: 'caseDestroyed' } });
  expect(reviewer.facts().proposals.map(({ id }) => id)).toEqual(proposals.slice(0, 1));
});
