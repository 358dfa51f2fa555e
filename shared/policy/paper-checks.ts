/** What several papers of one family say of the same thing: where they should agree and do not. */
import type { Case } from '../domain/case';
import { askedText } from '../domain/field-rules';
import type { FieldKey } from '../domain/form';
import { foldName } from '../domain/name-agreement';
import { plainAddress } from '../domain/address';
import type { PolicyPack } from './pack';

/**
 * Ways in which papers disagree (domain.md "Same book"): the pages of one register have two numbers, two registers have
 * one, the papers of a home have two addresses, a group's register is not at its home, and the child's relation to the
 * head is not that of the guardian who is the head.
 */
type PaperCheckKind =
  | 'registerNumber'
  | 'bookSame'
  | 'bookApart'
  | 'address'
  | 'registerAddress'
  | 'relation';

/** Two fields that should agree; for a person to look at, never a reason to refuse. */
export type PaperCheck = {
  readonly kind: PaperCheckKind;
  /** The field to look at first, and the one it is held against. */
  readonly field: FieldKey;
  readonly other: FieldKey;
  readonly here: string;
  readonly there: string;
};

/** What of a pack the comparison hangs on. */
export type PaperRules = Pick<PolicyPack, 'region' | 'sameAddress'>;

/** Every disagreement, in the order of the form. */
export function paperChecks(current: Case, rules: PaperRules): readonly PaperCheck[] {
  const said = (key: FieldKey) => askedText(current, key);
  const apart = (
    kind: PaperCheck['kind'],
    field: FieldKey,
    other: FieldKey,
  ): readonly PaperCheck[] => [{ kind, field, other, here: said(field), there: said(other) }];
  return [
    ...books(said, apart),
    ...relation(said, apart),
    ...addresses(current, rules, said, apart),
  ];
}

type Said = (key: FieldKey) => string;
type Apart = (kind: PaperCheck['kind'], field: FieldKey, other: FieldKey) => readonly PaperCheck[];

/** 户号 as it is compared: full-width figures, blanks, dashes and leading words of the print make no difference. */
const plainNumber = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\-—:：]|户号|第|号/gu, '')
    .toUpperCase();

/** One register has one number on all its pages; two registers have two. */
function books(said: Said, apart: Apart): readonly PaperCheck[] {
  const [first, member, other] = (
    ['register.number', 'register.memberNumber', 'register.otherNumber'] as const
  ).map((key) => plainNumber(said(key)));
  if (first === undefined || first === '') return [];
  const isTwoBooks = said('register.differentBooks') === 'yes';
  const two =
    isTwoBooks && other === first
      ? apart('bookSame', 'register.otherNumber', 'register.number')
      : [];
  if (member === undefined || member === '' || member === first) return two;
  if (!isTwoBooks) return apart('bookApart', 'register.memberNumber', 'register.number');
  // The child is on one of the two; with the other unknown, it may well be that one.
  if (other === '' || other === member) return two;
  return [...two, ...apart('registerNumber', 'register.memberNumber', 'register.number')];
}

/** 与户主关系 of the child and who the head is. */
function relation(said: Said, apart: Apart): readonly PaperCheck[] {
  const told = said('register.childRelation');
  const head = foldName(said('register.head'));
  if (told === '' || told === 'other' || head === '') return [];
  const is = (key: 'child.name' | 'guardian1.name' | 'guardian2.name') =>
    foldName(said(key)) === head;
  if (told === 'self') {
    return is('child.name') ? [] : apart('relation', 'register.childRelation', 'register.head');
  }
  const guardian = (['guardian1', 'guardian2'] as const).find((who) => is(`${who}.name`));
  // A child may have the name of its father: then the head is the father.
  if (guardian === undefined && is('child.name')) {
    return apart('relation', 'register.childRelation', 'register.head');
  }
  // Of a head who is no guardian nothing is known: a grandparent, or a parent who is not the guardian.
  if (guardian === undefined) return [];
  const isParent = ['father', 'mother'].includes(said(`${guardian}.relation`));
  return isParent === (told === 'child')
    ? []
    : apart('relation', 'register.childRelation', `${guardian}.relation`);
}

function addresses(
  { group }: Case,
  { region, sameAddress }: PaperRules,
  said: Said,
  apart: Apart,
): readonly PaperCheck[] {
  const differ = (one: FieldKey, other: FieldKey) => {
    const [here, there] = [one, other].map((key) => plainAddress(said(key), region.name));
    return here !== '' && there !== '' && here !== there;
  };
  const home =
    said('residence.paperAddress') === '' ? 'residence.address' : 'residence.paperAddress';
  return [
    ...(differ('residence.paperAddress', 'residence.address')
      ? apart('address', 'residence.paperAddress', 'residence.address')
      : []),
    ...(sameAddress?.groups.includes(group) === true && differ('register.address', home)
      ? apart('registerAddress', 'register.address', home)
      : []),
  ];
}
