/** Instants and days as papers write them: Beijing time (GB/T 9704-2012, 7.3.5: Arabic numerals, 年月日 in full). */
import type { Day, Instant } from './ids';

const beijingOffsetMs = 8 * 60 * 60 * 1000;

function beijing(instant: Instant): Date {
  return new Date(Date.parse(instant) + beijingOffsetMs);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The calendar day in Beijing, e.g. 2026年8月15日. */
export function beijingDay(instant: Instant): string {
  const at = beijing(instant);
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
}

/** The minute in Beijing, e.g. 2026年8月15日 10时05分. */
export function beijingMinute(instant: Instant): string {
  const at = beijing(instant);
  return `${beijingDay(instant)} ${two(at.getUTCHours())}时${two(at.getUTCMinutes())}分`;
}

/** The second in Beijing for tables, e.g. 2026-08-15 10:05:03. */
export function beijingSecond(instant: Instant): string {
  return beijing(instant).toISOString().slice(0, 19).replace('T', ' ');
}

/** A calendar day in words, e.g. 2026年8月5日. */
export function dayWords(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/** The instant of a day `YYYY-MM-DD` and a time `HH:MM` in Beijing; nothing when there is no such one. */
export function beijingInstant(day: string, time: string): Instant | undefined {
  const ms = /^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}$/.test(`${day} ${time}`)
    ? Date.parse(`${day}T${time}:00.000+08:00`)
    : Number.NaN;
  const instant = Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
  // 30 February and 24:00 are other instants than they say.
  return instant !== undefined && isWritten(instant, day, time) ? instant : undefined;
}

const isWritten = (instant: Instant, day: string, time: string) =>
  beijingSecond(instant) === `${day} ${time}:00`;

/** Minutes since midnight in Beijing, 0 to 1439. */
export function beijingMinuteOfDay(instant: Instant): number {
  const at = beijing(instant);
  return at.getUTCHours() * 60 + at.getUTCMinutes();
}

/** The Beijing calendar day that an instant falls on. */
export function beijingDate(instant: Instant): Day {
  return beijing(instant).toISOString().slice(0, 10);
}
