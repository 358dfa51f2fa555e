/** Which view of a case somebody sees: the one they came for, as far as the case and their part in it allow. */
import type { Case } from '../../../shared/domain/case';
import { isAtDesk } from '../../../shared/domain/completeness';
import type { CaseView, Route } from '../shell/route';
import { whoseCase } from './whose-case';

type CaseRoute = Extract<Route, { room: 'case' }>;

/** `inspect` is the second reading where the case is not one's own to inspect. */
export function shownView(
  current: Case,
  { view }: Pick<CaseRoute, 'view'>,
  operator: Parameters<typeof whoseCase>[1],
): CaseView {
  const { isOthersDraft, mayEdit } = whoseCase(current, operator);
  if (view === 'inspect' && (isOthersDraft || !mayEdit)) return view;
  if (isOthersDraft) return 'overview';
  if (view === 'review' && current.revision > 0) return view;
  if (!isAtDesk(current.state) || !mayEdit) return 'overview';
  return view ?? (current.state === 'correctionAsked' ? 'overview' : 'form');
}
