/** Terms of a case 限时办结: until when somebody has to act, and how many working days are left. */
import { beijingDate } from './beijing-time';
import type { Case } from './case';
import { isAtDesk } from './completeness';
import { openCustodies } from './custodies';
import type { Day } from './ids';
import { isValid } from './letter';
import { addWorkingDays, workingDaysBetween } from './working-days';

/**
 * Working days a family has to put right what it was told of, when the decision names no day of its own. Source: the
 * 补正 term of government service windows (mission.md 6.6, after 行政许可法第三十二条); enrolment is no 行政许可, the
 * norm is taken over.
 */
export const correctionWorkingDays = 5;

/**
 * Whose term it is: the family's to correct 补正 or to bring what is missing 补齐, the reviewers' to answer 审核, or the
 * desk's to give back originals 归还.
 */
export type Deadline = {
  readonly kind: 'correction' | 'supplement' | 'review' | 'custody';
  readonly day: Day;
};

type Limits = { readonly reviewWorkingDays?: number };

/** The term of a case that ends first; `reviewWorkingDays` is the pack's word and without it no review term runs. */
export function deadlineOf(current: Case, limits: Limits = {}): Deadline | undefined {
  const custody = openCustodies(current).map(({ custody: { until } }) => until);
  const [first] = custody.toSorted();
  const other = termOf(current, limits);
  if (first === undefined || (other !== undefined && other.day <= first)) return other;
  return { kind: 'custody', day: first };
}

/** The term of the matter itself. */
export function termOf(current: Case, limits: Limits = {}): Deadline | undefined {
  const { state, decision, receipt, revision } = current;
  if (decision?.outcome === 'correction' && isAtDesk(state)) {
    const stated = decision.correction?.deadline;
    return { kind: 'correction', day: stated ?? correctionDeadline(beijingDate(decision.at)).day };
  }
  const told = current.letters.findLast((letter) => isValid(letter) && letter.supplement);
  if (told?.supplement !== undefined && isAtDesk(state)) {
    return { kind: 'supplement', day: told.supplement.deadline };
  }
  const { reviewWorkingDays } = limits;
  const isReviewed = state === 'received' || state === 'underReview';
  if (!isReviewed || reviewWorkingDays === undefined || receipt?.revision !== revision) {
    return undefined;
  }
  const since = beijingDate(receipt.receivedAt);
  return { kind: 'review', day: addWorkingDays(since, reviewWorkingDays).day };
}

/** The day until which a correction asked for on `askedOn` is to be made. */
export function correctionDeadline(askedOn: Day): ReturnType<typeof addWorkingDays> {
  return addWorkingDays(askedOn, correctionWorkingDays);
}

/** Where a term stands. */
export type Standing = {
  /** `soon`: today or tomorrow's working day is the last one. */
  readonly state: 'ahead' | 'soon' | 'today' | 'overdue';
  /** Working days left after today, or past since the last day when overdue. */
  readonly days: number;
  /** Years on the way for which holidays are not known; the days are then by weekends alone. */
  readonly guessedYears: readonly number[];
};

/** Where a term that ends with `day` stands on `today`. */
export function standingOf(day: Day, today: Day): Standing {
  const { count, guessedYears } = workingDaysBetween(today, day);
  if (today > day) return { state: 'overdue', days: Math.abs(count), guessedYears };
  if (today === day) return { state: 'today', days: 0, guessedYears };
  return { state: count <= 1 ? 'soon' : 'ahead', days: count, guessedYears };
}
