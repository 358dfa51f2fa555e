/** English: what the linter of policy packs found, for who writes a pack. */
import type { ProfileFault } from '../../archive/package/profile-fault';
import type { AbolishedProof, ReachablePart } from '../../policy/lint-problem';
import type { LintWords } from '../error-shape';
import type { policyProblems as zhCn } from '../zh-cn/policy-problems';
import { facts } from './verification';

const abolished: { readonly [P in AbolishedProof]: string } = {
  preschoolRecord: 'the record of pre-school education',
  familyPlanning: 'the proof of family planning',
  overAge: 'the proof for a child over age',
  noGuardianAtRegister: 'the proof that nobody at the place of register can look after the child',
  parentPostOrIncome: "parents' post or income",
  vaccination: 'vaccination papers (no precondition; looked at after term begins)',
};

const parts: { readonly [P in ReachablePart]: string } = {
  requirement: 'no family is ever asked for it',
  option: 'no family can ever choose this paper',
  page: 'no family is ever asked for this page',
  waiver: 'no family can ever have it waived',
  requiredFields: 'no family ever has to fill these in',
  pointsRow: 'no family can ever get these points',
  group: 'no family ever belongs to this group',
};

const nameFaults: { readonly [F in ProfileFault]: string } = {
  characters:
    'holds characters that no file name may have, a name that a system keeps for itself, or is too long',
  taken: 'is the name of a file that every package has; choose another one',
  same: 'two folders have one name, and their files would fall together',
  braces: 'a brace has no other one, or stands where nothing is filled in',
  unknown: 'nothing can be put in for the word in braces',
  missing: 'the number that tells the files apart is missing; names would fall together',
  late: 'the number that tells the files apart has to stand before title and letter number, or a long title cuts it off',
  long: 'is too long: two folders deep at most, and 60 bytes of fixed text in a name',
};

const says: LintWords = {
  shape: () => 'not as the format wants it, or something the format does not know',
  tooNew: ({ schema }) => `the format ${schema} is later than this program; use a later one`,
  missingReason: () => 'a reason, a legal basis or a way of appeal is missing or says nothing',
  conditionUnreadable: ({ detail }) => `the condition cannot be read: ${detail}`,
  conditionFails: () => 'the condition gives neither yes nor no for the family below',
  conditionUndecidable: ({ fact }) =>
    `${fact} may only be compared with a number or day that is written down, or not every family can be tried`,
  tooManyFamilies: ({ most }) => `more than ${most} families would have to be tried; simplify it`,
  abolishedProof: ({ proof, found }) =>
    `"${found}" is ${abolished[proof]}: abolished, and not to be asked of any family`,
  tooManyProofs: ({ titles }) =>
    `the family below is asked for ${titles.length} proofs, and five are the most: ${titles.join(', ')}`,
  unreachable: ({ part }) => parts[part],
  noOption: () => 'the family below is asked for it, and no paper fits this family',
  recordOfNobody: () =>
    'the family below is asked for a proof of the pupil record, and this child has none yet; let the condition leave out children without a record and those who enter the first year of primary school',
  fieldNeverAsked: ({ field }) =>
    `${field} has to be filled in, but none of these families is asked`,
  groupGap: ({ answers }) => `families with these answers belong to no group: ${answered(answers)}`,
  groupOverlap: ({ answers }) =>
    `families with these answers belong to two groups: ${answered(answers)}`,
  catchmentOverlap: ({ prefix, otherPrefix, otherPath }) =>
    `"${prefix}" and "${otherPrefix}" (${otherPath}) belong to different schools; mark an enclave as exception`,
  schoolUnknown: ({ school }) => `no school ${school} that takes these children is in the list`,
  pointsItem: ({ found }) =>
    `"${found}" may not be scored; points are given for kind of register, dwelling, work and property only`,
  placeholderUnknown: ({ placeholder }) => `the letter's {${placeholder}} does not exist`,
  placeholderEmpty: ({ placeholder }) =>
    `{${placeholder}} is not known when this letter is issued, or is blank in the pack, so that it can never be made`,
  letterTooLong: () => 'filled in, it is longer than a letter takes, so that it can never be made',
  placeholderOpen: () =>
    'a brace of the letter has no other one, or stands where nothing is filled in, and would be printed as it is',
  letterMarkup: () =>
    'the letter holds tags, scripts or invisible control characters; it must be plain text',
  archiveName: ({ fault }) => nameFaults[fault],
  trainingRole: ({ found }) =>
    found === 'admin'
      ? 'no training may be asked of administrators: they record it, and must always come in'
      : `there is no role "${found}" of which training could be asked`,
  twice: ({ id }) => `${id} is there twice; the second one is never used`,
  windowWrong: () => 'ends before it begins, or lies in another year',
  windowMissing: () => 'no sign-up window for this kind of enrolment',
};

function answered(answers: {
  readonly preferential: boolean;
  readonly localRegister: boolean;
  readonly localHome: boolean;
}): string {
  return [
    answers.preferential ? 'preferential' : 'not preferential',
    answers.localRegister ? 'registered here' : 'not registered here',
    answers.localHome ? 'own home here' : 'no own home here',
  ].join(', ');
}

export const policyProblems: typeof zhCn = {
  says,
  places: {
    schema: 'format',
    id: 'id',
    version: 'version',
    title: 'title',
    season: 'season',
    matter: 'matter',
    kinds: 'kinds',
    calendar: 'calendar',
    signUp: 'sign-up',
    report: 'report days',
    groups: 'group',
    household: 'household rule',
    residenceLock: 'residence lock',
    requirements: 'requirement',
    options: 'paper',
    pages: 'page',
    lookAt: 'look at',
    waivedBy: 'waiver',
    requiredFields: 'required fields',
    points: 'points',
    items: 'item',
    rows: 'row',
    schools: 'school',
    catchments: 'catchment',
    numbers: 'house numbers',
    schoolChoice: 'choice of school',
    reasonCodes: 'reason code',
    archive: 'archive packages',
    timestamps: 'time-stamp authority',
    address: 'address',
    fingerprint: 'fingerprint of the certificate',
    folders: 'folders',
    names: 'names',
    letters: 'letter',
    receipt: 'receipt',
    placeNotice: 'place notice',
    refusalNotice: 'notice of refusal',
    when: 'condition',
    kind: 'kind',
    item: 'item',
    reason: 'reason',
    legalBasis: 'legal basis',
    remedy: 'appeal',
  },
  verifiedFacts: facts,
  nth: (n) => `no. ${n}`,
  placeSeparator: ' ',
  whole: 'the whole pack',
  family: 'Family',
  verified: (names) => `verified: ${names.join(', ')}`,
  colon: ': ',
  comma: ', ',
};
