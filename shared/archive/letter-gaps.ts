/** What a letter would leave blank, looked for before its number is drawn: a number is used up for ever. */
import type { Case } from '../domain/case';
import type { FieldKey } from '../domain/form';
import type { Letter, LetterGaps } from '../domain/letter';
import type { PolicyPack } from '../policy/pack';
import type { PlaceholderName } from './letter-placeholders';
import { filledLetter } from './letter-text';

/** Where the form has what a placeholder says. */
const typedIn: { readonly [name in PlaceholderName]?: FieldKey } = {
  'child.name': 'child.name',
  'child.maskedIdNumber': 'child.idNumber',
  'guardian1.name': 'guardian1.name',
  'guardians.names': 'guardian1.name',
};

/** Writes the letter and throws it away. */
export function letterGaps(current: Case, letter: Letter, pack: PolicyPack): LetterGaps {
  const { problems } = filledLetter(current, letter, pack, {
    operatorName: letter.by,
    fieldName: String,
    code: '',
    marks: [],
  });
  const found = problems.map((problem) =>
    problem.kind === 'emptyPlaceholder' ? typedIn[problem.placeholder] : undefined,
  );
  const fields = found.filter((key): key is FieldKey => key !== undefined);
  return { fields: [...new Set(fields)], isBroken: found.includes(undefined) };
}
