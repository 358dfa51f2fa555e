/** Which fields of the form the values of one page are for. */
import type { FormSubject } from '../../domain/field-rules';
import type { FieldKey } from '../../domain/form';
import { fieldText } from '../../domain/form';
import { parseIdNumber } from '../../domain/id-number';
import type { PaperPart } from './paper-labels';
import { isSameReading } from './people';
import { printedPart, type Printed } from './pieces';
import type { ReadPage } from './read-page';
import {
  readArea,
  readBookNumber,
  readCode,
  readDay,
  readMonths,
  readProofNumber,
  readPropertyNumber,
  readValidity,
} from './read-numbers';
import type { ReadValue, ValueReader } from './read-value';
import { readGrade, readGround, readName, readStudyState, readWords } from './read-words';
import type { Known, Seen } from './who-is-who';

/** A page with what was found on it. */
export type PageSeen = {
  readonly page: ReadPage;
  readonly paper: string;
  readonly role: string;
  readonly people: readonly Seen[];
  readonly parts: ReadonlyMap<PaperPart, Printed>;
};

export type PageSays = {
  readonly key: FieldKey;
  readonly value: ReadValue;
  readonly page: ReadPage;
};

type Target = readonly [key: FieldKey, reader: ValueReader];

/** Where a family lives is the family's word: that it is where its home's paper says is only likely. */
const readLikelyHome: ValueReader = (printed) => {
  const read = readWords(printed);
  return read && { ...read, unsure: true };
};

const homeTargets: readonly Target[] = [
  ['residence.paperAddress', readWords],
  ['residence.address', readLikelyHome],
];

/** By kind of paper; pages of the register by their role as well. */
function targetsOf(paper: string, role: string): Partial<Record<PaperPart, readonly Target[]>> {
  switch (paper) {
    case 'hukou/cover':
      return role === 'otherCover'
        ? { bookNumber: [['register.otherNumber', readBookNumber]] }
        : {
            bookNumber: [['register.number', readBookNumber]],
            registerAddress: [['register.address', readWords]],
          };
    case 'hukou/member':
      return registerPageTargets.get(role) ?? {};
    case 'property':
      return {
        propertyNumber: [['residence.propertyNumber', readPropertyNumber]],
        propertyAddress: homeTargets,
        area: [['residence.areaM2', readArea]],
        registeredOn: [['residence.since', readDay]],
      };
    case 'rent':
    case 'publicRental':
      return {
        propertyAddress: homeTargets,
        area: [['residence.areaM2', readArea]],
        leaseFrom: [['residence.since', readDay]],
        leaseUntil: [['residence.until', readDay]],
      };
    case 'idCard/emblem':
      return { validity: [['pupil.idValidUntil', readValidity('until')]] };
    case 'idCard/portrait':
      return { registerAddress: [['register.address', readWords]] };
    case 'residencePermit':
      return {
        homeAddress: [['residence.address', readWords]],
        permitNumber: [['work.permitNumber', readCode(/^[0-9A-Z]{6,30}$/)]],
        validity: [
          ['work.permitFrom', readValidity('from')],
          ['work.permitUntil', readValidity('until')],
        ],
      };
    case 'insurance':
      return {
        employer: [['work.employer', readWords]],
        months: [['work.insuranceMonths', readMonths]],
      };
    case 'studentRecord':
      return {
        studentNumber: [['origin.studentNumber', readStudentNumber]],
        school: [['origin.school', readWords]],
        grade: [['origin.grade', readGrade]],
        studyState: [['origin.studyState', readStudyState]],
      };
    case 'preferentialProof':
      return {
        ground: [['preferential.ground', readGround]],
        proofNumber: [['preferential.number', readProofNumber]],
      };
    default:
      return {};
  }
}

const registerPageTargets = new Map<string, Partial<Record<PaperPart, readonly Target[]>>>(
  Object.entries({
    child: { bookNumber: [['register.memberNumber', readBookNumber]] },
    head: { bookNumber: [['register.number', readBookNumber]] },
    otherHead: { bookNumber: [['register.otherNumber', readBookNumber]] },
  }),
);

const studentNumber = readCode(/^[GLJ][0-9A-Z]{6,24}$/);

/** 学籍号: behind G stands the citizen number, whose check digit tells a misread one. */
function readStudentNumber(printed: Printed): ReadValue | undefined {
  const value = studentNumber(printed);
  if (value?.text.startsWith('G') !== true) return value;
  const parsed = parseIdNumber(value.text.slice(1));
  if (parsed.ok) return value;
  const warning = { kind: 'numberWrong', problem: parsed.error.kind } as const;
  return { ...value, unsure: true, warnings: [...value.warnings, warning] };
}

/** What may be known beside the pages. */
export type Around = {
  readonly known: Known;
  readonly subject: FormSubject;
  /** Documents that hold the child's own card. */
  readonly childCards: ReadonlySet<string>;
  /** Code of the county that a place or an address names (GB/T 2260), where somebody has the table. */
  readonly regionIn: ((place: string) => string | undefined) | undefined;
};

export function saysOfPage(seen: PageSeen, around: Around): PageSays[] {
  const { page, paper, role, parts } = seen;
  const { known, subject, childCards } = around;
  // Of cards only the child's own tells of the child: others may be registered elsewhere.
  const isOthersCard = paper.startsWith('idCard/') && !childCards.has(page.documentId);
  const targets = isOthersCard ? {} : targetsOf(paper, role);
  const says: PageSays[] = [];
  const say = (key: FieldKey, value: ReadValue | undefined) => {
    if (value !== undefined) says.push({ key, value, page });
  };
  for (const one of seen.people) sayPerson(one, known, say);
  sayRegions(seen, around, say);
  sayNames(seen, subject, say);
  for (const [part, printed] of parts) {
    for (const [key, reader] of targets[part] ?? []) say(key, reader(printed));
  }
  const tenure = tenures.get(paper);
  const shown = parts.get('propertyAddress') ?? parts.get('propertyNumber');
  if (tenure !== undefined && shown !== undefined) {
    say('residence.tenure', {
      text: tenure,
      doubtful: [],
      unsure: false,
      warnings: [],
      printed: shown,
    });
  }
  return says;
}

const tenures = new Map(
  Object.entries({
    property: 'owned',
    rent: 'rented',
    publicRental: 'publicRental',
  }),
);

type Say = (key: FieldKey, value: ReadValue | undefined) => void;

function sayPerson(one: Seen, { slots, relations }: Known, say: Say): void {
  const slot = slots.get(one);
  if (slot === undefined) return;
  const { says } = one.person;
  say(`${slot}.name`, says.get('name'));
  say(`${slot}.idNumber`, says.get('idNumber'));
  if (slot !== 'child') {
    const relation = relations.get(slot);
    const shown = says.get('name') ?? says.get('idNumber');
    if (relation === undefined || shown === undefined) return;
    // Meant by what the paper calls this person, not printed as such.
    say(`${slot}.relation`, {
      ...shown,
      text: relation,
      doubtful: [],
      unsure: false,
      warnings: [],
    });
    return;
  }
  say('child.sex', says.get('sex'));
  say('child.birthDate', says.get('birthDate'));
  say('child.nation', says.get('nation'));
  say('child.birthPlace', says.get('birthPlace'));
  say('pupil.formerName', says.get('formerName'));
  if (one.paper === 'hukou/member') say('register.childRelation', says.get('relation'));
}

/** Codes of the places that the papers name in words. */
function sayRegions(
  { people, paper, role, parts }: PageSeen,
  { known, regionIn }: Around,
  say: Say,
): void {
  if (regionIn === undefined) return;
  const sayRegion = (key: FieldKey, value: ReadValue | undefined) => {
    const code = value === undefined ? undefined : regionIn(value.text);
    if (value === undefined || code === undefined) return;
    say(key, { ...value, text: code, doubtful: [] });
  };
  const child = people.find((one) => known.slots.get(one) === 'child')?.person;
  sayRegion('pupil.birthRegion', child?.says.get('birthPlace'));
  sayRegion('pupil.nativeRegion', child?.says.get('nativePlace'));
  const address =
    paper === 'hukou/cover' && role === 'cover' ? parts.get('registerAddress') : undefined;
  sayRegion('pupil.registerRegion', address && readWords(address));
}

/** Names that the form asks for beside those of the child and the guardians. */
function sayNames({ people, paper, role }: PageSeen, subject: FormSubject, say: Say): void {
  for (const { person } of people) {
    const name = person.says.get('name');
    if (person.as === 'head')
      say(role === 'otherCover' ? 'register.otherHead' : 'register.head', name);
    if (paper === 'hukou/member' && role === 'head') say('register.head', name);
    if (paper === 'hukou/member' && role === 'otherHead') say('register.otherHead', name);
    if (person.as === 'insured' || paper === 'residencePermit') say('work.person', name);
    if (person.as === 'honoured') say('preferential.person', name);
    if (person.as === 'owner') say('residence.owner', ownerOf(person.says.get('name'), subject));
  }
}

/** Of several owners the one whom the form knows as a guardian; which of strangers it is, a person has to say. */
function ownerOf(name: ReadValue | undefined, { form }: FormSubject): ReadValue | undefined {
  if (name === undefined) return undefined;
  const printed = name.printed;
  const characters = Array.from(printed.text);
  const names: ReadValue[] = [];
  let start = 0;
  for (let at = 0; at <= characters.length; at += 1) {
    if (at < characters.length && !/[、,，;；/]/u.test(characters[at] ?? '')) continue;
    const one = readName(printedPart(printed, start, at));
    if (one !== undefined) names.push(one);
    start = at + 1;
  }
  const guardians = (['guardian1.name', 'guardian2.name'] as const).map((key) =>
    fieldText(form, key),
  );
  const known = names.find(({ text }) => guardians.some((one) => isSameReading(one, text)));
  return known ?? (names.length === 1 ? names[0] : undefined);
}
