/** The facts of a case that the conditions of a policy pack may look at: always all of them, always typed. */
import type { FormSubject } from '../domain/field-rules';
import { areaPerResident } from '../domain/field-rules';
import { fieldText } from '../domain/form';

/** Facts by name as CEL sees them; texts are empty and numbers 0 while unknown. */
export type Facts = {
  readonly kind: string;
  readonly group: string;
  readonly singleParent: boolean;
  readonly differentBooks: boolean;
  readonly residence: {
    readonly tenure: string;
    readonly areaM2: number;
    readonly residents: number;
    /** 0 while area or residents are unknown. */
    readonly areaPerResident: number;
  };
};

/** Reads the facts out of a case. */
export function factsOf(current: FormSubject): Facts {
  const { form } = current;
  const number = (text: string) => (Number.isFinite(Number(text)) ? Number(text) : 0);
  return {
    kind: current.kind,
    group: current.group,
    singleParent: fieldText(form, 'family.singleParent') === 'yes',
    differentBooks: fieldText(form, 'register.differentBooks') === 'yes',
    residence: {
      tenure: fieldText(form, 'residence.tenure'),
      areaM2: number(fieldText(form, 'residence.areaM2')),
      residents: number(fieldText(form, 'residence.residents')),
      areaPerResident: areaPerResident(current) ?? 0,
    },
  };
}
