/** The facts of a case that the conditions of a policy pack may look at: always all of them, always typed. */
import type { Case } from '../domain/case';
import { caseKinds } from '../domain/case-kind';
import type { FormSubject } from '../domain/field-rules';
import { areaPerResident, askedText } from '../domain/field-rules';
import type { FieldKey } from '../domain/form';
import { fieldDefinition } from '../domain/form';
import type { ApplicantGroup, GroupAnswers } from '../domain/group';
import { applicantGroups } from '../domain/group';
import type { VerifiedFact } from '../domain/verified-fact';
import { verifiedFacts } from '../domain/verified-fact';
import { confirmedFacts } from '../domain/fact-standing';
import { isByAgent } from '../domain/mandate';

/** What is known about a family; `answers` follow from the group where they are not told, `pack` names the rules of a case. */
export type FactSubject = FormSubject &
  Partial<Pick<Case, 'answers' | 'byAgent' | 'identityChecks' | 'pack' | 'verifications'>> & {
    /** What departments confirmed by data sharing; where it is not told, what the case's verifications say. */
    readonly verified?: readonly VerifiedFact[];
  };

/** What of a pack the facts depend on. */
export type FactRules = {
  /** Below this many square metres for each resident a home is crowded. */
  readonly leastM2PerResident?: number | undefined;
  /** The day (YYYY-MM-DD) on which a residence permit has to be valid. */
  readonly permitDay?: string | undefined;
};

type FactValue = string | number | boolean;
type FactType = 'string' | 'double' | 'bool' | 'day';

/** What a fact is made from: a field of the form, or an answer that is none. */
export type FactRoot = FieldKey | 'kind' | 'answers' | 'byAgent' | VerifiedRoot;
type VerifiedRoot = `verified.${VerifiedFact}`;

type FactDefinition = {
  /** A `day` is a text YYYY-MM-DD, empty while unknown, and can be compared like any text. */
  readonly type: FactType;
  readonly roots: readonly FactRoot[];
  /** Every text a `string` fact can be, without the empty one. */
  readonly choices?: readonly string[];
  /** Of a yes or no that is made from texts: the texts that make the difference. */
  readonly tells?: readonly string[];
  readonly read: (subject: FactSubject, rules: FactRules) => FactValue;
};

function numberOf(text: string): number {
  return Number.isFinite(Number(text)) ? Number(text) : 0;
}

const choice = (key: FieldKey): FactDefinition => ({
  type: 'string',
  roots: [key],
  choices: fieldDefinition(key).choices ?? [],
  read: (subject) => askedText(subject, key),
});
const flag = (key: FieldKey): FactDefinition => ({
  type: 'bool',
  roots: [key],
  read: (subject) => askedText(subject, key) === 'yes',
});
const number = (key: FieldKey): FactDefinition => ({
  type: 'double',
  roots: [key],
  read: (subject) => numberOf(askedText(subject, key)),
});
const day = (key: FieldKey): FactDefinition => ({
  type: 'day',
  roots: [key],
  read: (subject) => askedText(subject, key),
});
const answer = (name: keyof GroupAnswers): FactDefinition => ({
  type: 'bool',
  roots: ['answers'],
  read: ({ answers, group }) => (answers ?? answersOf(group))[name],
});
const verified = (fact: VerifiedFact): FactDefinition => ({
  type: 'bool',
  roots: [`verified.${fact}`],
  read: (subject) => verifiedOf(subject).includes(fact),
});

/** What departments confirmed of a family. */
export function verifiedOf(subject: FactSubject): readonly VerifiedFact[] {
  return subject.verified ?? confirmedFacts(subject);
}

function answersOf(group: ApplicantGroup): GroupAnswers {
  return {
    preferential: group === 'preferential',
    localRegister: group === 'homeAndRegister' || group === 'registerNoHome',
    localHome: group === 'homeAndRegister' || group === 'homeNoRegister',
  };
}

const housing: readonly FactRoot[] = ['residence.areaM2', 'residence.residents'];
const knownAreaPerResident = (subject: FactSubject): number =>
  askedText(subject, 'residence.areaM2') === '' ? 0 : (areaPerResident(subject) ?? 0);

/** Every fact by the name that conditions use; texts are empty and numbers 0 while unknown. */
export const factTable = {
  kind: { type: 'string', roots: ['kind'], choices: caseKinds, read: ({ kind }) => kind },
  group: {
    type: 'string',
    roots: ['answers'],
    choices: applicantGroups,
    read: ({ group }) => group,
  },
  /** Whether an agent brings the papers 代办, and no guardian. */
  byAgent: { type: 'bool', roots: ['byAgent'], read: isByAgent },
  singleParent: flag('family.singleParent'),
  differentBooks: flag('register.differentBooks'),
  otherGuardian: {
    type: 'bool',
    roots: ['guardian1.relation', 'guardian2.relation'],
    tells: ['other'],
    read: (subject) =>
      askedText(subject, 'guardian1.relation') === 'other' ||
      askedText(subject, 'guardian2.relation') === 'other',
  },
  'answers.preferential': answer('preferential'),
  'answers.localRegister': answer('localRegister'),
  'answers.localHome': answer('localHome'),
  'child.idType': choice('child.idType'),
  'child.birthDate': day('child.birthDate'),
  'origin.reach': choice('origin.reach'),
  'origin.registerState': choice('origin.registerState'),
  'origin.stage': choice('origin.stage'),
  'origin.studyState': choice('origin.studyState'),
  'origin.problemRecord': choice('origin.problemRecord'),
  'register.since': day('register.since'),
  'residence.tenure': choice('residence.tenure'),
  'residence.areaM2': number('residence.areaM2'),
  'residence.residents': number('residence.residents'),
  'residence.areaPerResident': { type: 'double', roots: housing, read: knownAreaPerResident },
  /** Whether the home is known to be below the pack's square metres for each resident (Suzhou seed: 18). */
  'residence.crowded': {
    type: 'bool',
    roots: housing,
    read: (subject, { leastM2PerResident }) => {
      const known = knownAreaPerResident(subject);
      return leastM2PerResident !== undefined && known > 0 && known < leastM2PerResident;
    },
  },
  'residence.ownerRelation': choice('residence.ownerRelation'),
  'residence.since': day('residence.since'),
  'residence.until': day('residence.until'),
  'work.kind': choice('work.kind'),
  'work.insuranceMonths': number('work.insuranceMonths'),
  /** Whether the residence permit is known to be valid on the pack's day. */
  'work.permitValid': {
    type: 'bool',
    roots: ['work.permitFrom', 'work.permitUntil'],
    read: (subject, { permitDay }) => {
      const from = askedText(subject, 'work.permitFrom');
      const until = askedText(subject, 'work.permitUntil');
      if (permitDay === undefined || from === '' || until === '') return false;
      return from <= permitDay && permitDay <= until;
    },
  },
  'preferential.ground': choice('preferential.ground'),
  'special.kind': choice('special.kind'),
  ...(Object.fromEntries(verifiedFacts.map((fact) => [`verified.${fact}`, verified(fact)])) as {
    readonly [F in VerifiedFact as VerifiedRoot & `verified.${F}`]: FactDefinition;
  }),
} as const satisfies Record<string, FactDefinition>;

export type FactPath = keyof typeof factTable;
export const factPaths = Object.keys(factTable) as FactPath[];

/** The definition of a fact, seen without its literal types. */
export function factDefinition(path: FactPath): FactDefinition {
  return factTable[path];
}

/** Facts as CEL sees them: `residence.tenure` is the property `tenure` of `residence`. */
export type Facts = { readonly [name: string]: FactValue | { readonly [name: string]: FactValue } };

/** Reads the facts out of a case; only some of them where a caller knows that no others are looked at. */
export function factsOf(
  subject: FactSubject,
  rules: FactRules = {},
  paths: Iterable<FactPath> = factPaths,
): Facts {
  const facts: Record<string, FactValue | Record<string, FactValue>> = {};
  for (const path of paths) {
    const value = factDefinition(path).read(subject, rules);
    const [head = path, name] = path.split('.');
    if (name === undefined) {
      facts[head] = value;
      continue;
    }
    const holder = (facts[head] ??= {});
    if (typeof holder === 'object') holder[name] = value;
  }
  return facts;
}
