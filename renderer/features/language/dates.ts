/** Days and instants as people read them, in the language of the screens and the time of this computer. */
import type { Locale } from '../../../shared/i18n/locale';

/** A calendar day such as 2026年8月31日. */
export function dayText(locale: Locale, day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** Day and time to the minute, such as 2026年6月8日 09:41. */
export function instantText(locale: Locale, instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date);
}

/** Day and time in figures, for tables: 06-08 09:41. */
export function shortInstantText(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Today in words, with the day of the week. */
export function todayText(locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full' }).format(new Date());
}
