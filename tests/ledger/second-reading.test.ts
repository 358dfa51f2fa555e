/** 第二人核验 at a real station: a colleague logs in, sees the draft while a paper of it waits, reads, and sees it no more. */
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import type { Actor } from '../../shared/domain/command';
import type { Batch } from '../../shared/ipc/contract';
import { seedCase } from '../support/case-scenarios';
import { pageIdsOf } from '../support/case-builders';
import { caseOf } from '../support/fill-at-desk';
import { openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';
import { entriesOf } from '../support/station-on-disk';

const { clerk, otherClerk, reviewer, auditor } = people;

let folder: string;
let stationKey: Buffer;
let published: Batch[];
let draws: boolean[];
let station: Station | undefined;
beforeEach(() => {
  folder = scratchFolder('second-reading');
  stationKey = newKey();
  draws = [];
});
afterEach(async () => station?.close());

/** Locks whoever is in, and lets somebody else in; nobody named is the founder. */
async function enter(who?: Actor): Promise<Station> {
  await station?.close();
  published = [];
  station = await openStationAs(folder, stationKey, who, {
    publish: (batch) => published.push(batch),
    drawsReading: () => draws.shift() ?? false,
  });
  return station;
}

async function everythingFor({ view }: Station): Promise<Batch[]> {
  const answer = await view.read({ after: 0, limit: 500 });
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value.batches;
}

/** What the window hears of a case, in short. */
const telling = (batches: readonly Batch[], caseId: string) =>
  batches
    .filter((batch) => batch.caseId === caseId)
    .map(({ whole, gone }) => (whole !== undefined ? 'whole' : gone === true ? 'gone' : 'events'));

async function look(
  here: Station,
  caseId: string,
  name: 'inspectDocument' | 'readSecond',
  verdict: 'originalSeen' | 'doubtful',
) {
  const current = await caseOf(here, caseId);
  const documentId = current.documents[0]?.id ?? '';
  const pages = pageIdsOf(current, documentId);
  const found = { documentId, pages, verdict, lookedAt: [], note: '章看不清' };
  return here.desk.execute({ name, caseId, ...found }, here.actor);
}

async function draftOf(here: Station): Promise<string> {
  return (await seedCase(here, { state: 'ready', by: here.actor })).id;
}

it('lets colleagues see a draft in doubt, read it once, and no longer', async () => {
  const first = await enter(clerk);
  const caseId = await draftOf(first);
  for (const who of [reviewer, otherClerk]) {
    expect((await enter(who)).view.seen(caseId).ok).toBe(false);
  }
  const again = await enter(clerk);
  expect((await look(again, caseId, 'inspectDocument', 'doubtful')).ok).toBe(true);
  expect(await look(again, caseId, 'inspectDocument', 'originalSeen')).toMatchObject({
    error: { kind: 'secondReadingDue' },
  });
  expect(await look(again, caseId, 'readSecond', 'originalSeen')).toMatchObject({
    error: { kind: 'ownInspection' },
  });

  const second = await enter(reviewer);
  expect(telling(await everythingFor(second), caseId)).toEqual(['whole']);
  expect([second.view.seen(caseId).ok, second.view.workable(caseId).ok]).toEqual([true, false]);
  expect((await caseOf(second, caseId)).state).toBe('inspecting');
  expect((await look(second, caseId, 'readSecond', 'originalSeen')).ok).toBe(true);
  expect(telling(published, caseId)).toEqual(['gone']);
  expect(JSON.stringify(published)).not.toContain('章看不清');
  expect(second.view.seen(caseId).ok).toBe(false);

  const owner = await enter(clerk);
  expect((await caseOf(owner, caseId)).state).toBe('ready');
  expect(telling(await everythingFor(owner), caseId)).not.toContain('gone');
  const [entry] = (await entriesOf(owner)).slice(-1);
  expect(entry?.body.actor).toEqual(reviewer);
  expect(telling(await everythingFor(await enter(otherClerk)), caseId)).toEqual(['gone']);
  expect(telling(await everythingFor(await enter(reviewer)), caseId)).toEqual(['gone']);
});

it('knows who sees it from the index that was kept as from the entries', async () => {
  const first = await enter(clerk);
  const caseId = await draftOf(first);
  await look(first, caseId, 'inspectDocument', 'doubtful');
  const { headers } = await headersOf(first, caseId);
  expect(headers).toEqual([undefined, true]);
  for (const who of [reviewer, auditor, otherClerk, undefined]) {
    const here = await enter(who);
    expect(here.view.seen(caseId).ok).toBe(true);
    expect(here.view.workable(caseId).ok).toBe(false);
  }
});

async function headersOf(here: Station, caseId: string) {
  const entries = await here.cases.entries(caseId);
  if (!entries.ok) throw new Error(entries.error.kind);
  return { headers: entries.value.map(({ header }) => header.toRead) };
}

it('draws by what main draws, and the paper can be read after the case left', async () => {
  const first = await enter(clerk);
  const caseId = await draftOf(first);
  draws = [true];
  // Another verdict before: what was seen once is not drawn for again.
  await look(first, caseId, 'inspectDocument', 'doubtful');
  await enter(otherClerk).then((here) => look(here, caseId, 'readSecond', 'originalSeen'));
  const owner = await enter(clerk);
  draws = [true];
  const other = await caseOf(owner, caseId);
  const [, document] = other.documents;
  const documentId = document?.id ?? '';
  const pageId = document?.pages[0]?.id ?? uuidv7();
  const shape = { requirementId: document?.requirementId ?? '', kind: document?.kind ?? '' };
  const page = { ...document?.pages[0], id: uuidv7() } as NonNullable<typeof document>['pages'][0];
  const shot = { name: 'addPage' as const, caseId, documentId, ...shape, page, replaces: pageId };
  expect((await owner.desk.execute(shot, owner.actor)).ok).toBe(true);
  const pages = pageIdsOf(await caseOf(owner, caseId), documentId);
  const seen = { documentId, pages, verdict: 'originalSeen' as const, lookedAt: [], note: '' };
  await owner.desk.execute({ name: 'inspectDocument', caseId, ...seen }, owner.actor);
  const drawn = await caseOf(owner, caseId);
  expect(drawn.documents.map(({ drawnForReading }) => drawnForReading)).toContain(true);
  expect(drawn.state).toBe('ready');
  expect((await owner.desk.execute({ name: 'submitCase', caseId }, owner.actor)).ok).toBe(true);
  const second = await enter(reviewer);
  const read = { name: 'readSecond' as const, caseId, ...seen, fromPictures: true as const };
  expect((await second.desk.execute(read, second.actor)).ok).toBe(true);
  const { documents } = await caseOf(second, caseId);
  expect(documents.find(({ id }) => id === documentId)?.readings).toMatchObject([
    { byId: reviewer.id, fromPictures: true },
  ]);
  // It stays where it was drawn, for whoever reads the record again.
  await second.close();
  const third = await enter(reviewer);
  expect((await caseOf(third, caseId)).documents).toEqual(documents);
});
