/** A case as a family reads it: what was entered, the papers one by one, and what is still to be done. */
import type { Case } from '../../../shared/domain/case';
import type { Completeness, RequirementStatus } from '../../../shared/domain/completeness';
import { isAsked } from '../../../shared/domain/field-rules';
import type { FieldKey, Form } from '../../../shared/domain/form';
import type { Messages } from '../../../shared/i18n/messages';
import type { FamilyShown } from '../../../shared/ipc/calls/family';
import { mostFamilyLines } from '../../../shared/ipc/family-screen';
import { answerText } from '../intake/case-field';
import { toldNext } from './told-next';

type Shown = Extract<FamilyShown, { show: 'case' }>;
type Standing = Shown['papers'][number]['standing'];

/** What goes on papers and what people mistype most. */
const readThrough: readonly FieldKey[] = [
  'child.name',
  'child.idNumber',
  'child.sex',
  'child.birthDate',
  'child.nation',
  'register.number',
  'guardian1.name',
  'guardian1.phone',
  'guardian2.name',
  'guardian2.phone',
  'register.address',
  'residence.address',
];

/** Fields that were filled in and are asked for, each with its answer in words. */
export function readLines(
  { words }: Messages,
  current: Case,
  form: Form,
): readonly { term: string; value: string }[] {
  return readThrough
    .filter((key) => isAsked({ ...current, form }, key) && form[key] !== undefined)
    .map((key) => ({
      term: words.fields[key].name,
      value: answerText(words, key, form[key] ?? ''),
    }));
}

const standings: { readonly [S in RequirementStatus]: readonly [Standing, FamilyPaper] } = {
  done: ['done', 'done'],
  missing: ['open', 'open'],
  pagesMissing: ['attention', 'incomplete'],
  pagesFaulty: ['attention', 'unclear'],
  notInspected: ['attention', 'attention'],
  copyOnly: ['attention', 'copy'],
  doubtful: ['attention', 'doubtful'],
};
type FamilyPaper = keyof Messages['family']['paper'];

/** Cut to what fits the screen; nothing of it is kept there. */
export function familyCase(
  messages: Messages,
  {
    current,
    form,
    judged,
    unnamed,
    waived,
  }: {
    readonly current: Case;
    readonly form: Form;
    readonly judged: Completeness;
    readonly unnamed: string;
    /** Papers that departments made unnecessary. */
    readonly waived: readonly string[];
  },
): Shown {
  const { family } = messages;
  const asked = judged.requirements.map(({ requirement, status }) => {
    const [standing, word] = standings[status];
    return { title: requirement.title.slice(0, 200), standing, words: family.paper[word] };
  });
  const spared = waived.map((title) => ({
    title: title.slice(0, 200),
    standing: 'waived' as const,
    words: family.paper.waived,
  }));
  const name = (form['child.name'] ?? '').trim();
  const lines = readLines(messages, current, form);
  return {
    show: 'case',
    title: (name === '' ? unnamed : name).slice(0, 1_000),
    lines: lines.slice(0, mostFamilyLines).map(({ term, value }) => ({
      term: term.slice(0, 100),
      value: value.slice(0, 1_000),
    })),
    papers: [...asked, ...spared].slice(0, mostFamilyLines),
    next: toldNext(family, judged),
  };
}
