/** Invented families by matter, group and structure: the form a desk would type, without a fault unless one is put in. */
import type { CaseKind } from '../../../shared/domain/case-kind';
import type { Form } from '../../../shared/domain/form';
import type { ApplicantGroup, GroupAnswers } from '../../../shared/domain/group';
import { completeForm, inventedIdNumber, noHome } from '../case-builders';

/** Who brings the child up. */
export const structures = [
  'twoGuardians',
  'single',
  'otherGuardian',
  'differentBooks',
  'foreignGuardian',
] as const;
export type Structure = (typeof structures)[number];

/** The answers that give a group. */
export const answersOf: { readonly [Group in ApplicantGroup]: GroupAnswers } = {
  homeAndRegister: { preferential: false, localRegister: true, localHome: true },
  registerNoHome: noHome,
  homeNoRegister: { preferential: false, localRegister: false, localHome: true },
  migrantWorker: { preferential: false, localRegister: false, localHome: false },
  preferential: { preferential: true, localRegister: true, localHome: true },
};

const birthDates: { readonly [K in CaseKind]: string } = {
  primary: '2020-03-05',
  junior: '2014-02-05',
  transferIn: '2016-10-11',
};

const structureForm: { readonly [S in Structure]: Form } = {
  twoGuardians: {},
  single: { 'family.singleParent': 'yes' },
  otherGuardian: {
    'family.singleParent': 'yes',
    'guardian1.relation': 'other',
    'guardian1.authority': '岚山区人民法院指定监护判决书',
  },
  differentBooks: { 'register.differentBooks': 'yes' },
  foreignGuardian: { 'guardian2.idType': 'passport', 'guardian2.idNumber': 'E12345678' },
};

const groupForm: { readonly [Group in ApplicantGroup]: Form } = {
  homeAndRegister: { 'residence.tenure': 'owned' },
  registerNoHome: { 'residence.tenure': 'rented' },
  homeNoRegister: { 'residence.tenure': 'owned' },
  migrantWorker: { 'residence.tenure': 'rented', 'work.person': '尉迟砚', 'work.kind': 'employed' },
  preferential: {
    'residence.tenure': 'owned',
    'preferential.ground': 'military',
    'preferential.person': '尉迟砚',
  },
};

/** A family whose form lacks nothing. */
export function familyForm(kind: CaseKind, group: ApplicantGroup, structure: Structure): Form {
  const born = birthDates[kind];
  const idNumber = inventedIdNumber(born, '998');
  const origin: Form = {
    'origin.school': '青禾样例小学',
    'origin.studentNumber': `G${idNumber}`,
    'origin.grade': kind === 'junior' ? '六年级' : '三年级',
    'origin.studyState': kind === 'junior' ? 'graduating' : 'studying',
    'origin.reach': 'otherProvince',
    'origin.region': '安徽省阜阳市临泉县',
    'origin.recordRegion': '安徽省阜阳市临泉县',
    'origin.registerState': 'registered',
    'origin.stage': 'primary',
    'origin.problemRecord': 'none',
    'origin.targetGrade': '三年级',
  };
  return {
    ...completeForm,
    'child.idNumber': idNumber,
    'child.birthDate': born,
    'child.birthPlace': '山东省日照市',
    ...(kind === 'primary' ? {} : origin),
    'residence.address': '山东省日照市岚山区望潮街道望潮北路2号楼1单元301室',
    'residence.areaM2': '90',
    ...groupForm[group],
    ...structureForm[structure],
  };
}
