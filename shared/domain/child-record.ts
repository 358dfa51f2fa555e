/** The record of one child: which cases of the station are the same child's, and which of them stands before another. */
import type { Case } from './case';
import { isEnded } from './case-end';
import type { FieldKey, FieldSection, Form } from './form';
import { fieldDefinition, fieldKeys, fieldText } from './form';
import { normaliseIdNumber, parseIdNumber } from './id-number';
import { foldName } from './name-agreement';

type Subject = Pick<Case, 'id' | 'form'>;

/** Shorter numbers are still being typed. */
const shortestNumber = 5;

/** What a child is told by: the number of its paper, and name, sex and day of birth where there is no number. */
type ChildMarks = { readonly number?: string; readonly person?: string };

function marksOf(form: Form): ChildMarks {
  const type = fieldText(form, 'child.idType') || 'residentId';
  const number = normaliseIdNumber(fieldText(form, 'child.idNumber'));
  const whole = type === 'residentId' ? parseIdNumber(number).ok : number.length >= shortestNumber;
  const name = foldName(fieldText(form, 'child.name'));
  const [sex, birth] = [fieldText(form, 'child.sex'), fieldText(form, 'child.birthDate')];
  const isPerson = name !== '' && sex !== '' && /^\d{4}-\d{2}-\d{2}$/.test(birth);
  return {
    ...(type !== 'none' && whole ? { number: `${type}/${number}` } : {}),
    ...(isPerson ? { person: `${name}/${sex}/${birth}` } : {}),
  };
}

/** Texts two cases of one child have in common; a text in common alone does not yet make it the same child. */
export function childMarks(form: Form): string[] {
  const { number, person } = marksOf(form);
  return [
    ...(number === undefined ? [] : [`child-number/${number}`]),
    ...(person === undefined ? [] : [`child/${person}`]),
  ];
}

/**
 * Whether two forms are of one child: the same number; where one of them has none, the same name, sex and day of birth
 * (the two ways of 学籍查重: 有证重复 and 无证重复).
 */
export function isSameChild(one: Form, other: Form): boolean {
  const [a, b] = [marksOf(one), marksOf(other)];
  if (a.number !== undefined && b.number !== undefined) return a.number === b.number;
  return a.person !== undefined && a.person === b.person;
}

/**
 * Whether two forms are of two children for sure, as of brothers and sisters; neither this nor `isSameChild` holds while
 * too little was typed to say.
 */
export function isAnotherChild(one: Form, other: Form): boolean {
  const [a, b] = [marksOf(one), marksOf(other)];
  if (a.number !== undefined && b.number !== undefined) return a.number !== b.number;
  if (a.person !== undefined && b.person !== undefined) return a.person !== b.person;
  const [name, otherName] = [one, other].map((form) => foldName(fieldText(form, 'child.name')));
  return name !== '' && otherName !== '' && name !== otherName;
}

/** Whether a case still may lead to a place: neither put away, nor withdrawn, nor ended with a no. */
export function isOpenCase({ state, decision }: Pick<Case, 'state' | 'decision'>): boolean {
  if (isEnded(state)) return false;
  const ended = ['refused', 'withdrawn', 'duplicate'];
  return !(state === 'decided' && decision !== undefined && ended.includes(decision.outcome));
}

/**
 * Whether another case of the same child may keep `own` back. A draft of an earlier season never does: nobody sent it, its
 * rules are those of children of another year, and it would keep the child out for ever.
 */
export function isRival(
  own: Pick<Case, 'season'>,
  other: Pick<Case, 'season' | 'revision' | 'state' | 'decision'>,
): boolean {
  return isOpenCase(other) && (other.revision > 0 || other.season >= own.season);
}

/**
 * The case that has to be carried on instead of `own`: an open one of the same child that was submitted, or opened,
 * earlier. Of two drafts the older one goes on, so that they never hold each other up.
 */
export function openCaseBefore<Other extends Case>(
  own: Case,
  others: readonly Other[],
): Other | undefined {
  return others
    .filter((other) => other.id !== own.id && isRival(own, other))
    .filter((other) => isSameChild(own.form, other.form))
    .toSorted(inOrder)
    .find((other) => inOrder(other, own) < 0);
}

function inOrder(a: Case, b: Case): number {
  const submitted = Number(b.revision > 0) - Number(a.revision > 0);
  if (submitted !== 0) return submitted;
  const [first, second] = [a.openedAt + a.id, b.openedAt + b.id];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** What stays true of a child from one case to the next. */
const lasting: readonly FieldSection[] = ['child', 'guardian1', 'guardian2', 'register'];

/** Texts a case may take over from an earlier one of the same child: only where nothing was typed, each to be confirmed. */
export function takeOver(form: Form, earlier: Subject): readonly (readonly [FieldKey, string])[] {
  return fieldKeys.flatMap((key) => {
    const known = fieldText(earlier.form, key);
    const isOpen = fieldText(form, key) === '' && known !== '';
    return isOpen && lasting.includes(fieldDefinition(key).section) ? [[key, known] as const] : [];
  });
}
