/** Days and instants as people read them: Beijing time, as on the papers, whatever this computer is set to. */
import { beijingSecond } from '../../../shared/domain/beijing-time';
import type { Locale } from '../../../shared/i18n/locale';

const timeZone = 'Asia/Shanghai';

/** A calendar day such as 2026年8月31日. */
export function dayText(locale: Locale, day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** Day and time to the minute, such as 2026年6月8日 09:41. */
export function instantText(locale: Locale, instant: string): string {
  return textOf(locale, instant, { year: 'numeric', month: 'long', day: 'numeric' });
}

/** Day and time in figures, for tables: 06-08 09:41. */
export function shortInstantText(instant: string): string {
  const text = textOf('en', instant, { month: '2-digit', day: '2-digit' });
  return text.replace(/^(\d{2})\/(\d{2}), /, '$1-$2 ');
}

/** Day and time to the second, in figures, for the trail: 2026-06-08 09:41:07. */
export function secondText(instant: string): string {
  return Number.isNaN(Date.parse(instant)) ? instant : beijingSecond(instant);
}

/** Today in words, with the day of the week. */
export function todayText(locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone }).format(new Date());
}

function textOf(locale: string, instant: string, day: Intl.DateTimeFormatOptions): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return new Intl.DateTimeFormat(locale, {
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(date);
}
