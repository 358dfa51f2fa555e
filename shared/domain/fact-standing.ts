/** Where the facts of a family stand with the departments: what may be asked, what was confirmed, what was denied. */
import type { Case } from './case';
import type { FormSubject } from './field-rules';
import { isAsked, isOnTwoBooks } from './field-rules';
import type { SettledFinding } from './finding';
import type { FieldKey, Form } from './form';
import { fieldText, paperOf, personOf } from './form';
import type { Verification, VerificationAnswer, VerificationVerdict } from './verification';
import type { VerifiedFact } from './verified-fact';
import { verifiedFacts } from './verified-fact';

const childIs: readonly FieldKey[] = ['child.name', 'child.idNumber'];
const guardianIs: readonly FieldKey[] = ['guardian1.name', 'guardian1.idNumber'];

const secondIs: readonly FieldKey[] = ['guardian2.name', 'guardian2.idNumber'];
const otherBook: readonly FieldKey[] = ['register.otherNumber', 'register.otherHead', ...secondIs];

/** The fields a department is told of every family to confirm a fact; with one of them empty it cannot be asked. */
export const factFields: { readonly [F in VerifiedFact]: readonly FieldKey[] } = {
  identity: [...childIs, 'child.sex', 'child.birthDate'],
  register: [...childIs, 'register.number', 'register.head', 'register.address'],
  property: [...guardianIs, 'residence.propertyNumber', 'residence.owner', 'residence.address'],
  purchaseContract: [...guardianIs, 'residence.address'],
  rentalRecord: [...guardianIs, 'residence.address'],
  residencePermit: [
    ...guardianIs,
    'work.permitNumber',
    'work.permitFrom',
    'work.permitUntil',
    'residence.address',
  ],
  insurance: [...guardianIs, 'work.person', 'work.insuranceMonths'],
  business: [...guardianIs, 'work.person', 'work.employer'],
  marriage: [...guardianIs, 'guardian2.name', 'guardian2.idNumber'],
  birth: [...childIs, 'child.birthDate', ...guardianIs],
  studentRecord: [...childIs, 'origin.studentNumber', 'origin.school'],
};

/**
 * What may be asked beside them: with these, the twelve items of a child (Zhejiang seed) stand in two questions, one to
 * the police and one to the school register; and the other half of a register in two books and of a certificate of birth.
 */
export const factExtras: { readonly [F in VerifiedFact]?: readonly FieldKey[] } = {
  register: otherBook,
  birth: secondIs,
  identity: ['child.birthPlace', 'child.nation', 'origin.registerState'],
  studentRecord: [
    'origin.recordRegion',
    'origin.stage',
    'origin.studyState',
    'origin.problemRecord',
  ],
};

/** What is known of a family's verifications. */
export type VerifiedSubject = FormSubject & Partial<Pick<Case, 'verifications'>>;

/**
 * What a family's department is asked: where its paper speaks of a second book or guardian, an answer without them would
 * waive more than it says.
 */
function askedOf(subject: FormSubject, fact: VerifiedFact): readonly FieldKey[] {
  if (fact === 'register' && isOnTwoBooks(subject)) return [...factFields.register, ...otherBook];
  if (fact === 'birth' && isAsked(subject, 'guardian2.name')) {
    return [...factFields.birth, ...secondIs];
  }
  return factFields[fact];
}

/** The values a department would be asked about now; nothing while one of them is missing. */
export function questionOf(subject: FormSubject, fact: VerifiedFact): Form | undefined {
  return valuesOf(subject, askedOf(subject, fact));
}

function valuesOf(subject: FormSubject, keys: readonly FieldKey[]): Form | undefined {
  const { form } = subject;
  const asked: Form = {};
  for (const key of keys) {
    const text = fieldText(form, key);
    if (text === '' || !isAsked(subject, key)) return undefined;
    if (isUnknownNumber(form, key)) return undefined;
    asked[key] = text;
  }
  return asked;
}

/** Whether it is the number of a paper that no department knows: they look by that of the resident identity card alone. */
export function isUnknownNumber(form: Form, key: FieldKey): boolean {
  return key.endsWith('.idNumber') && paperOf(form, personOf(key)) !== 'residentId';
}

/** Fields of a fact that keep it from being asked. */
export function fieldsLacking(subject: FormSubject, fact: VerifiedFact): readonly FieldKey[] {
  return askedOf(subject, fact).filter(
    (key) => isAsked(subject, key) && fieldText(subject.form, key) === '',
  );
}

/**
 * Where a fact stands for the values of the form as they are now: an answer about other values is no answer, so
 * `changed` says that it was asked about something else.
 */
export type FactStanding =
  | { readonly state: 'notAsked' | 'changed' }
  | { readonly state: 'queued'; readonly verification: Verification }
  | {
      readonly state: VerificationVerdict;
      readonly verification: Verification;
      readonly answer: VerificationAnswer;
    };

/** Where a fact stands now; of several answers about the same values the newest counts. */
export function factStanding(subject: VerifiedSubject, fact: VerifiedFact): FactStanding {
  const last = askedNow(subject, fact).at(-1);
  if (last === undefined) {
    const isAsked = subject.verifications?.some((one) => one.fact === fact) === true;
    return { state: isAsked ? 'changed' : 'notAsked' };
  }
  const { answer } = last;
  if (answer === undefined) return { state: 'queued', verification: last };
  return { state: answer.verdict, verification: last, answer };
}

/** Questions about the values of the form as they are now. */
function askedNow(subject: VerifiedSubject, fact: VerifiedFact): readonly Verification[] {
  const all = (subject.verifications ?? []).filter((one) => one.fact === fact);
  if (all.length === 0) return [];
  const values = questionOf(subject, fact);
  return values === undefined ? [] : all.filter(({ asked }) => isSame(asked, values));
}

/** Questions whose every value still stands in the form, also where more would be asked by now. */
function stillSaid(subject: VerifiedSubject, fact: VerifiedFact): readonly Verification[] {
  return (subject.verifications ?? []).filter((one) => {
    const values = one.fact === fact && valuesOf(subject, Object.keys(one.asked) as FieldKey[]);
    return values !== false && values !== undefined && isSame(one.asked, values);
  });
}

function isSame(asked: Form, values: Form): boolean {
  const keys = Object.keys(values) as FieldKey[];
  return (
    keys.length === Object.keys(asked).length && keys.every((key) => asked[key] === values[key])
  );
}

/** The answers by which some facts are confirmed, for the values of the form as they are now. */
export function confirmations(
  subject: VerifiedSubject,
  facts: readonly VerifiedFact[],
): readonly { readonly fact: VerifiedFact; readonly answer: VerificationAnswer }[] {
  return facts.flatMap((fact) => {
    const standing = factStanding(subject, fact);
    return standing.state === 'match' ? [{ fact, answer: standing.answer }] : [];
  });
}

/** Facts that a department confirmed for the values of the form as they are now. */
export function confirmedFacts(subject: VerifiedSubject): readonly VerifiedFact[] {
  if (subject.verifications === undefined) return [];
  return confirmations(subject, verifiedFacts).map(({ fact }) => fact);
}

/** A department says otherwise. */
export type Mismatch = {
  readonly fact: VerifiedFact;
  readonly verification: Verification;
  readonly answer: VerificationAnswer;
};

/**
 * What departments deny of the values of the form as they are now. A denial stands until a later answer confirms the
 * same values: asking again, or an answer that did not come in time, takes nothing of it back.
 */
export function denials(subject: VerifiedSubject): readonly Mismatch[] {
  return verifiedFacts.flatMap((fact) => {
    const verification = stillSaid(subject, fact).findLast(
      ({ answer }) => answer !== undefined && answer.verdict !== 'timedOut',
    );
    const answer = verification?.answer;
    if (verification === undefined || answer === undefined || answer.verdict === 'match') return [];
    return [{ fact, verification, answer }];
  });
}

type Settled = { readonly findings?: readonly SettledFinding[] | undefined };

/** How somebody settled a denial: with a proof, and by no other outcome. */
export function settlementOf(
  { findings }: Settled,
  { verification: { id } }: Mismatch,
): SettledFinding | undefined {
  return findings?.find(
    ({ kind, key, outcome }) =>
      kind === 'verificationMismatch' && key === id && outcome === 'evidence',
  );
}

/** Denials that nobody settled yet. */
export function openMismatches(subject: VerifiedSubject & Settled): readonly Mismatch[] {
  return denials(subject).filter((one) => settlementOf(subject, one) === undefined);
}

/** The newest authorisation 授权 of a guardian whose identity was not in doubt; without one nothing is looked up. */
export function authorisationOf(current: Pick<Case, 'identityChecks'>) {
  return authorisationsOf(current).at(-1);
}

/** Every such authorisation, in the order in which they were signed. */
export function authorisationsOf({ identityChecks = [] }: Pick<Case, 'identityChecks'>) {
  return identityChecks.filter(
    ({ authorisation, person, verdict }) =>
      authorisation !== undefined && person !== 'agent' && verdict === 'same',
  );
}
