/** Whether a family can ever have a line waived 免交: what no department can be asked of it waives nothing. */
import { factFields, isUnknownNumber } from '../domain/fact-standing';
import type { FormSubject } from '../domain/field-rules';
import { isAsked } from '../domain/field-rules';
import { fieldText } from '../domain/form';
import type { VerifiedFact } from '../domain/verified-fact';
import { controllersOf } from './family-space';

/** Whether all the facts may be asked of this family, as far as it has answered. */
export function mayWaive(subject: FormSubject, facts: readonly VerifiedFact[]): boolean {
  const { form } = subject;
  return facts
    .flatMap((fact) => factFields[fact])
    .every((key) => {
      if (isUnknownNumber(form, key)) return false;
      const isOpen = () => controllersOf(key).some((one) => fieldText(form, one) === '');
      return isAsked(subject, key) || isOpen();
    });
}
