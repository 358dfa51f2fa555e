/** The record of one child: which cases of the station are the same child's, and which of them stands before another. */
import type { Case } from './case';
import { isEnded } from './case-end';
import type { FieldKey, FieldSection, Form } from './form';
import { fieldDefinition, fieldKeys, fieldText } from './form';
import { parseIdNumber } from './id-number';
import { foldName } from './name-agreement';
import { normalisePaperNumber } from './paper-number';

type Subject = Pick<Case, 'id' | 'form'>;

/** Shorter numbers are still being typed. */
const shortestNumber = 5;

/** What a child is told by: the number of its paper, and name, sex and day of birth where there is no number. */
type ChildMarks = { readonly type: string; readonly number?: string; readonly person?: string };

/** Papers whose number stays with a person for life; another passport has another number. */
const lifelong = ['residentId', 'hongKongPermit', 'macaoPermit', 'taiwanPermit'];

/** 通行证 before 2013 print how often they were renewed behind the number of the person (公安部 2010-03-10, 号码规则). */
function withoutRenewals(type: string, number: string): string {
  const isPermit = type === 'hongKongPermit' || type === 'macaoPermit';
  return isPermit && /^[HM]\d{10}$/.test(number) ? number.slice(0, -2) : number;
}

function marksOf(form: Form): ChildMarks {
  const type = fieldText(form, 'child.idType') || 'residentId';
  const typed = normalisePaperNumber(fieldText(form, 'child.idNumber'));
  const number = withoutRenewals(type, typed);
  const whole = type === 'residentId' ? parseIdNumber(number).ok : number.length >= shortestNumber;
  const name = foldName(fieldText(form, 'child.name'));
  const [sex, birth] = [fieldText(form, 'child.sex'), fieldText(form, 'child.birthDate')];
  const isPerson = name !== '' && sex !== '' && /^\d{4}-\d{2}-\d{2}$/.test(birth);
  return {
    type,
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
 * Whether two forms may well be of one child: name, sex and day of birth are the same, and the numbers are of two papers,
 * or of a paper that gets another number when it is renewed. For a person to look at, never a reason to refuse: of two
 * children with one name and birthday one would have no way to school.
 */
export function mayBeSameChild(one: Form, other: Form): boolean {
  const [a, b] = [marksOf(one), marksOf(other)];
  if (a.number === undefined || b.number === undefined || a.number === b.number) return false;
  const isTold = a.type === b.type && lifelong.includes(a.type);
  return !isTold && a.person !== undefined && a.person === b.person;
}

/**
 * Whether two forms are of two children for sure, as of brothers and sisters; neither this nor `isSameChild` holds while
 * too little was typed to say.
 */
export function isAnotherChild(one: Form, other: Form): boolean {
  if (mayBeSameChild(one, other)) return false;
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
