/** What a person chose of a batch before it is checked. */
import type { CaseKind } from '../../../shared/domain/case-kind';
import type { GroupAnswers } from '../../../shared/domain/group';
import type { ChosenTable } from '../../../shared/ipc/calls/batch';

/** The columns of the table, the matter, and the answers of families whose row gives none. */
export type BatchChoice = {
  readonly columns: ChosenTable['columns'];
  readonly kind: CaseKind;
  readonly usual: GroupAnswers;
};

/** Most families at a counter are registered here and live in a home of their own. */
export const usualChoice: BatchChoice = {
  columns: [],
  kind: 'primary',
  usual: { preferential: false, localRegister: true, localHome: true },
};
