/** Terms of a case 限时办结: until when somebody has to act, and how many working days are left. */
import { beijingDate } from './beijing-time';
import type { Case } from './case';
import { isAtDesk } from './completeness';
import { openCustodies } from './custodies';
import { deskDecisionOf } from './desk-standing';
import type { Day } from './ids';
import { isValid } from './letter';
import { newNumberOf, numberToldOf } from './matter-receipt';
import { addWorkingDays, workingDaysBetween } from './working-days';

/**
 * Working days a family has to put right what it was told of, when the decision names no day of its own. Source: the
 * 补正 term of government service windows (mission.md 6.6, after 行政许可法第三十二条); enrolment is no 行政许可, the
 * norm is taken over.
 */
export const correctionWorkingDays = 5;

/**
 * Whose term it is: the family's to correct 补正 or to bring what is missing 补齐, the platform's to answer 平台审核 or
 * the desk's where its pack lets it decide 窗口审核, or the desk's to give back originals 归还, or to tell the family its new
 * number 告知新编号: at once.
 */
export type Deadline = {
  readonly kind: 'correction' | 'supplement' | 'review' | 'deskReview' | 'custody' | 'newNumber';
  readonly day: Day;
};

/** The pack's word on reviews; without its days no review term runs. */
export type ReviewLimits = {
  readonly reviewWorkingDays: number | undefined;
  readonly placeNoticeBy: 'platform' | 'desk';
};

const noLimits: ReviewLimits = { reviewWorkingDays: undefined, placeNoticeBy: 'platform' };

/** The term of a case that ends first. */
export function deadlineOf(current: Case, limits: ReviewLimits = noLimits): Deadline | undefined {
  const custody = openCustodies(current).map(({ custody: { until } }) => until);
  const [first] = custody.toSorted();
  const other = firstOf(termOf(current, limits), newNumberTerm(current));
  return firstOf(other, first === undefined ? undefined : { kind: 'custody', day: first });
}

function newNumberTerm(current: Case): Deadline | undefined {
  const changed = newNumberOf(current);
  if (changed === undefined || numberToldOf(current, changed) !== undefined) return undefined;
  return { kind: 'newNumber', day: changed.since };
}

/** The one of two terms that ends first; of two that end together the former. */
export function firstOf(
  one: Deadline | undefined,
  other: Deadline | undefined,
): Deadline | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.day <= other.day ? one : other;
}

/** The term of the matter itself. */
export function termOf(current: Case, limits: ReviewLimits = noLimits): Deadline | undefined {
  const { state, decision, denied } = current;
  if (denied !== undefined && isAtDesk(state)) {
    const { deadline: day } = denied;
    return day === undefined ? undefined : { kind: 'correction', day };
  }
  if (decision?.outcome === 'correction' && isAtDesk(state)) {
    const stated = decision.correction?.deadline;
    return { kind: 'correction', day: stated ?? correctionDeadline(beijingDate(decision.at)).day };
  }
  const told = current.letters.findLast((letter) => isValid(letter) && letter.supplement);
  if (told?.supplement !== undefined && isAtDesk(state)) {
    return { kind: 'supplement', day: told.supplement.deadline };
  }
  return reviewTerm(reviewSince(current), limits);
}

/** Since which day the answer to what was sent last is waited for: the platform's, and the desk's own. */
export type ReviewSince = { readonly platform?: Day; readonly desk?: Day };

/** Where a case waits for an answer: the platform's from its receipt on, the desk's from the submission on. */
export function reviewSince(current: Case): ReviewSince {
  const { state, receipt, revision, submittedAt } = current;
  const isReviewed = state === 'received' || state === 'underReview';
  const isSent = isReviewed || state === 'queued' || state === 'held';
  const isUndecided = isSent && submittedAt !== undefined && deskDecisionOf(current) === undefined;
  return {
    ...(isReviewed && receipt?.revision === revision
      ? { platform: beijingDate(receipt.receivedAt) }
      : {}),
    ...(isUndecided ? { desk: beijingDate(submittedAt) } : {}),
  };
}

/**
 * The term of a review in working days of the pack. A desk that may decide answers within it, and the platform that has
 * to confirm afterwards within the same days of its own.
 */
export function reviewTerm(
  { platform, desk }: ReviewSince,
  { reviewWorkingDays, placeNoticeBy }: ReviewLimits,
): Deadline | undefined {
  if (reviewWorkingDays === undefined) return undefined;
  const until = (since: Day) => addWorkingDays(since, reviewWorkingDays).day;
  if (placeNoticeBy === 'desk' && desk !== undefined)
    return { kind: 'deskReview', day: until(desk) };
  return platform === undefined ? undefined : { kind: 'review', day: until(platform) };
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
