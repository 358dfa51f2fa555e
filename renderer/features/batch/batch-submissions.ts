/** A batch being submitted: case after case while the desk is open; it goes on when the room is left. */
import type { AppError } from '../../../shared/domain/app-error';
import { err } from '../../../shared/domain/result';
import type { BatchStatus } from '../../../shared/ipc/calls/batch';
import { followers } from '../../followers';
import type { Desk } from '../../session/desk';
import { ofDesk } from '../../session/of-desk';

/** What the room shows; a new object after every change. */
export type BatchSubmission =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'running' | 'pausing' | 'paused' | 'over';
      readonly batchId: string;
      /** Of those ordered. */
      readonly done: number;
      readonly all: number;
      readonly line: number | undefined;
      /** Why it stopped by itself. */
      readonly error: AppError | undefined;
    };

/** The submissions of this desk; the same ones until it locks. */
export const batchSubmissionsOf = ofDesk(startBatchSubmissions);

function startBatchSubmissions(desk: Desk) {
  const { batch } = desk.bridge;
  let run: BatchSubmission = { phase: 'idle' };
  const { subscribe, tell, clear: forgetAll } = followers();
  const show = (next: BatchSubmission) => {
    run = next;
    tell();
  };
  const isGoing = () => run.phase === 'running';
  const isShut = () => run.phase === 'idle';

  async function work({ id: batchId, toSubmit }: BatchStatus): Promise<void> {
    const all = toSubmit.length;
    let done = 0;
    for (const line of toSubmit) {
      if (!isGoing()) break;
      show({ phase: 'running', batchId, done, all, line, error: undefined });
      const through = await batch
        .submit({ batchId, line })
        .catch(() => err({ kind: 'internal' as const }));
      if (isShut()) return;
      if (!through.ok) {
        show({ phase: 'paused', batchId, done, all, line, error: through.error });
        return;
      }
      done += 1;
    }
    const phase = done === all ? 'over' : 'paused';
    show({ phase, batchId, done, all, line: undefined, error: undefined });
  }

  desk.workingSet.onClose(() => {
    run = { phase: 'idle' };
    forgetAll();
  });

  return {
    view: () => run,
    subscribe,
    /** Works through what is still ordered; nothing happens while one is under way. */
    go(status: BatchStatus): void {
      if (run.phase === 'running' || run.phase === 'pausing') return;
      const all = status.toSubmit.length;
      show({
        phase: 'running',
        batchId: status.id,
        done: 0,
        all,
        line: undefined,
        error: undefined,
      });
      void work(status);
    },
    pause(): void {
      if (run.phase === 'running') show({ ...run, phase: 'pausing' });
    },
    clear(): void {
      if (run.phase === 'paused' || run.phase === 'over') show({ phase: 'idle' });
    },
  };
}
