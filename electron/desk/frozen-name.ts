/** The name that a pupil had when a roll was frozen or a name last confirmed: found in the case's own history by its digest. */
import { digestOfPupil } from '../../shared/classes/compose-roll';
import { fieldText } from '../../shared/domain/form';
import type { KeptLine } from '../../shared/classes/class-lists';
import type { Station } from './station';

/** Empty when no entry that is left of the case had it. */
export async function frozenName(
  { cases, ledger }: Pick<Station, 'cases' | 'ledger'>,
  { caseId, codeKey }: KeptLine,
  digest: string,
): Promise<string> {
  for (const seq of [...ledger.seqsOf(caseId)].reverse()) {
    const then = await cases.loadAt(caseId, seq);
    if (!then.ok || then.value === undefined) continue;
    const { caseNumber = '', form } = then.value;
    const name = fieldText(form, 'child.name');
    if (digestOfPupil({ caseId, caseNumber, name }, codeKey) === digest) return name;
  }
  return '';
}
