/** English: the pupil record of a case. */
import type * as zh from '../zh-cn/pupil';

export const record: typeof zh.record = {
  title: 'Pupil record',
  formLabel: 'Pupil record',
  side: 'Completeness of the record',
  explain:
    'What the pupil record needs. Whatever follows from what was filled in is here already: check it against the papers. It never keeps a case from being submitted.',
  score: (score) => `${score} of 100`,
  whole: 'Everything with ★ is there',
  missing: 'Still missing, with ★',
  missingCount: (count) => `${count} missing`,
  unconfirmed: 'The usual case, to be checked',
  confirmAll: (count) => `All ${count} are right`,
  confirmed: 'Noted as checked',
  open: 'Could still be added',
  openCount: (count) => `${count}`,
  goTo: 'Fill in',
  fromFacts: 'Follows from the form',
  usual: 'Usual case, please check',
  wrong: 'Not right',
  loading: 'Reading the code tables…',
  noPlace: 'Nothing found; try the name of the county or its six-figure code',
  openList: 'Open the list',
};

export const groups: typeof zh.groups = {
  identity: 'Identity and birth',
  register: 'Household register',
  enrolment: 'Grade and enrolment',
  contact: 'Contact',
  situation: 'Family and special situations',
  support: 'Way to school and aid',
};

export const findings: typeof zh.findings = {
  idNumberWrong: 'identity number wrong',
  numberNameDisagree: 'number and name disagree',
  duplicateNumber: 'duplicate with number',
  duplicatePerson: 'possible duplicate without number',
  starredMissing: 'fields with ★ missing',
  reported: 'reported by the province',
};

export const outcomes: typeof zh.outcomes = {
  evidence: 'proven right',
  change: 'put right',
  delete: 'to be deleted',
};

export const sheet = {
  fileName: 'pupil-records',
  pupils: 'Pupils',
  remarks: 'Remarks',
  columns: { number: 'Case number', name: 'Name', field: 'Field', remark: 'Remark' },
  kinds: {
    wrong: 'Not right; the pupil is left out',
    missing: 'Required (★) and empty',
    unconfirmed: 'The usual case, not confirmed',
    guarded: 'Began like a formula; an apostrophe stands before it',
    cleaned: 'Characters that no cell can hold are gone',
  },
};
