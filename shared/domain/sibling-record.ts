/** Brothers and sisters: how cases of one family are found by its guardians, and what of one belongs to the other as well. */
import { isAnotherChild } from './child-record';
import type { FormSubject } from './field-rules';
import { askedText, isAsked } from './field-rules';
import type { FieldKey, FieldSection, Form } from './form';
import { fieldDefinition, fieldKeys, fieldText, paperOf } from './form';
import { foldName } from './name-agreement';
import { isNumbered, normalisePaperNumber, paperNumberProblem } from './paper-number';

const guardians = ['guardian1', 'guardian2'] as const;
type Guardian = (typeof guardians)[number];

/** Numbers of papers without a rule; shorter ones are still being typed. */
const shortestNumber = 5;

/** Paper and number of a guardian who is asked for; nothing before the number is whole. */
function numberOf(subject: FormSubject, who: Guardian): string | undefined {
  const number = normalisePaperNumber(askedText(subject, `${who}.idNumber`));
  const paper = paperOf(subject.form, who);
  const isWhole =
    paper === 'residentId' || isNumbered(paper)
      ? paperNumberProblem(paper, number) === undefined
      : number.length >= shortestNumber;
  return isWhole ? `${paper}/${number}` : undefined;
}

/** Texts that cases with a guardian in common have in common, whichever of the two places the guardian stands in. */
export function guardianMarks(subject: FormSubject): string[] {
  const numbers = guardians.flatMap((who) => numberOf(subject, who) ?? []);
  return [...new Set(numbers)].map((number) => `guardian/${number}`);
}

/** In which place of `other` each guardian of `own` stands, told by a number that both have; nothing for two families. */
function placesIn(
  own: FormSubject,
  other: FormSubject,
): { readonly [who in Guardian]: Guardian } | undefined {
  const shared = (who: Guardian, there: Guardian) => {
    const number = numberOf(own, who);
    return number !== undefined && number === numberOf(other, there);
  };
  const same = guardians.some((who) => shared(who, who));
  if (same) return { guardian1: 'guardian1', guardian2: 'guardian2' };
  const crossed = shared('guardian1', 'guardian2') || shared('guardian2', 'guardian1');
  return crossed ? { guardian1: 'guardian2', guardian2: 'guardian1' } : undefined;
}

/** Whether two cases are of two children who have a guardian in common. */
export function isSibling(own: FormSubject, other: FormSubject): boolean {
  return placesIn(own, other) !== undefined && isAnotherChild(own.form, other.form);
}

const ofFamily: ReadonlySet<FieldSection> = new Set([
  'guardian1',
  'guardian2',
  'register',
  'residence',
  'work',
]);

/** What stands in those sections and is true of one child alone. */
const ofChild: ReadonlySet<FieldKey> = new Set([
  // A court or a committee names the guardian of one child.
  'guardian1.authority',
  'guardian2.authority',
  // These are written from the child's own page of the register, which is what they are held against it for.
  'register.memberNumber',
  'register.childRelation',
  'register.since',
]);

/** Whether what is true of one child of a family is true of its brothers and sisters too. */
export function isOfFamily(key: FieldKey): boolean {
  return ofFamily.has(fieldDefinition(key).section) && !ofChild.has(key);
}

/** What a brother's or sister's case says for one field: `new` where nothing stands yet, `different` where something else does. */
export type SiblingText = {
  readonly key: FieldKey;
  readonly text: string;
  readonly now: string;
  readonly standing: 'same' | 'new' | 'different';
};

/**
 * What a case may take over from one of a brother or sister, each text to be confirmed. A guardian who stands in the
 * other place there is followed; one who is somebody else there is left out.
 */
export function siblingTexts(own: FormSubject, sibling: FormSubject): readonly SiblingText[] {
  const places = placesIn(own, sibling);
  if (places === undefined) return [];
  const said = fieldKeys.flatMap((key) => {
    const text = isOfFamily(key) ? saidOf(own, sibling, places, key) : '';
    return text === '' ? [] : [[key, text] as const];
  });
  // Which fields are asked for depends on what is taken over with them.
  const together = { ...own, form: { ...Object.fromEntries(said), ...typed(own.form) } };
  return said
    .filter(([key]) => isAsked(together, key))
    .map(([key, text]) => {
      const now = standingText(own.form, key);
      // A box that nobody touched says no already.
      const isUntouched = now === '' && !(fieldDefinition(key).kind === 'flag' && text === 'no');
      const isSame = now === '' || isSameText(key, now, text);
      return { key, text, now, standing: isUntouched ? 'new' : isSame ? 'same' : 'different' };
    });
}

function saidOf(
  own: FormSubject,
  sibling: FormSubject,
  places: { readonly [who in Guardian]: Guardian },
  key: FieldKey,
): string {
  const who = guardians.find((one) => key.startsWith(`${one}.`));
  if (who !== undefined) return saidOfGuardian(own, who, sibling, places[who], key);
  const text = askedText(sibling, key);
  // A second guardian who is written is not hidden, and the owner who is a child is not this one.
  const isSecondHidden = key === 'family.singleParent' && isNamed(own.form, 'guardian2');
  const isChildsHome = key === 'residence.ownerRelation' && text === 'child';
  return isSecondHidden || isChildsHome ? '' : text;
}

function saidOfGuardian(
  own: FormSubject,
  who: Guardian,
  sibling: FormSubject,
  there: Guardian,
  key: FieldKey,
): string {
  const theirs = fieldKeys.find((one) => one === `${there}${key.slice(who.length)}`);
  if (theirs === undefined || isSomebodyElse(own, who, sibling, there)) return '';
  if (theirs !== `${there}.idType`) return askedText(sibling, theirs);
  return isAsked(sibling, theirs) && isNamed(sibling.form, there)
    ? paperOf(sibling.form, there)
    : '';
}

/** By number where both are known, else by name. */
function isSomebodyElse(
  own: FormSubject,
  who: Guardian,
  sibling: FormSubject,
  there: Guardian,
): boolean {
  const [number, theirs] = [numberOf(own, who), numberOf(sibling, there)];
  if (number !== undefined && theirs !== undefined) return number !== theirs;
  const name = foldName(fieldText(own.form, `${who}.name`));
  const theirName = foldName(fieldText(sibling.form, `${there}.name`));
  return name !== '' && theirName !== '' && name !== theirName;
}

function isNamed(form: Form, who: Guardian): boolean {
  return fieldText(form, `${who}.name`) !== '' || fieldText(form, `${who}.idNumber`) !== '';
}

function typed(form: Form): Form {
  return Object.fromEntries(Object.entries(form).filter(([, text]) => text.trim() !== ''));
}

/** A guardian of whom nothing was chosen has a resident identity card, and the form shows it. */
function standingText(form: Form, key: FieldKey): string {
  const text = fieldText(form, key);
  const who = guardians.find((one) => key === `${one}.idType`);
  return text === '' && who !== undefined && isNamed(form, who) ? 'residentId' : text;
}

function isSameText(key: FieldKey, one: string, other: string): boolean {
  switch (fieldDefinition(key).kind) {
    case 'idNumber':
      return normalisePaperNumber(one) === normalisePaperNumber(other);
    case 'name':
      return foldName(one) === foldName(other);
    case 'number':
      return Number(one) === Number(other);
    default:
      return one.normalize('NFC') === other.normalize('NFC');
  }
}
