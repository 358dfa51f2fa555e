/** Whose a case is to who sits here, and what follows for the screen; main decides it again. */
import type { Case } from '../../../shared/domain/case';
import { isAllowed } from '../../../shared/domain/command';
import { accessOf, mayHandOver, mayWorkOn } from '../../../shared/domain/visibility';
import type { Operator } from '../../../shared/ipc/contract';

/** What somebody may do with a case, as far as state, role and owner go. */
export type WhoseCase = {
  readonly owner: string;
  /** A draft of a colleague, seen by an administrator or auditor. */
  readonly isOthersDraft: boolean;
  readonly mayEdit: boolean;
  readonly mayGiveAway: boolean;
  readonly mayWithdraw: boolean;
};

/** Looks at a case with the eyes of an operator. */
export function whoseCase(current: Case, operator: Operator): WhoseCase {
  const { id, role } = operator;
  // Only the founder, an administrator, owns what names no owner.
  const access = accessOf(current, role === 'admin' ? id : '');
  const may = (name: 'editForm' | 'handOverCase' | 'withdrawCase') =>
    isAllowed(name, current.state, role) === 'yes';
  const isOwners = !access.shared && mayHandOver(access, operator);
  return {
    owner: access.owner,
    isOthersDraft: !access.shared && access.owner !== id,
    mayEdit: may('editForm') && mayWorkOn(access, operator),
    mayGiveAway: may('handOverCase') && isOwners,
    mayWithdraw: may('withdrawCase') && isOwners,
  };
}
