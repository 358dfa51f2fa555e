/**
 * The working-day clock 工作日: which days are worked in China, and how many lie between two of them. Days are Beijing
 * calendar days. A year without a notice (holiday-years.ts) is judged by its weekends alone and named in `guessedYears`:
 * whoever shows such a result says so.
 */
import { daysAfter, weekdayOf } from './calendar-day';
import { holidayYears } from './holiday-years';
import type { Day } from './ids';

const known = new Set(holidayYears.map(({ year }) => year));
const holidays = holidayYears.flatMap((year) => year.holidays);
const worked = new Set(holidays.flatMap((holiday) => holiday.worked));

/** What a calendar day is: `makeUp` is a weekend day worked for a holiday. */
export type DayKind = 'workday' | 'makeUp' | 'weekend' | 'holiday';

/** The kind of a day; in a year without a notice only `workday` or `weekend`. */
export function dayKind(day: Day): DayKind {
  if (worked.has(day)) return 'makeUp';
  if (holidays.some(({ from, to }) => from <= day && day <= to)) return 'holiday';
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6 ? 'weekend' : 'workday';
}

/** Whether offices work on this day. */
export function isWorkingDay(day: Day): boolean {
  const kind = dayKind(day);
  return kind === 'workday' || kind === 'makeUp';
}

/**
 * The last day of a term of `count` working days that begins after `from`: the day on which a term begins is not
 * counted (民法典第二百零一条). With a `count` of 0 it is `from` itself, worked or not.
 * @throws RangeError when `count` is negative or not whole: a term never runs backwards.
 */
export function addWorkingDays(
  from: Day,
  count: number,
): { readonly day: Day; readonly guessedYears: readonly number[] } {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`Not a term: ${count}`);
  let day = from;
  for (let left = count; left > 0; left -= isWorkingDay(day) ? 1 : 0) day = daysAfter(day, 1);
  return { day, guessedYears: guessedYears(from, day) };
}

/** How many working days lie after `from` up to and including `to`; negative when `to` lies before `from`. */
export function workingDaysBetween(
  from: Day,
  to: Day,
): { readonly count: number; readonly guessedYears: readonly number[] } {
  const [first, last] = from <= to ? [from, to] : [to, from];
  let count = 0;
  for (let day = first; day < last;) {
    day = daysAfter(day, 1);
    if (isWorkingDay(day)) count += 1;
  }
  // Not `-count`: that would be -0 for a stretch of rest days.
  return { count: from <= to ? count : 0 - count, guessedYears: guessedYears(first, last) };
}

/** The years from the one of `from` to the one of `to` for which there is no notice. */
function guessedYears(from: Day, to: Day): number[] {
  const years: number[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    if (!known.has(year)) years.push(year);
  }
  return years;
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));
