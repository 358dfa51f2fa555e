/** Whose a batch is, role by role and command by command: an agent's own, an administrator's to look at and to put away. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, expect, it } from 'vitest';
import type { BatchDesk } from '../../electron/batch/batch-desk';
import { createBatchDesk } from '../../electron/batch/batch-desk';
import type { BatchSubmission } from '../../electron/batch/batch-submission';
import { createBatchSubmission } from '../../electron/batch/batch-submission';
import { createMandateDesk } from '../../electron/batch/mandate-desk';
import type { Station } from '../../electron/desk/station';
import type { StationFacts } from '../../electron/desk/station-facts';
import { newKey } from '../../electron/vault/seal';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import {
  checked,
  familyTable,
  started,
  takeInFamily,
  writePictures,
} from '../support/batch-folder';
import { unlikePages } from '../support/fill-at-desk';
import { everybody, openStationAs, people } from '../support/people';
import { scratchFolder } from '../support/scratch-folder';
import { noPapers } from '../support/station-on-disk';
import { valueOf } from '../support/value-of';

const root = scratchFolder('batch-owner');
const other = {
  id: '019a0000-0000-7000-8000-000000000006',
  name: '冯望岫',
  role: 'agent',
} as const;
const colleagues = (facts: StationFacts) => [...everybody(facts), other];
const now = () => new Date().toISOString();
const who = { agent: people.agent, other, admin: undefined } as const;

let folder: string;
let key: Buffer;
let batchId: string;
let pictureId: string;

type Room = {
  readonly station: Station;
  readonly desk: BatchDesk;
  readonly submission: BatchSubmission;
};

/** The batches as one of them sees them. */
async function as<T>(name: keyof typeof who, work: (room: Room) => Promise<T>): Promise<T> {
  const station = await openStationAs(join(folder, 'station'), key, who[name], { colleagues });
  const desk = createBatchDesk(station, station.batches, now);
  const submission = createBatchSubmission(station, station.batches, now);
  try {
    return await work({ station, desk, submission });
  } finally {
    await desk.close();
    await station.close();
  }
}

/** The agent's batch of three families, of which line 2 is through and line 3 begun. */
beforeEach(async () => {
  folder = join(root, uuidv7());
  await mkdir(folder, { recursive: true });
  key = newKey();
  const place = join(folder, 'pictures');
  await writePictures(place, 3, ['户口簿-首页.jpg', '房产证.jpg'], unlikePages());
  await as('agent', async ({ station, desk }) => {
    valueOf(await desk.takePictures({ form: 'folder', place }));
    await checked(desk, familyTable(3));
    const batch = await started(desk);
    batchId = batch.id;
    await takeInFamily(station, desk, batch, 2);
    pictureId = valueOf(await desk.begin(batchId, 3)).pictures[0]?.id ?? '';
  });
});

const mandates = createMandateDesk({
  papers: noPapers,
  outputs: {
    print: () => Promise.reject(new Error('nothing is printed')),
    save: () => Promise.reject(new Error('nothing is saved')),
  },
  recorder: { note: async () => ok(undefined) },
  now,
  remember: async () => undefined,
});

type Call = (room: Room) => Promise<Result<unknown, AppError>>;
const looks: Readonly<Record<string, Call>> = {
  result: ({ desk }) => desk.result(batchId),
  standings: ({ submission }) => submission.standings(batchId),
};
const works: Readonly<Record<string, Call>> = {
  status: ({ desk }) => desk.status(batchId),
  formOf: ({ desk }) => desk.formOf(batchId),
  moveTo: ({ desk }) => desk.moveTo(batchId, join(folder, 'pictures')),
  begin: ({ desk }) => desk.begin(batchId, 4),
  picture: ({ desk }) => desk.picture(batchId, 3, pictureId),
  done: ({ desk }) => desk.done(batchId, { line: 4, pages: 0, waiting: 0, refused: [] }),
  order: ({ submission }) => submission.order(batchId, [2, 3, 4]),
  submit: ({ submission }) => submission.submit(batchId, 2),
  cancel: ({ submission }) => submission.cancel(batchId),
  mandates: ({ station }) => mandates.draw(station, station.batches, { batchId, lines: [2] }),
};
/** What an owner is answered who has nothing ready to be submitted, at a station whose papers are down. */
const ownAnswers: Readonly<Record<string, string>> = {
  order: 'batchNothingReady',
  submit: 'batchNothingReady',
  mandates: 'paperFailed',
};
const answersOf = async (calls: typeof works, room: Room) => {
  const all: Record<string, string> = {};
  for (const [name, call] of Object.entries(calls)) {
    const told = await call(room);
    all[name] = told.ok ? 'done' : told.error.kind;
  }
  return all;
};
const all = (calls: typeof works, answer: string) =>
  Object.fromEntries(Object.keys(calls).map((name) => [name, answer]));

const ends = { end: ({ desk }: Room) => desk.end(batchId) };

it('is worked on, looked at and ended by the agent who began it', async () => {
  await as('agent', async (room) => {
    expect(valueOf(await room.desk.list())).toMatchObject([{ isOwn: true, open: [3, 4] }]);
    expect(await answersOf(looks, room)).toEqual(all(looks, 'done'));
    expect(await answersOf(works, room)).toEqual({ ...all(works, 'done'), ...ownAnswers });
    // Also a second time, when it is gone.
    for (let time = 0; time < 2; time += 1) {
      expect(await answersOf(ends, room)).toEqual({ end: 'done' });
    }
  });
});

it('is nothing to another agent, who finds nothing of it', async () => {
  const refused = 'batchOfAnother';
  await as('other', async (room) => {
    expect(valueOf(await room.desk.list())).toEqual([]);
    for (const calls of [looks, works, ends]) {
      expect(await answersOf(calls, room)).toEqual(all(calls, refused));
    }
  });
  const untouched = { id: batchId, done: 1, open: [3, 4], source: 'there' };
  expect(valueOf(await as('agent', ({ desk }) => desk.list()))).toMatchObject([untouched]);
});

it('is looked at and ended, and not worked on, by an administrator who stands in', async () => {
  await as('admin', async (room) => {
    const listed = { id: batchId, isOwn: false, by: people.agent.name, done: 1, open: [3, 4] };
    expect(valueOf(await room.desk.list())).toMatchObject([listed]);
    expect(await answersOf(works, room)).toEqual(all(works, 'batchOfAnother'));
    expect(valueOf(await room.desk.list())).toMatchObject([listed]);
    expect(await answersOf(looks, room)).toEqual(all(looks, 'done'));
    expect(await answersOf(ends, room)).toEqual({ end: 'done' });
  });
  expect(valueOf(await as('agent', ({ desk }) => desk.list()))).toEqual([]);
});

it('a family that an administrator gave to a colleague is through for the agent, and back when it comes back', async () => {
  const caseId = await as('admin', async ({ station, desk }) => {
    const [, line] = valueOf(await desk.result(batchId));
    const command = { name: 'handOverCase' as const, caseId: line?.caseId ?? '', note: '' };
    valueOf(await station.desk.execute({ ...command, to: other.id }, station.actor));
    return command.caseId;
  });
  await as('agent', async ({ desk }) => {
    expect(valueOf(await desk.list())).toMatchObject([{ open: [4], done: 2 }]);
    expect(valueOf(await desk.begin(batchId, 3))).toMatchObject({ pictures: [] });
  });
  await as('other', ({ station }) =>
    station.desk.execute(
      { name: 'handOverCase', caseId, to: people.agent.id, note: '' },
      station.actor,
    ),
  );
  await as('agent', async ({ station, desk }) => {
    expect(valueOf(await desk.list())).toMatchObject([{ open: [3, 4] }]);
    expect(await takeInFamily(station, desk, { id: batchId }, 3)).toMatchObject({ pages: 2 });
  });
});
