/** Families whose trap lies in the child, its papers, its guardians or its home's size. */
import { idNumberCheckDigit } from '../../../shared/domain/id-number';
import type { FieldKey, Form } from '../../../shared/domain/form';
import { applicantGroups } from '../../../shared/domain/group';
import { inventedIdNumber } from '../case-builders';
import type { FamilyRow } from './family-row';
import { aged, clean, noHome, row, withoutNumber } from './family-row';

const paper = (type: string, number: string): Form => ({
  'child.idType': type,
  'child.idNumber': number,
});
/** The number of a 港澳居民居住证 of Hong Kong. */
const hongKongResident = (birthDate: string) => {
  const first17 = `810000${birthDate.replaceAll('-', '')}004`;
  return first17 + idNumberCheckDigit(first17);
};
const wrongDigit = (idNumber: string) => {
  const last = idNumber.at(-1) === '1' ? '2' : '1';
  return idNumber.slice(0, -1) + last;
};

const age = applicantGroups.flatMap((group) => [
  row('six on 31 August', ['primary', group], aged('2020-08-31')),
  row('six a day too late', ['primary', group], aged('2020-09-01'), {
    notices: ['child.birthDate:tooYoung'],
  }),
]);

const area = (['homeAndRegister', 'homeNoRegister'] as const).flatMap((group) => [
  row('18.0 square metres a head', ['primary', group], { 'residence.areaM2': '54' }),
  row(
    '17.9 square metres a head',
    ['primary', group],
    { 'residence.areaM2': '53.7' },
    {
      asksAlso: ['soleResidence'],
    },
  ),
  row(
    'a hundredth below 18',
    ['primary', group],
    { 'residence.areaM2': '53.99' },
    {
      asksAlso: ['soleResidence'],
    },
  ),
]);

const numbers = applicantGroups.flatMap((group) => [
  row(
    "the child's check digit is wrong",
    ['primary', group],
    { 'child.idNumber': wrongDigit(inventedIdNumber('2020-03-05', '998')) },
    { notices: ['child.idNumber:idNumberCheckDigit'] },
  ),
  row(
    "a guardian's check digit is wrong",
    ['primary', group],
    { 'guardian1.idNumber': wrongDigit(inventedIdNumber('1991-01-09', '999')) },
    { notices: ['guardian1.idNumber:idNumberCheckDigit'] },
  ),
]);

const papers: readonly FamilyRow[] = [
  row('a foreign child with a passport', noHome, paper('passport', 'AB1234567')),
  row('a passport number of 18 figures', noHome, paper('passport', '371103202003059982'), {
    notices: ['child.idNumber:paperNumberFormat'],
  }),
  row('a child from Hong Kong', noHome, paper('hongKongPermit', 'H12345678')),
  row('a child from Macao under Hong Kong', noHome, paper('hongKongPermit', 'M12345678'), {
    notices: ['child.idNumber:paperNumberFormat'],
  }),
  row('a child from Macao', noHome, paper('macaoPermit', 'M1234567801')),
  row('a child from Taiwan', noHome, paper('taiwanPermit', '01234567')),
  row('a permit of seven figures', noHome, paper('taiwanPermit', '0123456'), {
    notices: ['child.idNumber:paperNumberFormat'],
  }),
  row('a foreign permanent resident', noHome, paper('foreignPermanent', 'CAN110101900012')),
  row('another paper without a number', noHome, paper('other', '')),
  row('no number yet', noHome, withoutNumber),
  row(
    'no number, and the paper not said',
    noHome,
    { 'child.idType': '', 'child.idNumber': '' },
    {
      notices: ['child.idType:required', 'child.idNumber:required'],
    },
  ),
  row(
    'a guardian with a passport typed as a card',
    noHome,
    { 'guardian2.idNumber': 'E12345678' },
    {
      notices: ['guardian2.idNumber:idNumberLength'],
    },
  ),
  row('a guardian with a permit', noHome, {
    'guardian2.idType': 'taiwanPermit',
    'guardian2.idNumber': '12345678',
  }),
  row('the number of a sister', noHome, aged('2018-03-05'), { notices: [] }),
  row(
    'a birthday unlike the number',
    noHome,
    { 'child.birthDate': '2020-03-06' },
    {
      notices: ['child.idNumber:birthDateDisagrees'],
    },
  ),
  row(
    'a sex unlike the number',
    noHome,
    { 'child.sex': 'male' },
    {
      notices: ['child.idNumber:sexDisagrees'],
    },
  ),
  row(
    "a guardian's number is the child's",
    noHome,
    { 'guardian1.idNumber': inventedIdNumber('2020-03-05', '998') },
    { notices: ['child.idNumber:sameIdNumber', 'guardian1.idNumber:sameIdNumber'] },
  ),
];

const guardians: readonly FamilyRow[] = applicantGroups.flatMap((group) => [
  row(
    'a second guardian left out',
    ['primary', group],
    { 'guardian2.name': '' },
    {
      notices: ['guardian2.name:required'],
    },
  ),
  row(
    'another guardian without a ground',
    ['primary', group],
    { 'guardian2.relation': 'other' },
    {
      notices: ['guardian2.authority:required'],
    },
  ),
]);

/** The twelve items of a transfer and where it comes from; a pupil who moves up is asked for four of them. */
const items: readonly FieldKey[] = [
  'origin.reach',
  'origin.region',
  'origin.school',
  'origin.studentNumber',
  'origin.recordRegion',
  'origin.registerState',
  'origin.stage',
  'origin.grade',
  'origin.studyState',
  'origin.problemRecord',
  'origin.targetGrade',
];
const pupils: readonly FamilyRow[] = [
  ...items.map((key) =>
    row(
      `${key} left out`,
      ['transferIn', 'migrantWorker'],
      { [key]: '' },
      {
        notices: [`${key}:required`],
      },
    ),
  ),
  ...(['junior', 'transferIn'] as const).map((kind) =>
    row(
      'a record number of somebody else',
      [kind, 'registerNoHome'],
      { 'origin.studentNumber': `G${inventedIdNumber('2014-02-06', '998')}` },
      { notices: ['origin.studentNumber:studentNumberDisagrees'] },
    ),
  ),
  ...(['junior', 'transferIn'] as const).flatMap((kind) => [
    row(
      'a record number of somebody else in a record in trouble',
      [kind, 'registerNoHome'],
      {
        'origin.studentNumber': `G${inventedIdNumber('2014-02-06', '998')}`,
        'origin.problemRecord': 'idWrong',
      },
      { notices: ['record:studentNumberDisagrees'] },
    ),
    row(
      'a record number with a wrong check digit in a record in trouble',
      [kind, 'registerNoHome'],
      {
        'origin.studentNumber': `G${wrongDigit(inventedIdNumber('2014-02-06', '998'))}`,
        'origin.problemRecord': 'idWrong',
      },
      { notices: ['record:studentNumberFormat'] },
    ),
    row(
      'no record yet',
      [kind, 'registerNoHome'],
      {
        'origin.studentNumber': '',
        'origin.recordRegion': '',
        'origin.problemRecord': 'noRecord',
      },
      { notices: kind === 'junior' ? ['graduation:noRecord'] : [] },
    ),
    row('a record named after a number that a passport does not have', [kind, 'registerNoHome'], {
      ...paper('passport', 'E12345678'),
      'origin.studentNumber': `G${inventedIdNumber('2014-02-06', '998')}`,
    }),
    row(
      'a record of another number than that of a residence permit',
      [kind, 'registerNoHome'],
      {
        ...paper('hongKongPermit', hongKongResident('2014-02-05')),
        'origin.studentNumber': `G${hongKongResident('2014-02-06')}`,
      },
      { notices: ['origin.studentNumber:studentNumberDisagrees'] },
    ),
  ]),
  ...['studying', 'suspended', 'left'].map((state) =>
    row(
      `no graduate of this year: ${state}`,
      ['junior', 'registerNoHome'],
      { 'origin.studyState': state },
      { notices: ['graduation:studyState'] },
    ),
  ),
  row('a pupil in between who is not graduating', ['transferIn', 'registerNoHome'], {
    'origin.studyState': 'suspended',
  }),
  row(
    'a record number that is none in a record in trouble',
    ['junior', 'registerNoHome'],
    { 'origin.studentNumber': '371103', 'origin.problemRecord': 'idWrong' },
    { notices: ['origin.studentNumber:studentNumberFormat'] },
  ),
  row('a temporary record number', ['junior', 'registerNoHome'], {
    'origin.studentNumber': 'L371103201402059980',
  }),
];

const writing: readonly FamilyRow[] = [
  row(
    'a character of the same sound',
    clean,
    {},
    {
      printed: '尉月宁',
      notices: ['name:character 玥≠月'],
    },
  ),
  row('another name altogether', clean, {}, { printed: '荀映蓝', notices: ['name:name'] }),
  row(
    'a dot of another kind',
    ['primary', 'migrantWorker'],
    { 'child.name': '努尔买提·买合木提' },
    {
      printed: '努尔买提.买合木提',
      notices: ['name:separator'],
    },
  ),
  row(
    'a dot left out',
    ['primary', 'migrantWorker'],
    { 'child.name': '努尔买提·买合木提' },
    {
      printed: '努尔买提买合木提',
      notices: ['name:separator'],
    },
  ),
  row(
    'a rare character',
    clean,
    { 'child.name': '仉沐𣲗' },
    {
      printed: '仉沐𣲗',
      notices: ['rare:U+23C97'],
    },
  ),
  row(
    'a character of the private use area',
    clean,
    { 'child.name': '仉\ue000' },
    {
      notices: ['rare:U+E000'],
    },
  ),
];

/** All of them. */
export const childRows: readonly FamilyRow[] = [
  ...age,
  ...area,
  ...numbers,
  ...papers,
  ...guardians,
  ...pupils,
  ...writing,
];
