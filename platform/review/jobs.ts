/** The job table and its worker: what was promised at commit is done by whichever process comes first. */
import type { Transaction } from '../database/database';
import { errorFacts } from '../log';
import type { PlatformContext } from '../platform-context';
import type { Submission } from '../../shared/protocol/messages';
import type { Wakeups } from '../wakeups';
import { lockForReview, recordStep, recordStepAndDecision } from './review-record';
import { findSameChild, sameChildWords } from './same-child';
import { systemCheck } from './system-check';

type Job = {
  readonly id: number;
  readonly case_id: string;
  readonly revision: number;
  readonly attempts: number;
  readonly submission: string | null;
  /** Whether others were due at the same moment. */
  readonly more: boolean;
};

/** The key in `Wakeups`, and the news, that there may be a job. */
export const jobNews = 'jobs';

/** A lost notification, or a job that is due again, costs at most this long. */
const lookAgainMs = 2000;
const firstRetryMs = 1000;
const longestRetryMs = 600_000;

/** Works until `stopped` aborts; resolves when the job at hand is finished. */
export async function workOnJobs(
  platform: PlatformContext,
  wakeups: Wakeups,
  stopped: AbortSignal,
): Promise<void> {
  while (!stopped.aborted) {
    const wakeup = wakeups.register(jobNews);
    try {
      if (!(await workOnce(platform))) await wakeup.within(lookAgainMs, stopped);
    } catch (error) {
      platform.log('jobs-failed', errorFacts(error), 'error');
      await wakeup.within(lookAgainMs, stopped);
    } finally {
      wakeup.drop();
    }
  }
}

/** Does the next due job in one transaction; false when no other waits. A job that fails is put off, never dropped. */
async function workOnce(platform: PlatformContext): Promise<boolean> {
  const { database, clock, log } = platform;
  let taken: Job | undefined;
  try {
    return await database.transaction(async (transaction) => {
      [taken] = await transaction.query<Job>(
        `with taken as (
           delete from jobs where id = (
             select id from jobs where due_at <= $1
             order by due_at, id limit 1 for update skip locked
           ) returning id, case_id, revision, attempts
         )
         select taken.*, r.submission,
           exists (select from jobs where due_at <= $1 and id <> taken.id) as more
         from taken left join revisions r
           on r.case_id = taken.case_id and r.revision = taken.revision`,
        [clock.now()],
      );
      if (taken === undefined) return false;
      await checkRevision(transaction, platform, taken);
      return taken.more;
    });
  } catch (error) {
    if (taken === undefined) throw error;
    log(
      'job-failed',
      { ...errorFacts(error), job: taken.id, attempts: taken.attempts + 1 },
      'error',
    );
    const waitMs = Math.min(firstRetryMs * 2 ** taken.attempts, longestRetryMs);
    await database.query('update jobs set attempts = attempts + 1, due_at = $2 where id = $1', [
      taken.id,
      new Date(clock.now().getTime() + waitMs),
    ]);
    return true;
  }
}

async function checkRevision(
  transaction: Transaction,
  { changes, packs, clock }: PlatformContext,
  job: Job,
): Promise<void> {
  const current = await lockForReview(transaction, job.case_id);
  // A newer revision took this one's place before it was looked at.
  if (current?.revision !== job.revision || current.state !== 'systemCheck') return;
  if (job.submission === null) throw new Error('A job names a revision that does not exist');
  const submission = JSON.parse(job.submission) as Submission;
  const { step, decision } = systemCheck(submission, packs.ageRule(submission.pack), clock.now());
  const words = sameChildWords(await findSameChild(transaction, job.case_id));
  const note = [step.note, words]
    .filter((part) => part !== '')
    .join('；')
    .slice(0, 500);
  const noted = { ...step, note };
  const write = { transaction, changes };
  await (decision === undefined
    ? recordStep(write, current, noted, 'firstReview')
    : recordStepAndDecision(write, current, noted, decision));
}
