/** A decision of the desk while it is being chosen, and as it is when it is whole. */
import type { DeskVerdict } from '../../../shared/domain/desk-decision';

/** No code of a pack: the reason is written by hand. */
export const ownWords = '';

/** What was chosen so far; kept like a note until it is recorded. */
export type ChosenVerdict = {
  readonly outcome: DeskVerdict['outcome'] | null;
  readonly school: string | null;
  readonly reasonCode: string | null;
  readonly reason: string;
};

export const nothingChosen: ChosenVerdict = {
  outcome: null,
  school: null,
  reasonCode: null,
  reason: '',
};

/** The verdict, when it is whole. */
export function verdictOf(chosen: ChosenVerdict): DeskVerdict | undefined {
  const { outcome, school, reasonCode } = chosen;
  if (outcome === null) return undefined;
  if (outcome === 'accepted') return school === null ? undefined : { outcome, school };
  if (reasonCode === null) return undefined;
  const reason = reasonCode === ownWords ? chosen.reason.trim() : '';
  if (reasonCode === ownWords && reason === '') return undefined;
  return { outcome, reasonCode, reason };
}

/** Whether a decision is told with a letter; one that is settled elsewhere is not. */
export function hasLetter({ outcome }: Pick<DeskVerdict, 'outcome'>): boolean {
  return outcome !== 'transferred';
}
