/** Everything that a family answered and photographed, in its own words: to be read through, or aloud. */
import type { Case } from '../../../shared/domain/case';
import type { Completeness, RequirementProgress } from '../../../shared/domain/completeness';
import type { FieldKey } from '../../../shared/domain/form';
import { fieldDefinition, fieldText } from '../../../shared/domain/form';
import type { Messages } from '../../../shared/i18n/messages';
import { spelledName } from '../language/rare-characters';
import { fieldsOf, stepsOf, type Step } from './steps';

type Words = Pick<Messages, 'selfService' | 'words'>;

type ReadThrough = {
  readonly step: Step;
  readonly title: string;
  readonly items: readonly { readonly term: string; readonly value: string }[];
};

/** What was answered and photographed, a group each; what was left empty says so. */
export function readThrough(
  { selfService, words }: Words,
  subject: Case,
  judged: Completeness,
): readonly ReadThrough[] {
  const { questions } = words;
  const asked = (['localRegister', 'localHome', 'preferential'] as const).map((key) => ({
    term: questions[key].ask,
    value: subject.answers[key] ? questions[key].yes : questions[key].no,
  }));
  const groups = stepsOf(subject).flatMap((step): ReadThrough[] => {
    const keys = fieldsOf(subject, step);
    const items = keys.map((key) => ({
      term: words.fields[key].name,
      value: answerOf({ selfService, words }, key, fieldText(subject.form, key)),
    }));
    return items.length === 0 ? [] : [{ step, title: selfService.steps[step], items }];
  });
  const papers = judged.requirements.map((line) => ({
    term: line.requirement.title,
    value: standingWords(selfService, line),
  }));
  return [
    { step: 'group', title: selfService.steps.group, items: asked },
    ...groups,
    { step: 'papers', title: selfService.check.papers, items: papers },
  ];
}

/** The word of a choice, yes or no, or the text with its rare characters spelt; what is empty says so. */
function answerOf({ selfService, words }: Words, key: FieldKey, text: string): string {
  const choices: { readonly [K in FieldKey]?: { readonly [code: string]: string } } = words.choices;
  if (text === '') return selfService.check.empty;
  if (fieldDefinition(key).kind !== 'flag') return choices[key]?.[text] ?? spelledName(text);
  return text === 'yes' ? selfService.yes : selfService.no;
}

/** How a paper stands, in the family's words: whether it was inspected is the desk's business. */
export function standingWords(
  { papers: { standing } }: Messages['selfService'],
  { status, missingPages }: RequirementProgress,
): string {
  switch (status) {
    case 'missing':
      return standing.missing;
    case 'pagesMissing':
      return standing.pagesMissing(missingPages.length);
    case 'pagesFaulty':
      return standing.pagesFaulty;
    case 'notInspected':
    case 'copyOnly':
    case 'doubtful':
    case 'done':
      return standing.done;
  }
}
