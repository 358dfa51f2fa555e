/** English: verification with the departments' data, and what papers and departments say differently. */
import type * as zh from '../zh-cn/verification';

export const facts: typeof zh.facts = {
  identity: 'identity',
  register: 'household register',
  property: 'property register',
  purchaseContract: 'purchase contract',
  rentalRecord: 'rental record',
  residencePermit: 'residence permit',
  insurance: 'social insurance',
  business: 'business register',
  marriage: 'marriage register',
  birth: 'birth certificate',
  studentRecord: 'pupil record',
};

export const verification: typeof zh.verification = {
  facts,
  standings: {
    notAsked: 'Not verified',
    changed: 'Changed since: verify again',
    queued: 'Queued',
    match: 'Agrees',
    mismatch: 'Disagrees',
    noSuchPerson: 'No such record',
    timedOut: 'Timed out',
  },
  notices: {
    nameDisagree: 'names spelled apart',
    papersDisagree: 'papers disagree',
    verificationMismatch: 'verification disagrees',
    studentNumberDoubtful: 'student number of a record in trouble',
    notGraduating: 'does not leave primary school this year',
    numberChanged: 'the platform gave another number: tell the family',
  },
  title: 'Verification',
  explain: 'A paper whose facts agree need not be brought; what cannot be verified comes on paper.',
  ask: 'Verify',
  askAgain: 'Verify again',
  asked: 'Queued: with a line the platform asks the departments',
  needsSignature: 'A guardian has to sign the authorisation at the identity check first.',
  toSignature: 'Sign the authorisation',
  needsFields: (names) => `Fill in ${names} first.`,
  askedAt: (when) => `Waiting for the department since ${when}`,
  refused: (words) =>
    `The platform did not take it and is asked again: ${words}. Do not wait: take the paper as usual, and tell the platform's administrator if it goes on.`,
  evidence: (source, number, when) => `${source} · evidence ${number} · ${when}`,
  waived: 'Not needed',
  waivedTitle: 'Papers that are not needed',
  denied: (field, typed) => `${field} is filled in as "${typed}"`,
  returned: (text) => `the department returned "${text}"`,
  both: (denied, returned) => `${denied}, ${returned}`,
  noRecord: 'the department has no such record',
  late: {
    badge: 'Denied by a department',
    title: 'Denied by a department after it was submitted',
    explain:
      'What was submitted stays with the platform, nothing is lost. Put right what was wrong and submit again; what is right is explained under "To check", or asked again later; this is over by itself once the department confirms.',
    papers: 'Papers to hold against it',
    next: 'Put it right and submit again, or explain it',
    paper: (fact) => `Look at this paper: is "${fact}" filled in rightly?`,
    noRecord: (typed) => `Filled in is "${typed}"; the department knows no such record`,
  },
  notInDrill: 'In a drill no department is asked.',
  checks: {
    title: 'To check',
    explain:
      'Where two places differ, look at the papers: correct what is wrong, or say why it is right.',
    mustSettle: 'To be corrected or explained before the submission',
    optional: 'Does not hold the case up',
    settle: 'Explain',
    settleTitle: 'Nothing is wrong: say why',
    reason: 'Reason',
    reasonHelp: 'What you looked at, and why it stays as it is. It is kept in the traces.',
    save: 'Note',
    saved: 'Noted',
    newNumber: (before, now) =>
      `The platform was restored from an older back-up: number ${before} on the receipt is another case's now, and this case is ${now}. Tell the family that the new number holds.`,
    tellFamily: 'The family has to be told',
    told: 'The family was told',
    toldTitle: 'The family was told its new number',
    toldHow: 'How it was told',
    toldHelp:
      'Who was told, when and how (telephone, in person, a new receipt). It is kept in the traces.',
    settled: (by, when, reason) => `Explained (${by} ${when}): ${reason}`,
    toField: 'Correct',
    atField: (what) => `To check: ${what}`,
    registerNumber:
      'Child and parents are on one household register: both numbers should be the same',
    bookSame: 'The parents are on two registers, yet both have the same number',
    bookApart: 'All are on one register, yet a paper has another number',
    address: 'The paper of the home has another address',
    registerAddress: 'This group needs the register and the home to have one address',
    relation:
      "The child's relation to the head of the register does not fit the guardian who heads it",
    studentNumberFormat:
      'Record in trouble: the identity number in the student number has a wrong check digit',
    studentNumberDisagrees:
      "Record in trouble: the student number has another identity number than the child's paper",
    notGraduating: {
      studyState:
        'Who moves up leaves primary school this year: if so, choose "Graduating this year" as the attendance',
      noRecord: 'Who moves up has a record of primary school; here it says that there is none',
    },
  },
};
