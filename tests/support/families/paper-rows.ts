/** Families whose papers say different things, and families whose facts departments confirm or deny. */
import type { FamilyRow } from './family-row';
import { clean, noHome, row } from './family-row';

const home = '山东省日照市岚山区望潮街道望潮北路2号楼1单元301室';
const work = ['primary', 'migrantWorker'] as const;
const twoBooks = ['primary', 'homeAndRegister', 'differentBooks'] as const;
const other = ['primary', 'homeAndRegister', 'otherGuardian'] as const;
const deed = {
  'residence.propertyNumber': '鲁(2021)岚山区不动产权第000001号',
  'residence.owner': '尉迟砚',
};

/** Papers that disagree are looked at; none of them keeps a family from being taken in. */
const papers: readonly FamilyRow[] = [
  row('one number on every page', clean, { 'register.memberNumber': '148300001' }),
  row('the number printed with words', noHome, { 'register.memberNumber': '户号 148300001' }),
  row(
    'the child’s page of another book',
    clean,
    { 'register.memberNumber': '148300009' },
    { notices: ['papers:bookApart register.memberNumber'] },
  ),
  row('two books with two numbers', twoBooks, { 'register.otherNumber': '148300002' }),
  row('the child on the other parent’s book', twoBooks, {
    'register.otherNumber': '148300002',
    'register.memberNumber': '148300002',
  }),
  row(
    'two books, one number',
    twoBooks,
    { 'register.otherNumber': '148300001' },
    { notices: ['papers:bookSame register.otherNumber'] },
  ),
  row(
    'the child on neither of two books',
    twoBooks,
    { 'register.otherNumber': '148300002', 'register.memberNumber': '148300003' },
    { notices: ['papers:registerNumber register.memberNumber'] },
  ),
  row('the deed writes the home in short', clean, {
    'residence.paperAddress': '望潮街道望潮北路2号楼1单元301室',
  }),
  row('the lease in full-width figures', noHome, {
    'residence.paperAddress': home.replace('301', '３０１'),
  }),
  row(
    'the deed of the flat next door',
    clean,
    { 'residence.paperAddress': home.replace('301', '302') },
    { notices: ['papers:address residence.paperAddress'] },
  ),
  row(
    'the lease of another street',
    work,
    { 'residence.paperAddress': '岚山区听涛街道1号' },
    { notices: ['papers:address residence.paperAddress'] },
  ),
  row('a child of the head', clean, { 'register.childRelation': 'child' }),
  row('a grandchild of a head who is nobody’s guardian', clean, {
    'register.head': '尉大山',
    'register.childRelation': 'grandchild',
  }),
  row(
    'a grandchild of its own father',
    clean,
    { 'register.childRelation': 'grandchild' },
    { notices: ['papers:relation register.childRelation'] },
  ),
  row(
    'a child of a guardian who is no parent',
    other,
    { 'register.childRelation': 'child' },
    { notices: ['papers:relation register.childRelation'] },
  ),
  row(
    'the head itself, while the father is',
    noHome,
    { 'register.childRelation': 'self' },
    { notices: ['papers:relation register.childRelation'] },
  ),
  row(
    'a head of the same sound',
    clean,
    { 'register.head': '尉迟岩' },
    { notices: ['names:register.head'] },
  ),
];

/** What a department confirms is not asked; what it denies is settled first. */
const verified: readonly FamilyRow[] = [
  row(
    'the register is confirmed',
    clean,
    {},
    { answers: [['register', 'match']], waives: ['register'] },
  ),
  row('register and home are confirmed: no paper at all', clean, deed, {
    answers: [
      ['register', 'match'],
      ['property', 'match'],
    ],
    waives: ['register', 'home'],
  }),
  row('the department has no line', clean, {}, { answers: [['register', 'timedOut']] }),
  row('not answered yet', clean, {}, { answers: [['register', undefined]] }),
  row(
    'the register is denied',
    clean,
    {},
    { answers: [['register', 'mismatch']], notices: ['denied:register'] },
  ),
  row(
    'the police know no such child',
    noHome,
    {},
    {
      answers: [['register', 'noSuchPerson']],
      notices: ['denied:register'],
    },
  ),
  row(
    'two books, the marriage confirmed and the birth denied',
    twoBooks,
    {},
    {
      answers: [
        ['marriage', 'match'],
        ['birth', 'mismatch'],
      ],
      waives: ['marriage'],
      notices: ['denied:birth'],
    },
  ),
  row(
    'denied, then asked again and confirmed',
    clean,
    {},
    {
      answers: [
        ['register', 'mismatch'],
        ['register', 'match'],
      ],
      waives: ['register'],
    },
  ),
  row(
    'confirmed, and the address changed since',
    clean,
    {},
    {
      answers: [['register', 'match']],
      changedSince: { 'register.address': '山东省日照市岚山区望潮街道2号' },
    },
  ),
  row(
    'denied, and put right since',
    clean,
    {},
    {
      answers: [['register', 'mismatch']],
      changedSince: { 'register.number': '148300008' },
    },
  ),
];

export const paperRows: readonly FamilyRow[] = [...papers, ...verified];
