/** A submission that the platform refused: named field by field, put right at the desk, and sent after the one before. */
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import type { Case } from '../../shared/domain/case';
import { deskDecisionOf } from '../../shared/domain/desk-standing';
import { refusedPlaces } from '../../shared/domain/refused-places';
import { err } from '../../shared/domain/result';
import { submissionSchema } from '../../shared/protocol/messages';
import { aDecision } from '../support/case-scenarios';
import { caseOf, fillAtDesk, unlikePages } from '../support/fill-at-desk';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';

let station: Station;
beforeAll(async () => {
  station = await openStationAs(scratchFolder('held-reopened'), newKey(), people.clerk);
});
afterAll(() => station.close());

const found = (id: string) => caseOf(station, id);

/** Submitted as people do, and refused as the engine writes it down. */
async function refused(pointers: readonly string[]): Promise<Case> {
  const caseId = uuidv7();
  await fillAtDesk(station, caseId, unlikePages());
  await submit(caseId);
  return hold(caseId, pointers);
}

const submit = async (caseId: string) =>
  expect(await station.desk.execute({ name: 'submitCase', caseId }, people.clerk)).toMatchObject({
    ok: true,
  });

const queued = (caseId: string) => {
  const entry = station.queue.store.queuedEntries().find((one) => one.caseId === caseId);
  if (entry === undefined) throw new Error('Not queued');
  return entry;
};

async function hold(caseId: string, pointers: readonly string[]): Promise<Case> {
  const detail = 'invalid-request: 请求内容不符合接口规定';
  await station.queue.store.recordHeld(queued(caseId), 'refusedByPlatform', detail, pointers);
  return found(caseId);
}

const reopen = ({ id: caseId, outbox }: Case, entryId = outbox?.id ?? uuidv7()) =>
  station.desk.execute({ name: 'reopenHeld', caseId, entryId }, people.clerk);

const birth = '/submission/form/child.birthDate';

it('keeps the places that the platform named, and no more of them than a case has', async () => {
  const long = `/${'x'.repeat(300)}`;
  const held = await refused([birth, ...Array.from({ length: 90 }, () => long)]);
  expect(held.state).toBe('held');
  const pointers = held.outbox?.state === 'held' ? (held.outbox.pointers ?? []) : [];
  expect(pointers).toHaveLength(60);
  expect(pointers.slice(0, 2)).toEqual([birth, long.slice(0, 200)]);
});

it('names fields and papers by what the case calls them, each once', async () => {
  const held = await refused([]);
  const papers = held.documents.map(({ requirementId }) => requirementId);
  const files = held.documents.flatMap(({ pages, requirementId }) =>
    pages.flatMap(() => [requirementId, requirementId]),
  );
  const last = files.length - 1;
  const pointers = [
    birth,
    '/submission/documents/0/inspection',
    birth,
    `/submission/files/${last}`,
    '/submission/files/9999',
    '/submission/form/no.such',
    '/submission/documents',
    '/submission/submittedBy',
    '/county/record/child.birthDate',
    '',
  ];
  expect(refusedPlaces(pointers, held)).toEqual({
    fields: ['child.birthDate'],
    documents: [papers[0], files[last]],
    others: 6,
  });
});

it('is put right at the desk, and sent under the next number, which says what it follows', async () => {
  const held = await refused([birth]);
  expect(await reopen(held)).toMatchObject({ ok: true });
  const open = await found(held.id);
  expect(open).toMatchObject({
    state: 'ready',
    revision: 1,
    givenUp: [1],
    reopened: { fields: ['child.birthDate'], documents: [], others: 0 },
    caseNumber: held.caseNumber,
  });
  expect(open.outbox).toBeUndefined();
  expect(open.documents).toEqual(held.documents);
  const changes = { 'register.head': '安以宁' };
  const edit = { name: 'editForm' as const, caseId: held.id, changes };
  expect(await station.desk.execute(edit, people.clerk)).toMatchObject({ ok: true });
  await submit(held.id);
  const sent = await found(held.id);
  expect(sent).toMatchObject({ state: 'queued', revision: 2, form: changes });
  expect(sent.reopened).toBeUndefined();
  const text = await station.queue.store.readSubmission(queued(held.id));
  if (!text.ok) throw new Error('Not there');
  const submission = submissionSchema.parse(JSON.parse(text.value));
  expect(submission).toMatchObject({ revision: 2, follows: 0, form: changes });
});

it('follows the last one that was not given up, however often it is refused', async () => {
  const first = await refused([birth]);
  await reopen(first);
  await submit(first.id);
  await reopen(await hold(first.id, []));
  expect(await found(first.id)).toMatchObject({ givenUp: [1, 2], reopened: { fields: [] } });
  await submit(first.id);
  const text = await station.queue.store.readSubmission(queued(first.id));
  expect(text.ok && JSON.parse(text.value)).toMatchObject({ revision: 3, follows: 0 });
});

it('is refused for another entry, and for a case that is not held', async () => {
  const held = await refused([]);
  expect(await reopen(held, uuidv7())).toEqual(err({ kind: 'receiptForOtherRevision' }));
  expect(await reopen(held)).toMatchObject({ ok: true });
  expect(await reopen(held)).toMatchObject({ ok: false, error: { kind: 'notAllowedInState' } });
});

it('keeps what the desk decided of it: the platform had nothing else to decide on', async () => {
  const held = await refused([]);
  const decided = {
    ...held,
    deskDecisions: [
      {
        id: uuidv7(),
        revision: 1,
        decision: aDecision('refused'),
        by: '程望',
        byId: 'x',
        standing: 'waiting' as const,
      },
    ],
  };
  const standing = (more: Partial<Case>) => deskDecisionOf({ ...decided, ...more })?.revision;
  expect(standing({ givenUp: [1] })).toBe(1);
  expect(standing({ givenUp: [1], revision: 2 })).toBe(1);
  expect(standing({ givenUp: [1, 2], revision: 3 })).toBe(1);
  expect(standing({ givenUp: [1], revision: 3 })).toBeUndefined();
  expect(standing({ revision: 2 })).toBeUndefined();
});
