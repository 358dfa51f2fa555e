/** Days that a family is given to bring something. */
import { beijingDate } from './beijing-time';
import { daysBetween, isDay } from './calendar-day';

/** A family that has longer than this comes in another season. */
export const longestTermDays = 90;

/** Whether the text is a day of the calendar after today in Beijing, and not too far away. */
export function isTermDay(day: string, at: string): boolean {
  const daysLeft = isDay(day) ? daysBetween(beijingDate(at), day) : 0;
  return daysLeft >= 1 && daysLeft <= longestTermDays;
}
