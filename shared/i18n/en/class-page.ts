/** English: the page that verifies a class draw. */
import type { TradeProblem } from '../../classes/class-changes';
import type { LateProblem } from '../../classes/verify-changes';
import type { classPage as zh } from '../zh-cn/class-page';

const late: Readonly<Record<LateProblem, string>> = {
  rollDiffers: 'its roll does not fit its digest',
  secretDiffers: 'its secret seed does not fit the digest it was bound to',
  publicPartDiffers: 'its public part is not as the roll binds it',
  drawnTooEarly: 'it was drawn before the public part could be known',
  unsound: 'its roll is not whole, or not of this draw',
  standingDiffers: 'it was frozen over other lists or changes than those published here',
  tooMany: 'it goes above the limit of the classes or the school',
  classDiffers: 'the draw comes to other classes',
};
const trade: Readonly<Record<TradeProblem, string>> = {
  unknown: 'there are no such two pupils',
  left: 'one of them had left',
  sameClass: 'both were in one class',
  otherSex: 'they are not of one sex',
  otherStrata: 'they differ in what is balanced',
  together: 'pupils who stay together were parted',
  apart: 'pupils who are kept apart came into one class',
};

export const classPage: typeof zh = {
  other: '中文',
  title: 'Verification of a class draw',
  lead: 'This page needs no network, sends nothing, and holds no names. When it was opened it drew again from the published roll, the secret seed and the public part, and checked every change after the draw.',
  drill: 'Data of a drill, without effect',
  unreadable:
    'These data cannot be read: the file was changed or is not whole. Ask the school for another one.',
  same: 'Drawn again: the same',
  sameText: (classCount, pupils) =>
    `The lists of ${classCount} classes with ${pupils} pupils are exactly what the draw comes to.`,
  alsoPublished: 'The digest of the roll is also the one you entered from the commitment.',
  notCompared:
    'Not yet held against the commitment: enter the digest of the roll that was put up before the draw.',
  different: 'Drawn again: not the same',
  differentText:
    'Do not rely on these lists. Print this page and bring it to the school and the education office.',
  findings: {
    lateWrong: ({ change, why }) => `Change ${change} (late pupils) does not hold: ${late[why]}.`,
    tradeWrong: ({ change, why }) => `Change ${change} (trade) does not hold: ${trade[why]}.`,
    renamedWrong: ({ change }) =>
      `Change ${change} (name) does not hold: there is no such pupil, or it is somebody else.`,
    leftWrong: ({ change }) =>
      `Change ${change} (left) does not hold: there is no such pupil, or it had left before.`,
    changeTooEarly: ({ change }) => `Change ${change} is dated before the one ahead of it.`,
    changesNotAsPublished: () =>
      'The digest of the changes is not that of the public list: a change was added, left out or altered.',
    rollDiffers: () => 'The roll does not fit its digest: it was changed.',
    rollNotAsPublished: () =>
      'The digest of the roll is not that of the commitment: it is not the roll that was published before the draw.',
    secretDiffers: () =>
      'The secret seed does not fit the digest it was bound to: it was exchanged.',
    publicPartDiffers: () =>
      'The public part is not as many numbers as the roll is bound to, or is written in another form.',
    drawnTooEarly: () => 'It was drawn before the public part could be known.',
    rollUnsound: () => 'The roll is not whole and cannot be drawn.',
    classesTooFew: ({ over }) => `Above the limit of the classes by ${over} pupils.`,
    schoolTooLarge: ({ over }) => `Above the limit of the school by ${over} pupils.`,
    classDiffers: ({ classNumber }) =>
      `The list of class ${classNumber} is not what the draw comes to.`,
    teachersDiffer: () => 'The class teachers are not as the draw comes to.',
  },
  published: 'Digest of the roll on the commitment',
  compare: 'Compare',
  publishedWrong: 'A digest has 64 figures and letters; enter all of them.',
  open: 'Choose other data',
  lists: 'Class by class',
  columns: {
    number: 'Class',
    teacher: 'Class teacher',
    pupils: 'Pupils',
    girls: 'Girls',
    boys: 'Boys',
    verdict: 'Drawn again',
  },
  classOf: (number) => `Class ${number}`,
  teacherOf: (place) => `No. ${place} of the list`,
  verdicts: { same: 'the same', different: 'different' },
  standing: 'Digest of the changes on the public list',
  standingWrong: 'The digest of the changes has 64 figures and letters; enter all of them.',
  alsoStanding: 'The digest of the changes is also the one you entered from the public list.',
  standingNotCompared:
    'Changes not yet held against the public list: enter the digest of the changes that was put up last.',
  sameChanges: (count) =>
    count === '1'
      ? 'The one change after the draw keeps to its rule; late pupils come out the same.'
      : `All ${count} changes after the draw keep to their rules; late pupils come out the same.`,
  changes: 'Changes after the draw',
  changesHelp:
    'Pupils are told by their lines of the roll; late ones follow behind. Reasons are not published. The digest of each late roll stands at the end of this page; compare it with its commitment.',
  changeColumns: { number: 'No.', what: 'Change', at: 'When', verdict: 'Checked' },
  changeLate: (round, pupils, left) =>
    `Late pupils, round ${round}: ${pupils}; left before: ${left}`,
  lateRoll: (round) => `Digest of the roll, round ${round}`,
  lateNumbers: (round) => `Public part of round ${round}`,
  lateInto: (classes) => `into ${classes}`,
  changeTrade: (one, other) => `Trade: ${one} and ${other}`,
  lineIn: (line, from) => `line ${line} (was class ${from})`,
  changeRenamed: (line) =>
    `Name or number of line ${line} changed; the school confirmed the same child`,
  changeLeft: (lines) => `Left the school: line ${lines}`,
  changeVerdicts: { right: 'right', wrong: 'wrong' },
  now: 'Now',
  foundLate: (line, round, number) =>
    `In line ${line} (late pupils, round ${round}); the draw comes to class ${number}.`,
  foundTraded: (number) => `After a trade now in class ${number}.`,
  foundLeft: 'By the roll this pupil has left.',
  links: 'Together and apart',
  linksHelp: 'Part of the roll since before the draw. Numbers are published, reasons are not.',
  linkColumns: { id: 'No.', kind: 'What', lines: 'Lines of the roll', classes: 'Class' },
  linkKinds: { together: 'Together', apart: 'Apart' },
  child: 'Find my child',
  childHelp: 'As on the slip; it is compared here and goes nowhere.',
  caseNumber: 'Case number',
  name: 'Name of the child',
  code: 'Code',
  find: 'Find',
  found: (line, number) => `In line ${line} of the roll; the draw comes to class ${number}.`,
  foundOther: (line, again, published) =>
    `In line ${line} of the roll; the draw comes to class ${again}, but class ${published} was published. Do not rely on these lists.`,
  foundUndrawn: (line, published) =>
    `In line ${line} of the roll; class ${published} was published, but this roll cannot be drawn. Do not rely on it.`,
  notFound: 'Not in the roll: check number, name and code, every sign of them.',
  teachers: 'Check the class teachers',
  teachersHelp:
    'In the order of the commitment, one a line; they are compared here and go nowhere.',
  teacherNames: 'Names of the class teachers',
  teachersCheck: 'Check the names',
  teachersSame: 'These are the teachers that the roll is bound to. The draw comes to:',
  teachersOther:
    'These are not the teachers that the roll is bound to: check names and order against the commitment.',
  teacherLine: (classNumber, name) => `Class ${classNumber}: ${name}`,
  asideCount: (count) => `${count}; see the commitment`,
  facts: 'What was published',
  terms: {
    group: 'School',
    roll: 'Digest of the roll',
    secretDigest: 'Digest of the secret seed',
    secret: 'Secret seed',
    source: 'Public part comes from',
    publicPart: 'Public part',
    publicForm: 'Numbers of the public part',
    publicKnownFrom: 'Public part not known before',
    setAside: 'Rolls set aside',
    drawnAt: 'Drawn at',
  },
  stages: { primary: 'primary', junior: 'junior' },
  how: 'How it is drawn',
  steps: [
    'The seed is SHA-256 over the 32 bytes of the secret seed, the 32 bytes of the digest of the roll, and the public part in UTF-8 (numbers without leading zeros, one blank between them). The digest of the roll is SHA-256 over its text in the order of RFC 8785.',
    'Numbers are taken block by block from HMAC-SHA-256 under the seed; those that would favour anybody are passed over. Things are shuffled in the way of Fisher and Yates.',
    'The classes are shuffled first. Pupils who stay together or apart are placed next. Then pupils are shuffled stratum by stratum, by sex and what is balanced, and each comes into the class with the fewest of the stratum; then of the sex, in all, of what is balanced, and by the order of the classes.',
    'Class teachers are shuffled last. Unless pupils are kept together or apart, classes differ by one at most in all, of each sex and of every stratum.',
    'Late pupils have a seed of their own: the classes are shuffled, the smallest ones filled first (what is left over goes to one class each), and pupils placed stratum by stratum as above. Nobody in a class moves, and who left does not count.',
    'Only two of different classes, of one sex, alike in what is balanced and held by no link trade places. The digest of the changes is SHA-256 over the digest of the roll and the lists, and then, change by change, over the digest before and the change in the order of RFC 8785.',
  ],
};
