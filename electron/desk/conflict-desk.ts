/** Reads both submissions of one number: the one kept here, and the one that the platform holds. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Conflict } from '../../shared/ipc/calls/conflict';
import type { HeldRevisionReply, Submission } from '../../shared/protocol/messages';
import { submissionSchema } from '../../shared/protocol/messages';
import { parseJsonAs } from '../../shared/protocol/parse-json';
import type { Answer } from './doors';
import type { Station } from './station';

/** `platform`: the one that takes the case; absent: the one that was paired first. */
type Ask = (
  of: { readonly caseId: string; readonly revision: number },
  platform: string | undefined,
) => Promise<Result<HeldRevisionReply, AppError>>;

/**
 * Both sides of a conflict; nothing is changed by reading them.
 * @returns `notAllowedInState` for a case without one, the store's error, or what `ask` met.
 */
export async function readConflict(
  station: Pick<Station, 'cases' | 'queue' | 'during'>,
  caseId: string,
  ask: Ask,
): Promise<Result<Conflict, AppError>> {
  // A lock waits for the reading, which needs keys, and not for the line.
  const kept = await station.during(() => ownSide(station, caseId));
  if (!kept.ok) return kept;
  const { entryId, revision, platform, ours } = kept.value;
  const held = await ask({ caseId, revision }, platform);
  if (!held.ok) return held;
  const theirs = parseJsonAs(submissionSchema, held.value.submission);
  if (theirs?.caseId !== caseId || theirs.revision !== revision) {
    return err({ kind: 'platformAnswersNonsense' });
  }
  const { latest, receivedAt, receipt } = held.value;
  return ok({
    entryId,
    revision,
    latest: Math.max(latest, revision),
    ours: sideOf(ours, theirs),
    theirs: { ...sideOf(theirs, ours), receivedAt, isWhole: receipt !== undefined },
  });
}

async function ownSide(
  { cases, queue }: Pick<Station, 'cases' | 'queue'>,
  caseId: string,
): Answer<{
  readonly entryId: string;
  readonly revision: number;
  readonly platform: string | undefined;
  readonly ours: Submission;
}> {
  const found = await cases.load(caseId);
  if (!found.ok) return found;
  const { outbox: entry, platform, state } = found.value ?? {};
  if (entry?.state !== 'conflicted') {
    return err({ kind: 'notAllowedInState', command: 'settleConflict', state: state ?? 'draft' });
  }
  const kept = await queue.store.readSubmission(entry);
  if (!kept.ok) return kept;
  const ours = parseJsonAs(submissionSchema, kept.value);
  if (ours === undefined) return err({ kind: 'fileDamaged' });
  return ok({ entryId: entry.id, revision: entry.revision, platform, ours });
}

function sideOf(side: Submission, other: Submission): Conflict['ours'] {
  const { submittedAt, submittedBy, group, form } = side;
  const theirs = new Map(other.documents.map((one) => [one.requirementId, contentOf(one)]));
  const documents = side.documents.map((one) => ({
    requirementId: one.requirementId,
    pages: one.pages.length,
    same: theirs.get(one.requirementId) === contentOf(one),
  }));
  return { submittedAt, submittedBy, group, form, documents };
}

const contentOf = ({ pages }: Submission['documents'][number]): string =>
  pages.map(({ original }) => original.sha256).join(' ');
