/** Submitting a batch at a real station: who is ready and who is not, each case once, through crashes and second thoughts. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchDesk } from '../../electron/batch/batch-desk';
import type { BatchSubmission } from '../../electron/batch/batch-submission';
import { createBatchSubmission } from '../../electron/batch/batch-submission';
import { trayOf } from '../../electron/desk/scan-desk';
import type { Station } from '../../electron/desk/station';
import { newKey } from '../../electron/vault/seal';
import type { BatchStatus } from '../../shared/ipc/calls/batch';
import { childOf, completeForm } from '../support/case-builders';
import { checked, familyTable, openBatches, started, takeInFamily } from '../support/batch-folder';
import { completeAtDesk, unlikePages } from '../support/fill-at-desk';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/value-of';

const root = scratchFolder('batch-submission');
let folder: string;
let key: Buffer;
let station: Station;
let desk: BatchDesk;
let submission: BatchSubmission;
let batch: BatchStatus;
let caseIds: ReadonlyMap<number, string>;

async function open(): Promise<void> {
  ({ station, desk } = await openBatches(join(folder, 'station'), key));
  submission = createBatchSubmission(station, station.batches, () => new Date().toISOString());
}
async function reopen(): Promise<void> {
  await desk.close();
  await station.close();
  await open();
}
beforeEach(async () => {
  folder = join(root, uuidv7());
  await mkdir(folder, { recursive: true });
  key = newKey();
  await open();
  await checked(desk, familyTable(4));
  batch = await started(desk);
  for (const line of batch.open) await takeInFamily(station, desk, batch, line);
  const lines = valueOf(await desk.result(batch.id));
  caseIds = new Map(lines.map(({ line, caseId }) => [line, caseId]));
});
afterEach(async () => {
  await desk.close();
  await station.close();
});

const caseAt = (line: number) => caseIds.get(line) ?? '';
/** What the clerk does at each case by itself: the rest of the form, the papers, a look at the originals. */
const complete = (line: number) => {
  const caseId = caseAt(line);
  return completeAtDesk(station, caseId, unlikePages(line * 1_000), {
    ...completeForm,
    ...childOf(caseId),
  });
};
const standings = async () =>
  new Map(valueOf(await submission.standings(batch.id)).map((one) => [one.line, one.standing]));
const submit = (line: number) => submission.submit(batch.id, line);
const stateOf = async (line: number) => valueOf(await station.desk.find(caseAt(line)));
const toSubmit = async () => valueOf(await desk.status(batch.id)).toSubmit;

describe('a batch', () => {
  it('says of every family whether it is ready, and what it lacks in the words of its checklist', async () => {
    await complete(2);
    await complete(3);
    const { documents } = (await stateOf(3)) ?? { documents: [] };
    const [first] = documents;
    const seen = { pages: first?.pages.map(({ id }) => id) ?? [], lookedAt: [], note: '' };
    valueOf(
      await station.desk.execute(
        {
          name: 'inspectDocument',
          ...{ caseId: caseAt(3), documentId: first?.id ?? '', verdict: 'doubtful', ...seen },
        },
        station.actor,
      ),
    );
    const told = await standings();
    expect(told.get(2)).toEqual({ kind: 'ready' });
    expect(told.get(3)).toMatchObject({
      kind: 'notReady',
      reasons: [{ kind: 'paperOpen', requirementId: first?.requirementId, status: 'doubtful' }],
    });
    const open = told.get(4);
    expect(open?.kind === 'notReady' && open.reasons.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['fieldsOpen', 'paperOpen']),
    );
  });

  it('passes over a family whose draft somebody withdrew meanwhile, and calls it no submission', async () => {
    await complete(2);
    await complete(3);
    valueOf(await submission.order(batch.id, [2, 3]));
    const withdrawn = { name: 'withdrawCase', caseId: caseAt(2), reason: '家长不来办了' } as const;
    valueOf(await station.desk.execute(withdrawn, station.actor));
    expect((await standings()).get(2)).toEqual({
      kind: 'notReady',
      reasons: [{ kind: 'withdrawn' }],
    });
    expect(valueOf(await submit(2))).toEqual({ reasons: [{ kind: 'withdrawn' }] });
    expect(await stateOf(2)).toMatchObject({ state: 'withdrawn', revision: 0 });
    expect(valueOf(await submit(3))).toEqual({ reasons: [] });
  });

  it('submits what is ready once, each with a number of its own, and nothing else', async () => {
    await complete(2);
    await complete(4);
    // Whoever asks for all of them gets those that are ready.
    valueOf(await submission.order(batch.id, batch.open));
    expect(await toSubmit()).toEqual([2, 4]);
    for (const line of [2, 4]) expect(valueOf(await submit(line))).toEqual({ reasons: [] });
    expect(await toSubmit()).toEqual([]);
    const [first, second] = [await stateOf(2), await stateOf(4)];
    expect(first).toMatchObject({ state: 'queued', revision: 1 });
    expect(second).toMatchObject({ state: 'queued', revision: 1 });
    expect(first?.caseNumber).not.toBe(second?.caseNumber);
    expect((await standings()).get(2)).toEqual({ kind: 'gone' });
    expect(await stateOf(3)).toMatchObject({ revision: 0 });
    // A line that nobody ordered, or that is through, is not handed over.
    for (const line of [2, 3]) {
      expect(await submit(line)).toMatchObject({ error: { kind: 'batchNothingReady' } });
    }
    expect(await submission.order(batch.id, [2, 3])).toMatchObject({
      error: { kind: 'batchNothingReady' },
    });
  });

  it('goes on after a crash between the submission and its note, and submits nothing twice', async () => {
    await complete(2);
    await complete(3);
    valueOf(await submission.order(batch.id, [2, 3]));
    // As if the power went after the case was on the disk.
    const asked = { name: 'submitCase' as const, caseId: caseAt(2) };
    valueOf(await station.desk.execute(asked, station.actor));
    await reopen();
    expect(await toSubmit()).toEqual([2, 3]);
    const before = await stateOf(2);
    for (const line of [2, 3]) expect(valueOf(await submit(line))).toEqual({ reasons: [] });
    expect(await stateOf(2)).toEqual(before);
    expect(await stateOf(3)).toMatchObject({ revision: 1 });
    expect((await stateOf(2))?.letters).toHaveLength(1);
  });

  it('checks a case again when its turn comes', async () => {
    await complete(2);
    valueOf(await submission.order(batch.id, [2]));
    const changes = { 'child.name': '' };
    const caseId = caseAt(2);
    valueOf(await station.desk.execute({ name: 'editForm', caseId, changes }, station.actor));
    const { reasons } = valueOf(await submit(2));
    expect(reasons).toEqual([{ kind: 'fieldsOpen', count: 1 }]);
    expect(await stateOf(2)).toMatchObject({ revision: 0 });
    expect(await toSubmit()).toEqual([]);
  });

  it('leaves a family with pictures that nobody filed to a person', async () => {
    await complete(2);
    const slip = { id: uuidv7(), requirementId: '', kind: '', number: 1, device: '' };
    const page = { ...slip, scannedAt: new Date().toISOString(), source: 'folder' as const };
    valueOf(await trayOf(station).put(caseAt(2), page, unlikePages()()));
    expect((await standings()).get(2)).toEqual({
      kind: 'notReady',
      reasons: [{ kind: 'unfiledPages', count: 1 }],
    });
    expect(await submission.order(batch.id, [2])).toMatchObject({
      error: { kind: 'batchNothingReady' },
    });
  });

  it('can be given up: what was submitted stays, the rest is as before', async () => {
    await complete(2);
    await complete(3);
    valueOf(await submission.order(batch.id, [2, 3]));
    valueOf(await submit(2));
    valueOf(await submission.cancel(batch.id));
    expect(await toSubmit()).toEqual([]);
    expect((await standings()).get(2)).toEqual({ kind: 'gone' });
    expect((await standings()).get(3)).toEqual({ kind: 'ready' });
  });
});
