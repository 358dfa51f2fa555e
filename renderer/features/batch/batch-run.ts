/** A batch at work: a few families at a time while the desk is open; it goes on when the room is left. */
import type { FamilyOutcome, PictureRefusal } from '../../../shared/batch/batch-plan';
import { familiesAtOnce } from '../../../shared/batch/batch-plan';
import type { AppError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import { err, ok } from '../../../shared/domain/result';
import type { BatchPicture, BatchStatus, BegunFamily } from '../../../shared/ipc/calls/batch';
import type { Desk } from '../../session/desk';
import { followers } from '../../followers';
import { ofDesk } from '../../session/of-desk';
import { pageMakerOf } from '../capture/desk-intakes';

/** What the room shows; a new object after every change. */
export type BatchRun =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'running' | 'pausing' | 'paused' | 'over';
      readonly batchId: string;
      readonly done: number;
      readonly families: number;
      readonly line: number | undefined;
      /** Why it stopped by itself. */
      readonly error: AppError | undefined;
    };

type Family = { readonly batchId: string; readonly line: number; readonly caseId: string };

/** What a page is refused with whose case was submitted, withdrawn or given away in the middle of its family. */
const leaving: ReadonlySet<AppError['kind']> = new Set(['notAllowedInState', 'caseOfAnother']);

/** The batches of this desk; the same ones until it locks. */
export const batchRunsOf = ofDesk(startBatchRuns);

function startBatchRuns(desk: Desk) {
  const { batch } = desk.bridge;
  let run: BatchRun = { phase: 'idle' };
  let inHand = 0;
  let working: Promise<unknown> = Promise.resolve();
  const { subscribe, tell, clear: forgetAll } = followers();
  const show = (next: BatchRun) => {
    run = next;
    tell();
  };
  const isGoing = () => run.phase === 'running';

  /**
   * Makes one picture a page; its id was given before, so that it is never taken in twice. Answers why it is none where
   * that is its own fault; anything else is the station's trouble, and ends the run.
   */
  async function takeIn(
    { batchId, line, caseId }: Family,
    { id, documentId, requirementId, kind, role }: BatchPicture,
  ): Promise<Result<PictureRefusal | undefined, AppError>> {
    const read = await batch.picture({ batchId, line, id });
    if (!read.ok) {
      if (read.error.kind === 'fileMissing') return ok('unreadable');
      return read.error.kind.startsWith('image') ? ok('notAPicture') : read;
    }
    const made = await pageMakerOf(desk).make(new Uint8Array(read.value), kind);
    if (!made.ok) return ok('notAPicture');
    const { original, corrected, thumbnail, faults, shape } = made.value;
    inHand += 1;
    const added = await desk.commands
      .addPage({
        ...{ caseId, documentId, requirementId, kind, role, pageId: id, source: 'folder' },
        // Main has just read it.
        inTray: true,
        ...{ original, corrected, thumbnail },
        ...(faults === undefined ? {} : { faults: [...faults] }),
        ...(shape === undefined ? {} : { shape }),
      })
      .finally(() => (inHand -= 1));
    if (added.ok) return ok(undefined);
    return added.error.kind.startsWith('image') ? ok('notAPicture') : added;
  }

  async function pagesOf(
    batchId: string,
    line: number,
    { caseId, already, pictures, waiting, refused }: BegunFamily,
  ): Promise<Result<FamilyOutcome | undefined, AppError>> {
    const notIn = [...refused];
    let pages = already;
    for (const picture of pictures) {
      // A pause waits for the family, a lock for nobody.
      if (run.phase === 'idle') return ok(undefined);
      const why = await takeIn({ batchId, line, caseId }, picture);
      if (!why.ok) return why;
      if (why.value === undefined) pages += 1;
      else notIn.push({ name: picture.name, why: why.value });
    }
    return ok({ line, pages, waiting, refused: notIn });
  }

  async function familyAt(batchId: string, line: number): Promise<Result<undefined, AppError>> {
    const begun = await batch.begin({ batchId, line });
    if (!begun.ok) return begun;
    let outcome = await pagesOf(batchId, line, begun.value);
    if (!outcome.ok && leaving.has(outcome.error.kind)) {
      const left = await batch.begin({ batchId, line });
      if (!left.ok) return left;
      if (left.value.pictures.length === 0) outcome = await pagesOf(batchId, line, left.value);
    }
    if (!outcome.ok) return outcome;
    return outcome.value === undefined
      ? ok(undefined)
      : batch.done({ batchId, outcome: outcome.value });
  }

  /** Several hands take family after family: while the disk has a page of one, the next page of another is made. */
  async function work({ id: batchId, families, done, open: lines }: BatchStatus): Promise<void> {
    const left = [...lines];
    let through = done;
    let error: AppError | undefined;
    const showAt = (line: number | undefined, phase: 'running' | 'pausing') =>
      show({ phase, batchId, done: through, families, line, error: undefined });
    const hand = async () => {
      for (let line = left.shift(); line !== undefined; line = left.shift()) {
        if (!isGoing() || error !== undefined) return;
        showAt(line, 'running');
        const ended = await familyAt(batchId, line).catch(() => err({ kind: 'internal' as const }));
        if (run.phase === 'idle') return;
        if (!ended.ok) error ??= ended.error;
        else through += 1;
        if (run.phase === 'running' || run.phase === 'pausing') showAt(run.line, run.phase);
      }
    };
    await Promise.all(Array.from({ length: familiesAtOnce }, hand));
    if (run.phase === 'idle') return;
    const phase = through === families && error === undefined ? 'over' : 'paused';
    show({ phase, batchId, done: through, families, line: undefined, error });
  }

  desk.workingSet.onClose(() => {
    run = { phase: 'idle' };
    forgetAll();
  });
  // The pictures are on the agent's drive as well, and the family is gone on with after the lock.
  desk.pictures.add({
    caught: () => ({ lost: 0, unsure: inHand }),
    idle: () => working,
    halt: async () => {
      run = { phase: 'idle' };
    },
  });

  return {
    view: () => run,
    subscribe,
    /** Works through what of the batch is not done; nothing happens while one is under way. */
    go(status: BatchStatus): void {
      if (run.phase === 'running' || run.phase === 'pausing') return;
      const { id: batchId, families, done } = status;
      show({ phase: 'running', batchId, done, families, line: undefined, error: undefined });
      working = work(status);
    },
    pause(): void {
      if (run.phase === 'running') show({ ...run, phase: 'pausing' });
    },
    clear(): void {
      if (run.phase === 'paused' || run.phase === 'over') show({ phase: 'idle' });
    },
  };
}
