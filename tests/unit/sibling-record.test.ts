/** What a brother's or sister's case tells of the family, field by field, and when two cases are of one family. */
import { describe, expect, it } from 'vitest';
import type { FormSubject } from '../../shared/domain/field-rules';
import { fieldKeys, type FieldKey, type Form } from '../../shared/domain/form';
import {
  guardianMarks,
  isOfFamily,
  isSibling,
  siblingTexts,
} from '../../shared/domain/sibling-record';
import { completeForm, inventedIdNumber } from '../support/case-builders';

const father = inventedIdNumber('1991-01-09', '999');
const mother = inventedIdNumber('1992-07-21', '996');
const subject = (form: Form, more: Partial<FormSubject> = {}): FormSubject => ({
  kind: 'primary',
  group: 'registerNoHome',
  form,
  ...more,
});
/** The second child, of whom only name and number are written. */
const sister: Form = {
  'child.name': '尉星遥',
  'child.idType': 'residentId',
  'child.idNumber': inventedIdNumber('2022-02-03', '998'),
};
const first = subject(completeForm);
const own = (form: Form) => subject({ ...sister, ...form });
const taken = (one: FormSubject, other: FormSubject) =>
  Object.fromEntries(
    siblingTexts(one, other)
      .filter(({ standing }) => standing === 'new')
      .map(({ key, text }) => [key, text]),
  );

const ofFamily: readonly FieldKey[] = [
  'family.singleParent',
  ...(['guardian1', 'guardian2'] as const).flatMap(
    (who) =>
      [
        `${who}.name`,
        `${who}.relation`,
        `${who}.idType`,
        `${who}.idNumber`,
        `${who}.phone`,
      ] as const,
  ),
  'register.number',
  'register.head',
  'register.address',
  'register.differentBooks',
  'register.otherNumber',
  'register.otherHead',
  'residence.tenure',
  'residence.address',
  'residence.paperAddress',
  'residence.areaM2',
  'residence.residents',
  'residence.propertyNumber',
  'residence.owner',
  'residence.ownerRelation',
  'residence.since',
  'residence.until',
  'work.person',
  'work.kind',
  'work.employer',
  'work.insuranceMonths',
  'work.permitNumber',
  'work.permitFrom',
  'work.permitUntil',
];
const ofOneChild: readonly FieldKey[] = [
  'child.name',
  'child.idType',
  'child.idNumber',
  'child.sex',
  'child.birthDate',
  'child.nation',
  'child.birthPlace',
  'origin.reach',
  'origin.region',
  'origin.school',
  'origin.schoolCode',
  'origin.studentNumber',
  'origin.recordRegion',
  'origin.registerState',
  'origin.stage',
  'origin.grade',
  'origin.studyState',
  'origin.problemRecord',
  'origin.targetGrade',
  'origin.reason',
  'guardian1.authority',
  'guardian2.authority',
  'register.memberNumber',
  'register.childRelation',
  'register.since',
  'wish.school',
  'wish.schoolCode',
  'preferential.ground',
  'preferential.person',
  'preferential.number',
  'special.kind',
  'special.note',
  'reason.offline',
  'reason.note',
  'pupil.birthRegion',
  'pupil.nativeRegion',
  'pupil.nationality',
  'pupil.overseas',
  'pupil.politics',
  'pupil.health',
  'pupil.namePinyin',
  'pupil.formerName',
  'pupil.idValidUntil',
  'pupil.registerRegion',
  'pupil.registerKind',
  'pupil.talent',
  'pupil.auxNumber',
  'pupil.classNumber',
  'pupil.grade',
  'pupil.class',
  'pupil.enrolMonth',
  'pupil.enrolMode',
  'pupil.attendMode',
  'pupil.source',
  'pupil.mailAddress',
  'pupil.homeAddress',
  'pupil.postcode',
  'pupil.email',
  'pupil.homepage',
  'pupil.onlyChild',
  'pupil.leftBehind',
  'pupil.migrantChild',
  'pupil.orphan',
  'pupil.martyrFamily',
  'pupil.inClass',
  'pupil.disability',
  'pupil.boughtPlace',
  'pupil.needsAid',
  'pupil.subsidy',
  'pupil.commuteKm',
  'pupil.commuteBy',
  'pupil.schoolBus',
];

describe('what of a case is true of the whole family', () => {
  it('is said here of every field there is', () => {
    expect([...ofFamily, ...ofOneChild].toSorted()).toEqual(fieldKeys.toSorted());
    expect(fieldKeys.filter(isOfFamily).toSorted()).toEqual(ofFamily.toSorted());
  });

  it('is all that a case with every field filled in gives away', () => {
    const every = Object.fromEntries(fieldKeys.map((key) => [key, `${key}!`] as const));
    const all: Form = {
      ...every,
      'family.singleParent': 'no',
      'register.differentBooks': 'yes',
      'residence.tenure': 'owned',
      'guardian1.idType': 'residentId',
      'guardian1.idNumber': father,
    };
    for (const group of ['migrantWorker', 'preferential'] as const) {
      const keys = siblingTexts(own({ 'guardian1.idNumber': father }), subject(all, { group }));
      expect(keys.filter(({ key }) => !ofFamily.includes(key))).toEqual([]);
      expect(keys.map(({ key }) => key)).toContain('residence.propertyNumber');
    }
  });
});

describe('a case of a second child', () => {
  it('is filled with what the first one knows, and with nothing of the first child', () => {
    expect(taken(own({ 'guardian1.idNumber': father }), first)).toEqual({
      'guardian1.name': '尉迟砚',
      'guardian1.relation': 'father',
      'guardian1.phone': '15400000001',
      'guardian2.name': '荀映蓝',
      'guardian2.relation': 'mother',
      'guardian2.idType': 'residentId',
      'guardian2.idNumber': mother,
      'register.number': '148300001',
      'register.head': '尉迟砚',
      'register.address': '山东省日照市岚山区望潮街道1号',
      'residence.tenure': 'rented',
      'residence.address': '山东省日照市岚山区望潮街道2号',
      'residence.areaM2': '60',
      'residence.residents': '3',
    });
  });

  it('follows a guardian who stands in the other place', () => {
    expect(taken(own({ 'guardian1.idNumber': mother }), first)).toMatchObject({
      'guardian1.name': '荀映蓝',
      'guardian1.relation': 'mother',
      'guardian2.name': '尉迟砚',
      'guardian2.idNumber': father,
      'guardian2.phone': '15400000001',
    });
  });

  it('leaves out a second guardian who is somebody else', () => {
    for (const other of [
      { 'guardian2.name': '晏佩蘅' },
      { 'guardian2.idNumber': inventedIdNumber('1990-02-02', '996') },
    ] satisfies Form[]) {
      const said = siblingTexts(own({ 'guardian1.idNumber': father, ...other }), first);
      expect(said.filter(({ key }) => key.startsWith('guardian2.'))).toEqual([]);
      expect(said.some(({ key }) => key === 'guardian1.name')).toBe(true);
    }
  });

  it('is told what stands in the form already and differs', () => {
    const typed: Form = {
      'guardian1.idNumber': father,
      'guardian1.phone': '15400000002',
      'register.head': '尉迟 砚',
      'residence.areaM2': '60.0',
      'residence.address': '望潮街道9号',
    };
    const standing = new Map(
      siblingTexts(own(typed), first).map((one) => [one.key, [one.standing, one.now]]),
    );
    expect(standing.get('guardian1.idNumber')).toEqual(['same', father]);
    expect(standing.get('guardian1.phone')).toEqual(['different', '15400000002']);
    expect(standing.get('register.head')).toEqual(['same', '尉迟 砚']);
    expect(standing.get('residence.areaM2')).toEqual(['same', '60.0']);
    expect(standing.get('residence.address')).toEqual(['different', '望潮街道9号']);
  });

  it('takes nothing that the other case had hidden, and hides no guardian that is written', () => {
    const alone = subject({ ...completeForm, 'family.singleParent': 'yes' });
    const empty = taken(own({ 'guardian1.idNumber': father }), alone);
    expect(empty).toMatchObject({ 'family.singleParent': 'yes', 'guardian1.name': '尉迟砚' });
    expect(empty).not.toHaveProperty('guardian2.name');
    const two = own({ 'guardian1.idNumber': father, 'guardian2.name': '荀映蓝' });
    expect(taken(two, alone)).not.toHaveProperty('family.singleParent');
    const tenant = subject({ ...completeForm, 'residence.owner': '尉迟砚' });
    expect(taken(own({ 'guardian1.idNumber': father }), tenant)).not.toHaveProperty(
      'residence.owner',
    );
  });

  it('is not the owner of the home because the first one is', () => {
    const owned = (relation: string) =>
      subject({
        ...completeForm,
        'residence.tenure': 'owned',
        'residence.owner': '尉玥宁',
        'residence.ownerRelation': relation,
      });
    const of = (relation: string) => taken(own({ 'guardian1.idNumber': father }), owned(relation));
    expect(of('grandparent')).toMatchObject({ 'residence.ownerRelation': 'grandparent' });
    expect(of('child')).toMatchObject({ 'residence.owner': '尉玥宁' });
    expect(of('child')).not.toHaveProperty('residence.ownerRelation');
  });

  it('is told of the work of the family only where it is asked for', () => {
    const migrant = subject(
      { ...completeForm, 'work.employer': '望潮海产' },
      { group: 'migrantWorker' },
    );
    const typed = own({ 'guardian1.idNumber': father });
    expect(taken(typed, migrant)).not.toHaveProperty('work.employer');
    expect(taken({ ...typed, group: 'migrantWorker' }, migrant)).toMatchObject({
      'work.employer': '望潮海产',
    });
  });
});

describe('one family', () => {
  it('is told by the number of either guardian, however it is written', () => {
    expect(isSibling(own({ 'guardian1.idNumber': father }), first)).toBe(true);
    expect(isSibling(own({ 'guardian2.idNumber': father }), first)).toBe(true);
    const spaced = ` ${father.slice(0, 6)} ${father.slice(6, 14)}-${father.slice(14)}`;
    expect(guardianMarks(own({ 'guardian2.idNumber': spaced }))).toEqual([
      `guardian/residentId/${father}`,
    ]);
    expect(isSibling(own({ 'guardian1.idNumber': spaced }), first)).toBe(true);
  });

  it('is not told by half a number, by the number of another paper, or by that of a hidden guardian', () => {
    expect(guardianMarks(own({ 'guardian1.idNumber': father.slice(0, 17) }))).toEqual([]);
    const passport: Form = { 'guardian1.idType': 'passport', 'guardian1.idNumber': 'E12345678' };
    const other: Form = { ...passport, 'guardian1.idType': 'other' };
    expect(isSibling(own(passport), subject({ ...completeForm, ...passport }))).toBe(true);
    expect(isSibling(own(other), subject({ ...completeForm, ...passport }))).toBe(false);
    const hidden = own({ 'family.singleParent': 'yes', 'guardian2.idNumber': father });
    expect(isSibling(hidden, first)).toBe(false);
  });

  it('has no second child in a later case of the same one, nor before it is known which child it is', () => {
    const same = { ...completeForm, 'register.head': '' };
    expect(isSibling(subject(same), first)).toBe(false);
    expect(isSibling(subject({ 'guardian1.idNumber': father }), first)).toBe(false);
    const named: Form = { 'guardian1.idNumber': father, 'child.name': '尉 玥宁' };
    expect(isSibling(subject(named), first)).toBe(false);
    expect(isSibling(subject({ ...named, 'child.name': '尉星遥' }), first)).toBe(true);
  });
});
