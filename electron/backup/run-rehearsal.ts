/** The rehearsal of a restore: into a scratch folder beside the data, opened as a station, and removed again. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Station } from '../desk/station';
import type { Jobs } from './job-client';
import type { JobProgress } from './job';
import { destroyCopy, rehearsalFolder } from './left-copies';
import { manifestKeyPurpose } from './manifest';
import { openCopy } from './rehearsal';

export type Rehearsed = {
  readonly headSeq: number;
  readonly files: number;
  /** `whole`, or why the back-up would not have restored. */
  readonly outcome: string;
  /** Files of the back-up to be written anew. */
  readonly suspects: readonly string[];
  readonly error?: AppError;
};

/** Restores and opens; an error only when nothing was learnt about the back-up. */
export async function runRehearsal(
  station: Pick<Station, 'derive'>,
  backup: string,
  dataFolder: string,
  {
    jobs,
    onStarted,
    tell,
  }: {
    readonly jobs: Jobs;
    readonly onStarted: (job: { readonly stop: () => void }) => void;
    readonly tell: (progress: JobProgress) => void;
  },
): Promise<Result<Rehearsed, AppError>> {
  const scratch = rehearsalFolder(dataFolder);
  const key = station.derive(manifestKeyPurpose);
  try {
    const job = jobs.restore(
      { kind: 'restore', backup, target: scratch, key, partial: false },
      tell,
    );
    const stopping = new AbortController();
    onStarted({
      stop: () => {
        stopping.abort();
        job.stop();
      },
    });
    const copied = await job.done;
    if (!copied.ok) {
      const { error } = copied;
      if (error.kind === 'restoreCancelled' || error.kind === 'restoreNoRoom') return copied;
      const suspects = error.kind === 'backupDamaged' ? error.names : [];
      return ok({ headSeq: 0, files: 0, outcome: error.kind, suspects, error });
    }
    const { head, files } = copied.value;
    // Outside of the turnstile: opening a large record takes longer than a lock may.
    const opened = await openCopy(scratch, station.derive, copied.value, stopping.signal);
    const facts = { headSeq: head.seq, files, suspects: [] };
    if (opened.ok) return ok({ ...facts, outcome: 'whole' });
    const problem = opened.error;
    if (problem === 'stopped') return err({ kind: 'restoreCancelled' });
    return ok({ ...facts, outcome: problem, error: { kind: 'backupIncomplete' } });
  } finally {
    key.fill(0);
    // What cannot go now goes at the next start.
    await destroyCopy(scratch).catch(() => undefined);
  }
}
