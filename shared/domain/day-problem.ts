/** What is wrong with a day of the form: no day, no birthday of a pupil, or an end before its beginning. */
import { isDay } from './calendar-day';
import type { FieldKey } from './form';
import type { Checklist } from './requirement';

export type DayProblem =
  | { readonly kind: 'dayFormat' }
  /** The child is no pupil's age: `age` is what it would become in the year of the season. */
  | { readonly kind: 'birthDateUnlikely'; readonly age: number }
  | { readonly kind: 'tooYoung'; readonly years: number; readonly onDay: string }
  | { readonly kind: 'daysReversed' };

/** Ages that a pupil may become within a year; beyond them a figure of the year is wrong. */
const pupilAges = { least: 5, most: 30 } as const;

/** Fields that end what another one begins. */
const beginnings: Readonly<Partial<Record<FieldKey, FieldKey>>> = {
  'work.permitUntil': 'work.permitFrom',
  'residence.until': 'residence.since',
};

/** What of a case a day is held against. */
export type DayFrame = {
  /** 幼升小, where the child comes of age for school this year. */
  readonly isFirstGrade: boolean;
  readonly age: Checklist['age'];
  readonly season: number;
  /** What stands in another field that the family is asked for. */
  readonly said: (key: FieldKey) => string;
};

/** What is wrong with what stands in a field for a day, or nothing. */
export function dayProblem(key: FieldKey, text: string, frame: DayFrame): DayProblem | undefined {
  if (!isDay(text)) return { kind: 'dayFormat' };
  const beginning = beginnings[key];
  if (beginning !== undefined) {
    const begun = frame.said(beginning);
    return isDay(begun) && text < begun ? { kind: 'daysReversed' } : undefined;
  }
  return key === 'child.birthDate' ? birthDateProblem(text, frame) : undefined;
}

function birthDateProblem(
  text: string,
  { isFirstGrade, age: { years, onDay }, season }: DayFrame,
): DayProblem | undefined {
  const becomes = season - Number(text.slice(0, 4));
  // Who is too young for the first grade is told when to come; a pupil of another grade is older than that.
  const least = isFirstGrade ? 0 : pupilAges.least;
  if (becomes > pupilAges.most || becomes < least)
    return { kind: 'birthDateUnlikely', age: becomes };
  const latest = `${season - years}-${onDay}`;
  return isFirstGrade && text > latest
    ? { kind: 'tooYoung', years, onDay: `${season}-${onDay}` }
    : undefined;
}
