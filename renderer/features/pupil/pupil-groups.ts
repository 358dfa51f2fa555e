/** The fields of the pupil record as the screen lays them out. */
import type { PupilFormKey } from '../../../shared/domain/pupil-form';

export const pupilGroups = {
  identity: [
    'pupil.birthRegion',
    'pupil.nativeRegion',
    'pupil.nationality',
    'pupil.overseas',
    'pupil.politics',
    'pupil.health',
    'pupil.namePinyin',
    'pupil.formerName',
    'pupil.idValidUntil',
  ],
  register: ['pupil.registerRegion', 'pupil.registerKind'],
  enrolment: [
    'pupil.grade',
    'pupil.class',
    'pupil.enrolMonth',
    'pupil.enrolMode',
    'pupil.attendMode',
    'pupil.source',
    'pupil.auxNumber',
    'pupil.classNumber',
    'pupil.talent',
  ],
  contact: [
    'pupil.mailAddress',
    'pupil.homeAddress',
    'pupil.postcode',
    'pupil.email',
    'pupil.homepage',
  ],
  situation: [
    'pupil.onlyChild',
    'pupil.leftBehind',
    'pupil.migrantChild',
    'pupil.orphan',
    'pupil.martyrFamily',
    'pupil.inClass',
    'pupil.disability',
  ],
  support: [
    'pupil.boughtPlace',
    'pupil.needsAid',
    'pupil.subsidy',
    'pupil.commuteKm',
    'pupil.commuteBy',
    'pupil.schoolBus',
  ],
} as const satisfies Record<string, readonly PupilFormKey[]>;

export type PupilGroup = keyof typeof pupilGroups;
export const pupilGroupNames = Object.keys(pupilGroups) as PupilGroup[];
