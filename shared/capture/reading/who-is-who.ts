/** Which person of the form each person on the pages is; nobody where that is in doubt. */
import type { Form } from '../../domain/form';
import { fieldText } from '../../domain/form';
import { cardPersons, type CardPerson } from '../card-proposals';
import {
  compareIdentities,
  identityInForm,
  identityOf,
  sexOf,
  type Identity,
  type ReadPerson,
} from './people';

/** A person with the page they stand on. */
export type Seen = {
  readonly person: ReadPerson;
  /** By `paperName`, with the role that the page was taken for. */
  readonly paper: string;
  readonly role: string;
};

export type Known = {
  readonly slots: ReadonlyMap<Seen, CardPerson>;
  /** What the papers make a guardian to the child. */
  readonly relations: ReadonlyMap<CardPerson, Parent>;
};
type Parent = 'father' | 'mother';

export function whoIsWho(seen: readonly Seen[], form: Form): Known {
  const slots = new Map<Seen, CardPerson>();
  const relations = new Map<CardPerson, Parent>();
  const known = new Map<CardPerson, Identity[]>(
    cardPersons.map((one) => [one, [identityInForm(form, one)]]),
  );
  const compare = (identity: Identity, slot: CardPerson) => {
    const answers = known.get(slot)?.map((one) => compareIdentities(identity, one)) ?? [];
    return answers.includes('other') ? 'other' : answers.includes('same') ? 'same' : 'unknown';
  };
  const settle = (one: Seen, slot: CardPerson) => {
    slots.set(one, slot);
    known.get(slot)?.push(identityOf(one.person));
  };
  const isSingle = fieldText(form, 'family.singleParent') === 'yes';
  const guardians = (['guardian1', 'guardian2'] as const).filter(
    (one) => one === 'guardian1' || !isSingle,
  );

  for (const one of [...seen].filter(isChild).sort(byStrength)) {
    if (compare(identityOf(one.person), 'child') !== 'other') settle(one, 'child');
  }
  const parents = parentsOf(seen, form).filter(({ one }) => !slots.has(one));
  /** Who is known by name or number, first of all; then by what the papers call them. */
  const settleKnown = () => {
    for (const one of seen) {
      if (slots.has(one)) continue;
      const same = [...guardians, 'child' as const].filter(
        (slot) => compare(identityOf(one.person), slot) === 'same',
      );
      const [slot, ...more] = same;
      if (slot !== undefined && more.length === 0) settle(one, slot);
    }
  };
  settleKnown();
  for (const { one, parent } of parents) {
    const slot = slots.get(one);
    if (slot !== undefined && slot !== 'child') relations.set(slot, parent);
  }
  for (const { one, parent } of parents) {
    if (slots.has(one)) continue;
    const slot = slotFor(parent, parents, { form, guardians, relations, known });
    if (slot === undefined || compare(identityOf(one.person), slot) === 'other') continue;
    settle(one, slot);
    relations.set(slot, parent);
  }
  settleKnown();
  return { slots, relations };
}

/** Papers that are about the child, the most telling first. */
const childPapers = ['hukou/member', 'birth', 'studentRecord', 'preferentialProof'];

function isChild({ person, paper, role }: Seen): boolean {
  if (paper === 'hukou/member') return role === 'child';
  return person.as === 'newborn' || person.as === 'child';
}

function byStrength(one: Seen, other: Seen): number {
  return childPapers.indexOf(one.paper) - childPapers.indexOf(other.paper);
}

type ParentSeen = { readonly one: Seen; readonly parent: Parent };

function parentsOf(seen: readonly Seen[], form: Form): ParentSeen[] {
  const page = seen.find((one) => one.paper === 'hukou/member' && isChild(one));
  const childRelation =
    page?.person.says.get('relation')?.text ?? fieldText(form, 'register.childRelation');
  const isHeadsChild = childRelation === 'child';
  return seen.flatMap((one): ParentSeen[] => {
    const { person, paper, role } = one;
    const sex = sexOf(person);
    const bySex = sex === undefined ? undefined : sex === 'male' ? 'father' : 'mother';
    const told = (parent: Parent | undefined) => (parent === undefined ? [] : [{ one, parent }]);
    if (person.as === 'mother' || person.as === 'father') return told(person.as);
    if (person.as === 'spouse') return told(bySex);
    if (paper !== 'hukou/member' || !isHeadsChild || isChild(one)) return [];
    // The other book's head may be anybody's parent.
    if (role === 'head' && ['', '户主'].includes(person.relation)) return told(bySex);
    if (/^(妻|妻子|配偶)$/u.test(person.relation) && sex !== 'male') return told('mother');
    if (/^(夫|丈夫|配偶)$/u.test(person.relation) && sex !== 'female') return told('father');
    return [];
  });
}

type Slots = {
  readonly form: Form;
  readonly guardians: readonly ('guardian1' | 'guardian2')[];
  readonly relations: ReadonlyMap<CardPerson, Parent>;
  readonly known: ReadonlyMap<CardPerson, readonly Identity[]>;
};

/** The guardian who is this parent, or the place that is free for one. */
function slotFor(
  parent: Parent,
  parents: readonly ParentSeen[],
  { form, guardians, relations, known }: Slots,
): CardPerson | undefined {
  const relationOf = (one: 'guardian1' | 'guardian2') =>
    fieldText(form, `${one}.relation`) || relations.get(one) || '';
  const told = guardians.find((one) => relationOf(one) === parent);
  if (told !== undefined) return told;
  const isFree = (one: 'guardian1' | 'guardian2') =>
    relationOf(one) === '' &&
    known.get(one)?.every(({ name, idNumber }) => name === '' && idNumber === '') === true;
  const free = guardians.filter(isFree);
  // Who has a name and no relation yet may be this very parent.
  const isNobodyOpen = guardians.every((one) => isFree(one) || relationOf(one) !== '');
  if (!isNobodyOpen) return undefined;
  if (free.length === 2) return parent === 'father' ? 'guardian1' : 'guardian2';
  const isOnlyOne = parents.every((one) => one.parent === parent);
  // A single guardian is one of two parents that papers name: a person has to say which.
  return guardians.length === 1 && !isOnlyOne ? undefined : free[0];
}
