/** Terms in words: how many working days are left, and what was guessed to say so. */
import { standingOf } from '../../../shared/domain/deadline';
import type { Standing } from '../../../shared/domain/deadline';
import type { Day } from '../../../shared/domain/ids';
import type { Locale } from '../../../shared/i18n/locale';
import type { Messages } from '../../../shared/i18n/messages';
import type { Tone } from '../../ui/feedback/tone';
import { dayText } from '../language/dates';

/** How many working days are left of a term, or since when it is over. */
export function standingText({ deadlines }: Messages, { state, days }: Standing): string {
  switch (state) {
    case 'ahead':
      return deadlines.ahead(days);
    case 'soon':
      return deadlines.soon(days);
    case 'today':
      return deadlines.today;
    case 'overdue':
      return deadlines.overdue(days);
  }
}

/** How much a term presses. */
export function toneOf({ state }: Standing): Tone {
  if (state === 'ahead') return 'neutral';
  return state === 'overdue' ? 'danger' : 'warning';
}

/** Says so when the holidays of a year on the way are not known; nothing otherwise. */
export function guessedLines({ deadlines, words }: Messages, years: readonly number[]): string[] {
  return years.length === 0 ? [] : [deadlines.guessed(years.join(words.comma))];
}

/** The lines of a notice about a correction that is due. */
export function correctionLines(
  messages: Messages,
  locale: Locale,
  day: Day,
  today: Day,
): readonly string[] {
  const standing = standingOf(day, today);
  const until = messages.casePage.correctionDeadline(dayText(locale, day));
  return [
    `${until} · ${standingText(messages, standing)}`,
    ...(standing.state === 'overdue' ? [messages.deadlines.overdueTodo] : []),
    ...guessedLines(messages, standing.guessedYears),
  ];
}
