/** The sign-up window of a kind: whether a family comes too early, in time, or late. */
import type { CaseKind } from '../domain/case-kind';
import type { SeasonCalendar } from './pack';

export type SignUpState =
  | { readonly kind: 'open'; readonly to: string }
  | { readonly kind: 'early'; readonly from: string }
  /** Not turned away: the case is marked as late, for overall arrangement 统筹. */
  | { readonly kind: 'late'; readonly to: string }
  | { readonly kind: 'notSaid' };

/** Judges a Beijing day (YYYY-MM-DD) by the calendar; of several windows the one that is open or comes next counts. */
export function signUpState(
  calendar: SeasonCalendar | undefined,
  kind: CaseKind,
  day: string,
): SignUpState {
  const windows = (calendar?.signUp ?? [])
    .filter((window) => window.kind === kind)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const last = windows.at(-1);
  if (last === undefined) return { kind: 'notSaid' };
  const present = windows.find(({ to }) => day <= to);
  if (present === undefined) return { kind: 'late', to: last.to };
  return day < present.from
    ? { kind: 'early', from: present.from }
    : { kind: 'open', to: present.to };
}
