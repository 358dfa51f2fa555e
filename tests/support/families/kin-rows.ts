/** Families that meet another case of the station: of the same child, or in the same home. */
import type { Form } from '../../../shared/domain/form';
import { applicantGroups } from '../../../shared/domain/group';
import { inventedIdNumber } from '../case-builders';
import type { FamilyRow } from './family-row';
import { aged, clean, noHome, row, withoutNumber } from './family-row';

const others: readonly FamilyRow[] = [
  ...applicantGroups.map((group) =>
    row(
      'the child has an open case',
      ['primary', group],
      {},
      {
        other: { changes: {}, state: 'received' },
        notices: ['childHasOpenCase'],
      },
    ),
  ),
  row(
    'handed in once more as a transfer',
    ['transferIn', 'migrantWorker'],
    {},
    {
      other: { changes: {}, state: 'queued' },
      notices: ['childHasOpenCase'],
    },
  ),
  row('the same child without a number', noHome, withoutNumber, {
    other: { changes: withoutNumber, state: 'received' },
    notices: ['childHasOpenCase'],
  }),
  row(
    'an earlier case that was refused',
    noHome,
    {},
    {
      other: { changes: {}, state: 'decided', outcome: 'refused' },
    },
  ),
  row(
    'an earlier case that is in the archive',
    noHome,
    {},
    {
      other: { changes: {}, state: 'archived', outcome: 'accepted' },
    },
  ),
  row(
    'a namesake with another number',
    noHome,
    {},
    {
      other: {
        changes: { 'child.idNumber': inventedIdNumber('2020-03-05', '996') },
        state: 'received',
      },
    },
  ),
  row(
    'the same child whose permit was renewed',
    noHome,
    { 'child.idType': 'hongKongPermit', 'child.idNumber': 'H12345678' },
    {
      other: { changes: { 'child.idNumber': 'H1234567801' }, state: 'received' },
      notices: ['childHasOpenCase'],
    },
  ),
  ...(
    [
      ['passport', 'E12345678', 'passport', 'E98765432'],
      ['passport', 'E12345678', 'hongKongPermit', 'H12345678'],
      ['other', 'A1234567890', 'residentId', inventedIdNumber('2020-03-05', '998')],
    ] as const
  ).map(([type, number, otherType, otherNumber]) =>
    row(
      `perhaps the same child, with ${type} and ${otherType}`,
      noHome,
      { 'child.idType': type, 'child.idNumber': number },
      {
        other: {
          changes: { 'child.idType': otherType, 'child.idNumber': otherNumber },
          state: 'received',
        },
        notices: ['child:unsure'],
      },
    ),
  ),
  row(
    'another child with a permit of its own',
    noHome,
    { 'child.idType': 'hongKongPermit', 'child.idNumber': 'H12345678' },
    { other: { changes: { 'child.idNumber': 'H12345679' }, state: 'received' } },
  ),
  row('a twin without a number', noHome, withoutNumber, {
    other: { changes: { ...withoutNumber, 'child.name': '尉玥安' }, state: 'received' },
  }),
];

const strangers: Form = {
  ...aged('2020-04-06'),
  'guardian1.name': '庄望川',
  'guardian1.idNumber': inventedIdNumber('1990-11-12', '999'),
  'guardian2.name': '晏佩蘅',
  'guardian2.idNumber': inventedIdNumber('1987-07-22', '998'),
};
const titled: Form = { 'residence.propertyNumber': '鲁(2021)日照市不动产权第9976700号' };
const given = { state: 'decided', outcome: 'accepted' } as const;
const homes: readonly FamilyRow[] = [
  row('another family got a place with this property number', clean, titled, {
    other: {
      changes: {
        ...strangers,
        'residence.propertyNumber': '鲁（2021）日照市不动产权第 9976700 号',
      },
      ...given,
    },
    notices: ['home:propertyNumber'],
  }),
  row(
    'another family got a place at this address',
    ['primary', 'homeNoRegister'],
    {},
    {
      other: {
        changes: { ...strangers, 'residence.address': '望潮街道望潮北路2栋1单元301' },
        ...given,
      },
      notices: ['home:address'],
    },
  ),
  row(
    'another family got a place at this address, written with dashes',
    ['primary', 'homeNoRegister'],
    { 'residence.address': '文苑小区1-12-301' },
    {
      other: {
        changes: { ...strangers, 'residence.address': '文苑小区１－12－301室' },
        ...given,
      },
      notices: ['home:address'],
    },
  ),
  row(
    'another family got a place at an address of the same figures, parted elsewhere',
    ['primary', 'homeNoRegister'],
    { 'residence.address': '文苑小区1-12-301' },
    {
      other: { changes: { ...strangers, 'residence.address': '文苑小区11-2-301' }, ...given },
    },
  ),
  row(
    'another family asks for a place at this address',
    clean,
    {},
    {
      other: { changes: strangers, state: 'received' },
      notices: ['home:address'],
    },
  ),
  row('a sister got a place with this home', clean, titled, {
    other: { changes: { ...aged('2018-04-06'), ...titled }, ...given, season: 2024 },
  }),
  row('the lock has run out', clean, titled, {
    other: { changes: { ...strangers, ...titled }, ...given, season: 2020 },
  }),
  row('the last season of the lock', clean, titled, {
    other: { changes: { ...strangers, ...titled }, ...given, season: 2021 },
    notices: ['home:propertyNumber'],
  }),
  row('a place in the other stage', clean, titled, {
    other: { changes: { ...strangers, ...titled }, ...given, kind: 'junior' },
  }),
  row('the other family was refused', clean, titled, {
    other: { changes: { ...strangers, ...titled }, state: 'decided', outcome: 'refused' },
  }),
  ...['无', '办理中', '2026年办理中'].map((none) =>
    row(
      `a home without a certificate yet, beside another: ${none}`,
      clean,
      { 'residence.propertyNumber': none },
      {
        other: {
          changes: {
            ...strangers,
            'residence.propertyNumber': none,
            'residence.address': '望潮街道望潮北路9栋1单元101',
          },
          ...given,
        },
      },
    ),
  ),
  row(
    'a home without a certificate yet, at the address of another',
    clean,
    { 'residence.propertyNumber': '暂无' },
    { other: { changes: { ...strangers, ...titled }, ...given }, notices: ['home:address'] },
  ),
  row('a rented home', noHome, {}, { other: { changes: strangers, ...given } }),
  row(
    'the flat above',
    clean,
    {},
    {
      other: {
        changes: { ...strangers, 'residence.address': '望潮街道望潮北路2号楼1单元401室' },
        ...given,
      },
    },
  ),
];

/** All of them. */
export const kinRows: readonly FamilyRow[] = [...others, ...homes];
