/** What is read aloud: the questions of a step as they stand there, or everything that was answered. */
import type { Case } from '../../../shared/domain/case';
import type { Completeness } from '../../../shared/domain/completeness';
import { isRequired } from '../../../shared/domain/field-rules';
import type { Checklist } from '../../../shared/domain/requirement';
import type { Messages } from '../../../shared/i18n/messages';
import { familyQuestion } from '../language/field-help';
import { readThrough } from './read-through';
import { fieldsOf, type Step } from './steps';

/** The name of the step, and each question with how to answer it. */
export function spokenStep(
  messages: Messages,
  subject: Case,
  step: Exclude<Step, 'check'>,
  rules: Pick<Checklist, 'requiredFields'>,
): string {
  const { selfService, words } = messages;
  const { pause } = selfService.spoken;
  const asked = fieldsOf(subject, step).flatMap((key) => {
    const { ask, how } = familyQuestion(messages, key, isRequired(subject, key, rules));
    return how === undefined ? [ask] : [ask, how];
  });
  const questions = step !== 'group' ? asked : Object.values(words.questions).map(({ ask }) => ask);
  const lead = step === 'papers' ? [selfService.papers.lead] : [];
  return spoken([selfService.steps[step], ...lead, ...questions], pause);
}

/** Each answer after its name; numbers figure by figure, which no voice does with a long one by itself. */
export function spokenSummary(messages: Messages, subject: Case, judged: Completeness): string {
  const { pause, field } = messages.selfService.spoken;
  const texts = readThrough(messages, subject, judged).flatMap(({ title, items }) => [
    title,
    ...items.map(({ term, value }) => field(term, spelled(value))),
  ]);
  return spoken(texts, pause);
}

/** A voice rests at the end of a sentence; what is none gets one. */
export const spoken = (texts: readonly string[], pause: string): string =>
  texts.map((text) => (/[。？！.?!]$/.test(text) ? text : text + pause)).join(' ');

const spelled = (value: string) => (/^[\dA-Z]{7,}$/.test(value) ? [...value].join(' ') : value);
