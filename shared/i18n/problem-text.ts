/** Finds the words that stand beside a field which is not right yet. */
import type { FieldProblem } from '../domain/field-rules';
import type { FieldKey } from '../domain/form';
import { fieldDefinition } from '../domain/form';
import type { Messages } from './messages';

/** What is wrong with the field and how to put it right. */
export function problemText(
  { problems, words }: Pick<Messages, 'problems' | 'words'>,
  key: FieldKey,
  problem: FieldProblem,
): string {
  const { label } = words.fields[key];
  if (problem.kind === 'required' && fieldDefinition(key).kind === 'choice') {
    return problems.chooseOne(label);
  }
  const say = problems.problems[problem.kind] as (problem: FieldProblem, label: string) => string;
  return say(problem, label);
}
