/** Pictures on their way when the station locks: stored, or told of; never both and never neither. */
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { err, ok, type Result } from '../../shared/domain/result';
import type { AppError } from '../../shared/domain/app-error';
import type { StationBridge } from '../../shared/ipc/bridge';
import type { CaughtPictures } from '../../shared/ipc/contract';
import { pageIntake, type Brought } from '../../renderer/features/capture/page-intake';
import { draftRegistry } from '../../renderer/session/draft-registry';
import { noteDrafts } from '../../renderer/session/note-drafts';
import { pictureQueues } from '../../renderer/session/picture-queues';
import { answerLocks } from '../../renderer/session/settle';
import { uuid } from './fake-main';

afterEach(() => vi.useRealTimers());

const option = { kind: 'hukou', title: '户口簿', pages: [{ role: 'cover', title: '首页' }] };
const requirement = {
  id: 'register',
  title: '户口簿',
  reason: '',
  legalBasis: '',
  options: [option],
  lookAt: [],
};

/** An intake whose pictures take as long as told, in milliseconds of a clock that the test moves. */
function rig(times: { readonly prepare: number; readonly save: number; readonly keep?: number }) {
  vi.useFakeTimers();
  const pictures = pictureQueues();
  let stored = 0;
  let kept = 0;
  const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const intake = pageIntake({
    caseId: uuid(1),
    make: async (original) => {
      await after(times.prepare);
      if (original[0] === 0) return err({ kind: 'imageNotAnImage' });
      return ok({
        original,
        corrected: original,
        thumbnail: original,
        faults: [],
      });
    },
    keep: async () => {
      await after(times.keep ?? 0);
      kept += 1;
      return ok(undefined);
    },
    addPage: async (): Promise<Result<unknown, AppError>> => {
      await after(times.save);
      stored += 1;
      return ok(undefined);
    },
  });
  intake.aim({
    requirement,
    option,
    status: 'missing',
    document: undefined,
    missingPages: option.pages,
    faultyPages: [],
  });
  pictures.add(intake);
  const take = (count: number, first = 1, source: Brought['source'] = 'drop') =>
    void intake.take(
      Array.from({ length: count }, (_, i) => ({
        name: String(i),
        source,
        file: new Blob([new Uint8Array([first, i])]),
      })),
    );
  const answers: { pictures: CaughtPictures; allSaved: boolean; last: boolean }[] = [];
  let lock: () => void = () => undefined;
  const bridge = {
    on: (_name: string, listener: () => void) => {
      lock = listener;
      return () => undefined;
    },
    station: { settled: async (answer: (typeof answers)[number]) => answers.push(answer) },
  } as unknown as StationBridge;
  const drafts = draftRegistry(async () => ok(undefined));
  const notes = noteDrafts(() => undefined);
  const locks = answerLocks({
    ...{ bridge, drafts, notes, pictures },
    leaveField: () => undefined,
  });
  onTestFinished(() => void locks.end());
  return {
    intake,
    pictures,
    take,
    answers,
    stored: () => stored,
    kept: () => kept,
    /** What main says before it locks. */
    lock: () => lock(),
  };
}

test('a picture that is nearly stored is stored before the lock', async () => {
  const { take, lock, answers, stored } = rig({ prepare: 5, save: 10 });
  take(1);
  lock();
  await vi.advanceTimersByTimeAsync(60);
  expect(stored()).toBe(1);
  expect(answers).toEqual([{ allSaved: true, pictures: { lost: 0, unsure: 0 }, last: true }]);
});

test('pictures that are not handed over in time are told, and stay out', async () => {
  const { take, lock, answers, stored } = rig({ prepare: 40, save: 30 });
  take(3);
  lock();
  await vi.advanceTimersByTimeAsync(55);
  // The first is with main, two were not begun: main could stop waiting now and say so.
  expect(answers).toEqual([{ allSaved: true, pictures: { lost: 2, unsure: 1 }, last: false }]);
  await vi.advanceTimersByTimeAsync(500);
  expect(answers.at(-1)).toEqual({ allSaved: true, pictures: { lost: 2, unsure: 0 }, last: true });
  expect(stored()).toBe(1);
});

test('a photo is nowhere else: it is kept behind the dark screen, and then nobody is told to take it again', async () => {
  const { take, lock, answers, stored, kept } = rig({ prepare: 400, save: 10, keep: 900 });
  take(2, 1, 'camera');
  lock();
  await vi.advanceTimersByTimeAsync(100);
  expect(answers).toEqual([{ allSaved: true, pictures: { lost: 2, unsure: 0 }, last: false }]);
  await vi.advanceTimersByTimeAsync(900);
  expect([kept(), stored()]).toEqual([2, 0]);
  expect(answers.at(-1)).toEqual({ allSaved: true, pictures: { lost: 0, unsure: 0 }, last: true });
});

test('a disk that does not answer holds no lock up', async () => {
  const { take, lock, answers } = rig({ prepare: 0, save: 60_000 });
  take(1);
  lock();
  await vi.advanceTimersByTimeAsync(200);
  expect(answers.at(-1)).toMatchObject({ pictures: { lost: 0, unsure: 1 }, last: false });
  await vi.advanceTimersByTimeAsync(2_500);
  expect(answers.at(-1)).toMatchObject({ pictures: { lost: 0, unsure: 1 }, last: true });
});

test('what is no picture is not missed; one that waits for its turn is', async () => {
  const { intake, pictures, take } = rig({ prepare: 0, save: 0 });
  take(1, 0);
  await vi.advanceTimersByTimeAsync(10);
  expect(intake.view().items).toHaveLength(1);
  expect(await pictures.drained(10)).toBe(0);
  take(2);
  expect(pictures.caught()).toEqual({ lost: 2, unsure: 0 });
});

test('main knows of pictures that are under way before it locks, and of their end', async () => {
  const { take, lock, answers } = rig({ prepare: 1_000, save: 10 });
  take(2);
  await vi.advanceTimersByTimeAsync(250);
  expect(answers).toEqual([{ allSaved: false, pictures: { lost: 2, unsure: 0 }, last: false }]);
  await vi.advanceTimersByTimeAsync(750);
  expect(answers).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_250);
  expect(answers.slice(1)).toEqual([
    { allSaved: false, pictures: { lost: 1, unsure: 0 }, last: false },
    { allSaved: false, pictures: { lost: 0, unsure: 0 }, last: false },
  ]);
  take(1);
  lock();
  await vi.advanceTimersByTimeAsync(500);
  // From the lock on only its own answers count.
  expect(answers.slice(3).map(({ last }) => last)).toEqual([false, true]);
});
