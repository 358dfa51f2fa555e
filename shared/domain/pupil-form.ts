/** Fields of the form that only the pupil record 学籍 needs; they never keep a case from being submitted. */
import type { FieldDefinition, FieldKind } from './field-definition';
import type { CodeTable } from './pupil-codes';
import {
  attendModeCodes,
  codesOf,
  commuteCodes,
  disabilityCodes,
  enrolModeCodes,
  healthCodes,
  inClassCodes,
  leftBehindCodes,
  overseasCodes,
  politicsCodes,
  registerKindCodes,
  sourceCodes,
  yesNoCodes,
} from './pupil-codes';

const of = (kind: FieldKind, maxLength: number): FieldDefinition => ({
  section: 'pupil',
  kind,
  maxLength,
});
const coded = (table: CodeTable): FieldDefinition => ({
  ...of('choice', 4),
  choices: codesOf(table),
});
const yesNo = coded(yesNoCodes);

/** In the order in which the record system asks for them. */
export const pupilFormFields = {
  'pupil.birthRegion': of('region', 6),
  'pupil.nativeRegion': of('region', 6),
  'pupil.nationality': of('country', 3),
  'pupil.overseas': coded(overseasCodes),
  'pupil.politics': coded(politicsCodes),
  'pupil.health': coded(healthCodes),
  'pupil.namePinyin': of('text', 120),
  'pupil.formerName': of('name', 60),
  'pupil.idValidUntil': of('day', 10),
  'pupil.registerRegion': of('region', 6),
  'pupil.registerKind': coded(registerKindCodes),
  'pupil.talent': of('text', 60),
  'pupil.auxNumber': of('text', 30),
  'pupil.classNumber': of('text', 10),
  'pupil.grade': of('text', 20),
  'pupil.class': of('text', 20),
  'pupil.enrolMonth': of('text', 6),
  'pupil.enrolMode': coded(enrolModeCodes),
  'pupil.attendMode': coded(attendModeCodes),
  'pupil.source': coded(sourceCodes),
  'pupil.mailAddress': of('text', 200),
  'pupil.homeAddress': of('text', 200),
  'pupil.postcode': of('text', 6),
  'pupil.email': of('text', 80),
  'pupil.homepage': of('text', 120),
  'pupil.onlyChild': yesNo,
  'pupil.leftBehind': coded(leftBehindCodes),
  'pupil.migrantChild': yesNo,
  'pupil.orphan': yesNo,
  'pupil.martyrFamily': yesNo,
  'pupil.inClass': coded(inClassCodes),
  'pupil.disability': coded(disabilityCodes),
  'pupil.boughtPlace': yesNo,
  'pupil.needsAid': yesNo,
  'pupil.subsidy': yesNo,
  'pupil.commuteKm': of('number', 6),
  'pupil.commuteBy': coded(commuteCodes),
  'pupil.schoolBus': yesNo,
} as const satisfies Record<string, FieldDefinition>;

export type PupilFormKey = keyof typeof pupilFormFields;
