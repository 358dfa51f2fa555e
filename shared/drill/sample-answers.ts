/** Invented answers to what a county's pack asks beyond the sample families' own forms: they are practised under every pack. */
import type { Case } from '../domain/case';
import type { FormRules } from '../domain/field-rules';
import { formProblems } from '../domain/field-rules';
import type { FieldKey, Form } from '../domain/form';
import { fieldDefinition, fieldText } from '../domain/form';
import { assertNever } from '../domain/result';

/** Texts for every field that this family has still to fill; none when nothing is left. */
export function sampleAnswers(
  current: Pick<Case, 'kind' | 'group' | 'form' | 'season'>,
  rules: FormRules,
): Form {
  const { form, season } = current;
  const missing = [...formProblems(current, rules, season)].filter(
    ([, { kind }]) => kind === 'required',
  );
  return Object.fromEntries(missing.map(([key]) => [key, answerTo(key, form, season)]));
}

function answerTo(key: FieldKey, form: Form, season: number): string {
  const { kind, choices } = fieldDefinition(key);
  switch (kind) {
    case 'choice':
      return choices?.[0] ?? '';
    case 'flag':
      return 'no';
    case 'name':
      return fieldText(form, 'guardian1.name');
    case 'day':
      return key.endsWith('Until') || key.endsWith('.until')
        ? `${season + 1}-12-31`
        : `${season - 4}-03-01`;
    case 'number':
      return '36';
    case 'phone':
      return '15400009999';
    case 'idNumber':
    case 'text':
      return '演练样例1';
    case 'studentNumber':
      return `L${season}0099701`;
    case 'region':
      return '371103';
    case 'country':
      return 'CHN';
    default:
      return assertNever(kind);
  }
}
