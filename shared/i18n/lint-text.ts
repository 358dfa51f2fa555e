/** What the linter found, in words: the place, the fault, and the family that shows it. */
import { fieldKeys } from '../domain/form';
import type { LintProblem, ReachableFamily } from '../policy/lint-problem';
import { valueText } from './field-value';
import type { Messages } from './messages';

export type LintText = {
  readonly place: string;
  readonly says: string;
  /** Answers that show the fault; everything else about the family makes no difference. */
  readonly family?: string | undefined;
};

type Words = Pick<Messages, 'problems' | 'words'>;

/** One fault in words. */
export function lintText(messages: Words, problem: LintProblem): LintText {
  const { policy } = messages.problems;
  const say = policy.says[problem.kind] as (problem: LintProblem) => string;
  const text = { place: placeText(messages, problem.path), says: say(problem) };
  return 'family' in problem ? { ...text, family: familyText(messages, problem.family) } : text;
}

/** `requirements.2.when` as 材料要求第3项条件. */
function placeText({ problems: { policy } }: Words, path: string): string {
  if (path === '') return policy.whole;
  return path
    .split('.')
    .map((segment) => (/^\d+$/.test(segment) ? policy.nth(Number(segment) + 1) : segment))
    .map((segment) => (Object.hasOwn(policy.places, segment) ? policy.places[segment] : segment))
    .join(policy.placeSeparator);
}

/** A family by the answers that matter. */
function familyText(messages: Words, { kind, group, form, verified }: ReachableFamily): string {
  const { words, problems } = messages;
  const { policy } = problems;
  const names = verified.map((fact) => policy.verifiedFacts[fact]);
  return [
    words.kinds[kind],
    words.groups[group].title,
    ...fieldKeys
      .filter((key) => (form[key] ?? '') !== '')
      .map(
        (key) => `${words.fields[key].name}${policy.colon}${valueText(messages, key, form[key])}`,
      ),
    ...(names.length > 0 ? [policy.verified(names)] : []),
  ].join(policy.comma);
}
