/** The placeholders `{…}` a letter template may use, and what each one says about a case. */
import type { Case } from '../domain/case';
import { wholeRemedy } from '../domain/appeal';
import { custodiesAtNumber } from '../domain/custodies';
import { usualRemedy } from '../domain/desk-decision';
import type { FieldKey } from '../domain/form';
import { fieldText } from '../domain/form';
import type { Letter } from '../domain/letter';
import type { PolicyPack } from '../policy/pack';
import { matterOf } from '../policy/pack';
import { kinds } from '../i18n/zh-cn/words';
import { wholeSentence } from '../domain/whole-sentence';
import { beijingDay, beijingMinute, dayWords } from '../domain/beijing-time';

/** What a letter may draw on. */
export type LetterFacts = {
  readonly current: Case;
  readonly letter: Letter;
  readonly pack: PolicyPack;
  readonly operatorName: string;
};

/** An identity number with its middle hidden: first and last four of a long one, first and last two of a short one. */
export function maskNumber(number: string): string {
  const characters = [...number];
  const shown = characters.length >= 15 ? 4 : 2;
  if (characters.length <= shown * 2) return '*'.repeat(characters.length);
  const hidden = '*'.repeat(characters.length - shown * 2);
  return [...characters.slice(0, shown), hidden, ...characters.slice(-shown)].join('');
}

const field =
  (key: FieldKey) =>
  ({ current }: LetterFacts): string =>
    fieldText(current.form, key);

const documentsOf = ({ current }: LetterFacts) =>
  current.documents.filter((document) => document.pages.length > 0);

const school =
  (key: 'name' | 'address') =>
  ({ current }: LetterFacts): string =>
    current.decision?.school?.[key] ?? '';

const schoolDay =
  (key: 'reportFrom' | 'reportTo') =>
  ({ current }: LetterFacts): string => {
    const day = current.decision?.school?.[key];
    return day === undefined ? '' : dayWords(day);
  };

/** Every placeholder by name; an empty text means that the case does not have the fact. */
export const placeholders = {
  'child.name': field('child.name'),
  'child.maskedIdNumber': ({ current }) =>
    fieldText(current.form, 'child.idType') === 'none'
      ? '暂无证件'
      : maskNumber(fieldText(current.form, 'child.idNumber')),
  'guardian1.name': field('guardian1.name'),
  'guardians.names': ({ current: { form } }) => {
    const second =
      fieldText(form, 'family.singleParent') === 'yes' ? '' : fieldText(form, 'guardian2.name');
    return [fieldText(form, 'guardian1.name'), second].filter((name) => name !== '').join('、');
  },
  'case.kind': ({ current }) => kinds[current.kind],
  'case.number': ({ current }) => current.caseNumber ?? '',
  'case.submittedAt': ({ current }) =>
    current.submittedAt === undefined ? '' : beijingMinute(current.submittedAt),
  'documents.count': (facts) => String(documentsOf(facts).length),
  'pages.count': (facts) =>
    String(documentsOf(facts).reduce((sum, document) => sum + document.pages.length, 0)),
  'originals.fate': ({ current, letter }) =>
    custodiesAtNumber(current, letter).length === 0
      ? '原件已当场核验并退还'
      : '原件已当场核验，除下列收存的以外均已退还',
  'group.title': ({ current, pack }) =>
    pack.groups.find((group) => group.id === current.group)?.title ?? '',
  'matter.name': ({ current, pack }) => matterOf(pack, current.kind).name,
  'matter.legalBasis': ({ pack }) => pack.matter.legalBasis.join('、'),
  'office.name': ({ pack }) => pack.office.name,
  'office.phone': ({ pack }) => pack.office.phone,
  'office.address': ({ pack }) => pack.office.address,
  'office.hours': ({ pack }) => pack.office.hours,
  'operator.name': ({ operatorName }) => operatorName.trim(),
  'school.name': school('name'),
  'school.address': school('address'),
  'school.reportFrom': schoolDay('reportFrom'),
  'school.reportTo': schoolDay('reportTo'),
  'decision.reason': ({ current }) => wholeSentence(current.decision?.reason ?? ''),
  'decision.legalBasis': ({ current, pack }) =>
    wholeSentence(current.decision?.legalBasis || pack.matter.legalBasis.join('、')),
  'decision.remedy': ({ current, letter: { appealWhole } }) => {
    const own = current.decision?.remedy ?? '';
    return appealWhole === true ? wholeRemedy(own) : wholeSentence(own || usualRemedy);
  },
  'letter.number': ({ letter }) => letter.number,
  'custody.handedBy': ({ letter: { custody } }) => custody?.handedBy ?? '',
  'custody.reason': ({ letter: { custody } }) => custody?.reason ?? '',
  'custody.until': ({ letter: { custody } }) =>
    custody === undefined ? '' : dayWords(custody.until),
  'letter.deadline': ({ letter: { supplement } }) =>
    supplement === undefined ? '' : dayWords(supplement.deadline),
  'letter.date': ({ letter }) => beijingDay(letter.numberedAt),
} as const satisfies Record<string, (facts: LetterFacts) => string>;

export type PlaceholderName = keyof typeof placeholders;

/** Whether a template may use `{name}`. */
export function isPlaceholder(name: string): name is PlaceholderName {
  return Object.hasOwn(placeholders, name);
}
