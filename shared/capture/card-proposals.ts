/** What a card that was read proposes for the form, field by field beside what stands there, and what to look at first. */
import type { FormSubject } from '../domain/field-rules';
import { isAsked, isOnTwoBooks } from '../domain/field-rules';
import type { FieldKey, Form } from '../domain/form';
import { fieldDefinition, fieldText, paperOf } from '../domain/form';
import type { IdNumberProblem } from '../domain/id-number';
import { parseIdNumber } from '../domain/id-number';
import type { Day } from '../domain/ids';
import { normalisePaperNumber, paperNumberProblem } from '../domain/paper-number';
import { ethnicCodeOf, ethnicCodes } from '../pupil/ethnic-groups';
import { modernName } from '../pupil/name-fold';
import type { IdCard } from './id-card';
import { isForeign } from './id-card';

/** Whose card is laid on the reader. */
export const cardPersons = ['child', 'guardian1', 'guardian2'] as const;
export type CardPerson = (typeof cardPersons)[number];

/** One field: `same` stands there already, `new` where nothing does, `different` where something else does. */
export type CardProposal = {
  readonly key: FieldKey;
  readonly text: string;
  readonly now: string;
  readonly standing: 'same' | 'new' | 'different';
  /** The text has characters of a private use area, which only the printed card can explain. */
  readonly unsure: boolean;
  /** Of a guardian's card, for a field that tells of the child: whether it is the child's as well a person has to say. */
  readonly ofOther?: true;
  /** What those characters are called since GB 18030-2022, where that is known for all of them. */
  readonly modern?: string;
};

export type CardWarning =
  | { readonly kind: 'expired'; readonly until: Day }
  | { readonly kind: 'notYetValid'; readonly from: Day }
  | {
      readonly kind: 'numberWrong';
      readonly problem: IdNumberProblem['kind'] | 'paperNumberFormat';
    }
  | { readonly kind: 'numberSaysOtherBirth' }
  | { readonly kind: 'numberSaysOtherSex' }
  /** The form has another number for this person. */
  | { readonly kind: 'otherPerson' }
  /** The number is the one that another person of the form has. */
  | { readonly kind: 'numberOf'; readonly person: CardPerson };

/** The kind of paper, as the form calls it (学籍 code table 身份证件类型). */
function paperOfCard(card: IdCard): string {
  if (isForeign(card)) return 'foreignPermanent';
  if (card.kind === 'resident') return 'residentId';
  const byCode = { '81': 'hongKongPermit', '82': 'macaoPermit', '83': 'taiwanPermit' };
  return byCode[card.number.slice(0, 2) as keyof typeof byCode] ?? 'other';
}

/** What the card says, for the fields that this family is asked. */
export function cardProposals(
  card: IdCard,
  person: CardPerson,
  subject: FormSubject,
): readonly CardProposal[] {
  // Which fields are asked for may depend on the kind of paper that the card is.
  const paper = { ...subject, form: { ...subject.form, [`${person}.idType`]: paperOfCard(card) } };
  return saysOf(card, person).flatMap(([key, said]) => {
    const text = said?.slice(0, fieldDefinition(key).maxLength) ?? '';
    if (text === '' || !isAsked(paper, key)) return [];
    const ofOther = person !== 'child' && placeKeys.includes(key);
    // Of two books nobody can tell by a card on which of them the child stands.
    if (ofOther && key === 'register.address' && isOnTwoBooks(subject)) return [];
    return [{ ...proposalFor(subject.form, key, text), ...(ofOther ? { ofOther } : {}) }];
  });
}

/** Where the child is registered and lives; cards of others speak of others. */
const placeKeys: readonly FieldKey[] = ['register.address', 'residence.address'];

/** Whether it may be ticked from the beginning: it fills an empty field of that very person, with characters that can be trusted. */
export const isSafe = ({ standing, unsure, ofOther }: CardProposal): boolean =>
  standing === 'new' && !unsure && ofOther !== true;

/** The fields that a card says something of. */
export function cardFields(card: IdCard, person: CardPerson): readonly FieldKey[] {
  return saysOf(card, person).flatMap(([key, said = '']) => (said === '' ? [] : [key]));
}

function proposalFor(form: Form, key: FieldKey, text: string): CardProposal {
  const now = standingText(form, key);
  const standing = now === '' ? 'new' : isSameText(key, now, text) ? 'same' : 'different';
  const unsure = /\p{Co}/u.test(text);
  const modern = modernName(text);
  const known = unsure && !/\p{Co}/u.test(modern) ? { modern } : {};
  return { key, text, now, standing, unsure, ...known };
}

/** A guardian of whom nothing was chosen has a resident identity card: that is shown in the form as well. */
function standingText(form: Form, key: FieldKey): string {
  const isGuardiansPaper = key === 'guardian1.idType' || key === 'guardian2.idType';
  return fieldText(form, key) || (isGuardiansPaper ? 'residentId' : '');
}

function isSameText(key: FieldKey, now: string, text: string): boolean {
  if (fieldDefinition(key).kind === 'idNumber') return normalisePaperNumber(now) === text;
  if (key === 'child.nation') return ethnicCodeOf(now) === ethnicCodeOf(text);
  return now.normalize('NFC') === text.normalize('NFC');
}

type Says = readonly (readonly [FieldKey, string | undefined])[];

function saysOf(card: IdCard, person: CardPerson): Says {
  const { kind, name, latinName, number, sex, birthDate, nationality, validUntil } = card;
  const identity: Says = [
    [`${person}.name`, name === '' ? latinName : name],
    [`${person}.idType`, paperOfCard(card)],
    [`${person}.idNumber`, number],
  ];
  const address = card.newAddress ?? card.address;
  // A permit for residents of Hong Kong, Macao and Taiwan tells where they live, not where they are registered.
  const place: Says = isForeign(card)
    ? []
    : [[kind === 'resident' ? 'register.address' : 'residence.address', address]];
  if (person !== 'child') return [...identity, ...place];
  return [
    ...identity,
    ['child.sex', sex],
    ['child.birthDate', birthDate],
    ['child.nation', ethnicCodes.find(([code]) => code === card.nation)?.[1]],
    ['pupil.nationality', nationality],
    ...place,
    ['pupil.idValidUntil', validUntil === 'long' ? undefined : validUntil],
  ];
}

/** What has to be looked at before anything is taken over. */
export function cardWarnings(
  card: IdCard,
  person: CardPerson,
  form: Form,
  today: Day,
): readonly CardWarning[] {
  return [...validity(card, today), ...ofNumber(card), ...ofPeople(card, person, form)];
}

function validity({ validFrom, validUntil }: IdCard, today: Day): CardWarning[] {
  const isOver = validUntil !== undefined && validUntil !== 'long' && validUntil < today;
  if (isOver) return [{ kind: 'expired', until: validUntil }];
  return validFrom !== undefined && validFrom > today
    ? [{ kind: 'notYetValid', from: validFrom }]
    : [];
}

function ofNumber(card: IdCard): CardWarning[] {
  const problem = paperNumberProblem(paperOfCard(card), card.number);
  if (problem !== undefined) return [{ kind: 'numberWrong', problem: problem.kind }];
  const parsed = parseIdNumber(card.number);
  // The number of a card from abroad tells neither.
  if (!parsed.ok || isForeign(card)) return [];
  const { birthDate, sex } = parsed.value;
  const otherBirth = card.birthDate !== undefined && card.birthDate !== birthDate;
  const otherSex = card.sex !== undefined && card.sex !== sex;
  return [
    ...(otherBirth ? [{ kind: 'numberSaysOtherBirth' } as const] : []),
    ...(otherSex ? [{ kind: 'numberSaysOtherSex' } as const] : []),
  ];
}

function ofPeople(card: IdCard, person: CardPerson, form: Form): CardWarning[] {
  const numberOf = (one: CardPerson) =>
    paperOf(form, one) === 'none' ? '' : normalisePaperNumber(fieldText(form, `${one}.idNumber`));
  const own = numberOf(person);
  const another = cardPersons.find((one) => one !== person && numberOf(one) === card.number);
  return [
    ...(own !== '' && own !== card.number ? [{ kind: 'otherPerson' } as const] : []),
    ...(another === undefined ? [] : [{ kind: 'numberOf', person: another } as const]),
  ];
}
