/** Arithmetic of calendar days, which have no hours and no place. */
import { isCalendarDay } from './id-number';
import type { Day } from './ids';

const dayMs = 24 * 60 * 60 * 1000;

const timeOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

/** Whether the text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day that is so many days later, or earlier where `days` is below 0. */
export function daysAfter(day: Day, days: number): Day {
  return new Date(timeOf(day) + days * dayMs).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(timeOf(day)).getUTCDay();
}

/** How many days after `from` is `to`; below 0 when it is before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((timeOf(to) - timeOf(from)) / dayMs);
}
