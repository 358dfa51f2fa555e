/** Days and instants as people read them: Beijing time, as on the papers, whatever this computer is set to. */
import { beijingSecond } from '../../../shared/domain/beijing-time';
import type { Locale } from '../../../shared/i18n/locale';

const timeZone = 'Asia/Shanghai';
const minute = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;

/** Each kind of text with its own: making a formatter costs milliseconds, and a table has hundreds of cells. */
const formats = {
  day: keptFormat({ dateStyle: 'long', timeZone: 'UTC' }),
  instant: keptFormat({ year: 'numeric', month: 'long', day: 'numeric', ...minute }),
  shortInstant: keptFormat({ month: '2-digit', day: '2-digit', ...minute }),
  today: keptFormat({ dateStyle: 'full', timeZone }),
};

/** A calendar day such as 2026年8月31日. */
export function dayText(locale: Locale, day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : formats.day(locale).format(date);
}

/** Day and time to the minute, such as 2026年6月8日 09:41. */
export function instantText(locale: Locale, instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : formats.instant(locale).format(date);
}

/** Day and time in figures, for tables: 06-08 09:41. */
export function shortInstantText(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const text = formats.shortInstant('en').format(date);
  return text.replace(/^(\d{2})\/(\d{2}), /, '$1-$2 ');
}

/** Day and time to the second, in figures, for the trail: 2026-06-08 09:41:07. */
export function secondText(instant: string): string {
  return Number.isNaN(Date.parse(instant)) ? instant : beijingSecond(instant);
}

/** Today in words, with the day of the week. */
export function todayText(locale: Locale): string {
  return formats.today(locale).format(new Date());
}

function keptFormat(options: Intl.DateTimeFormatOptions) {
  const kept = new Map<Locale, Intl.DateTimeFormat>();
  return (locale: Locale): Intl.DateTimeFormat => {
    const known = kept.get(locale) ?? new Intl.DateTimeFormat(locale, options);
    kept.set(locale, known);
    return known;
  };
}
