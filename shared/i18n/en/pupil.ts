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

export const check: typeof zh.check = {
  title: 'Record check',
  findings: 'Findings',
  list: 'List from above',
  export: 'Export',
  run: 'Check again',
  running: 'Checking…',
  building: 'The index of this computer is being built; the check can run in a moment',
  failed: 'The check did not finish. Try again; if that fails, open the program anew.',
  checked: (count, ms) => `${count} cases checked in ${ms} ms`,
  kind: 'Kind of problem',
  allKinds: 'All kinds',
  state: 'Handling',
  openOnly: 'Open',
  settledOnly: 'Settled',
  count: (count) => `${count}`,
  cut: (count) =>
    `Only the first ${count} of each kind are listed, graduating classes first; others follow once these are settled.`,
  none: 'Nothing found',
  noneDetail: 'No finding fits the filter.',
  who: 'Pupil',
  what: 'Problem',
  caseNumber: 'Case number',
  noNumber: 'Not submitted',
  graduating: 'Graduating class',
  outcome: 'Handling',
  goTo: 'Open case',
  goToName: (name) => `Open the case of ${name}`,
  settle: 'Settle',
  settleName: (name) => `Settle ${name}`,
  explain: {
    idNumberWrong: 'The number breaks the rules of its code; compare with the register',
    numberNameDisagree: 'One number with different names, often a character that sounds alike',
    duplicateNumber: 'The same child twice in one season',
    duplicatePerson: 'Name, sex and birth date agree, and one of them has no number',
    starredMissing: (fields) => `Still missing: ${fields}`,
  },
  settleTitle: 'Record how it was settled',
  settleCase: 'On which case',
  settleOutcome: 'Outcome',
  outcomeDetail: {
    evidence: 'The papers prove the facts right',
    change: 'The facts are wrong and are put right',
    delete: 'A duplicate or wrong record that has to go',
  },
  reason: 'Explanation',
  reasonHelp: 'What was compared, and with which papers; it becomes part of the trace',
  save: 'Record',
  saved: 'Recorded',
  listExplain:
    'A list of problem records from the county, city or province (.xlsx or .csv), matched to the cases of this station by record number, document number, then name and birth date; graduating classes come first.',
  readList: 'Take a list in',
  readAnother: 'Take another list in',
  listRead: (name, rows) => `${name}: ${rows} lines`,
  listMatched: (matched, rows) => `${matched} lines belong to cases here, ${rows} do not`,
  line: 'Line',
  inList: 'In the list',
  matchedBy: 'Matched by',
  by: {
    studentNumber: 'Record number',
    idNumber: 'Document number',
    nameAndBirth: 'Name and birth date',
    several: 'Several cases, look at each',
    none: 'Not at this station',
  },
  settled: 'Settled',
  listNone: 'No list was taken in yet',
  exportExplain:
    'An .xlsx in the order of the import template. It is checked first: pupils with wrong values are left out, everything else is named here and on the sheet of remarks.',
  scope: 'Range',
  scopes: { accepted: 'Accepted pupils', submitted: 'Accepted and submitted pupils' },
  checkExport: 'Check before exporting',
  checking: 'Checking…',
  exportCount: (pupils, leftOut) =>
    leftOut === 0
      ? `${pupils} pupils can be exported`
      : `${pupils - leftOut} pupils can be exported, ${leftOut} are left out because values are wrong`,
  exportClean: 'Nothing found',
  remarks: 'What was found',
  remark: 'Field and problem',
  leftOut: 'Left out',
  exportReason: 'Purpose of the export',
  exportReasonHelp: 'Such as making the records; it becomes part of the audit trail',
  exportNow: 'Export .xlsx',
  exported: (name) => `Exported as ${name}`,
};
