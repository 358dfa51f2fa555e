/** English: what follows a class draw. */
import type { classAfter as zh } from '../zh-cn/class-after';

export const classAfter: typeof zh = {
  left: 'left',
  late: 'came later',
  traded: (from) => `traded, was ${from}`,
  renamed: 'renamed, to be confirmed',
  changes: 'Changes after the draw',
  changesOneByOne: 'One by one (pupils by their lines of the roll)',
  change: 'Change',
  when: 'When',
  standingDigest: 'Digest of the changes',
  firstDigest: 'Digest of the first roll',
  placesFree: 'Places free of pupils who left',
  changeLate: (round, pupils, left) =>
    `Late pupils, round ${round}: ${pupils}; left before: ${left}`,
  lateDigest: (digest) => `digest of the roll ${digest}`,
  changeTrade: (one, other) => `Trade: ${one} and ${other}`,
  lineIn: (line, from) => `line ${line} (was class ${from})`,
  changeRenamed: (line) =>
    `Confirmed: name or number of line ${line} changed, and it is the same child`,
  changeLeft: (lines) => `Left the school: line ${lines}`,
  commitmentTitle: (group, round) => `Commitment for late pupils (round ${round}): ${group}`,
  bound:
    'The school commits itself: from the freezing on, the roll of late pupils and the secret seed do not change, and nobody who is in a class moves; once the public part is there, there is one draw, and what counts is that the verification page comes to the same.',
  howText:
    'Seed = SHA-256 (32 bytes of the secret seed, 32 bytes of the digest of this roll, the public part in UTF-8). The smallest classes are filled first; then the fewest of the stratum, of the sex, in all, of what is balanced, and the drawn order of the classes decide. Who is kept together or apart is dealt before the others.',
  lateTitle: 'Pupils admitted after the draw',
  lateHelp:
    'Late pupils get a roll of their own: frozen, committed to, numbers called out, drawn by another person. Nobody who is in a class moves; the smallest classes are filled first, then sex and what is balanced count, and nobody chooses a class. With a good reason one can be kept together with, or apart from, another late pupil or one who is in a class.',
  lateLinksHelp:
    'Only for late pupils with a good reason, such as twins: with another late pupil or with one who is in a class. Together with one who is in a class means the class where that one is now. A number, together or apart, and how many are published; names and reasons stay in the record of this station.',
  lateNone: 'No pupils wait for a class.',
  waiting: (count) => (count === '1' ? '1 pupil waits' : `${count} pupils wait`),
  gone: (count) =>
    count === '1'
      ? '1 pupil left after the draw; the place is free'
      : `${count} pupils left after the draw; their places are free`,
  freezeLate: 'Freeze the roll of late pupils',
  freezeLateTitle: 'Freeze this roll of late pupils?',
  freezeLateSays: (pupils, present, links) => [
    `Late pupils: ${pupils}. Pupils in classes, who stay where they are: ${present}.`,
    links === 0 ? 'Nobody is kept together or apart.' : `Together or apart, ${String(links)}:`,
  ],
  freezeLateMeans: [
    'It cannot be changed afterwards. A wrong one can only be set aside with a reason, and a new one frozen.',
    'The station makes its secret seed now; nobody sees it before the draw.',
  ],
  lateRoll: (round) => `Roll of late pupils, round ${round}`,
  tradeTitle: 'Trade places',
  tradeHelp:
    'Classes stay as they were drawn; only single cases that school and authority agree to are traded. The two are of different classes, of one sex and alike in what is balanced; one person asks, another approves. The public list tells lines and no reasons.',
  tradeFirst: 'Pupil',
  tradeSecond: 'Trades with',
  tradeReason: 'Reason',
  tradeNote: 'Who agreed, and why',
  tradeNoteHelp: 'Such as the office and the day. It stays in the record of this station.',
  tradeMissing: 'Choose two pupils and a reason, and say who agreed.',
  askTrade: 'Ask for the trade',
  tradeReasons: {
    health: 'health (such as hearing or walking)',
    conflict: 'a conflict or bullying that was established',
    relative: 'a relative teaches the class',
    other: 'another one',
  },
  tradeList: 'Trades',
  tradeColumns: { pupils: 'Pupils', reason: 'Reason', asked: 'Asked for', state: 'State' },
  pupilIn: (name, className) => `${name} (${className})`,
  tradeNames: (one, other) => `${one} \u21c4 ${other}`,
  tradeBy: (by, at) => `${by}, ${at}`,
  tradeWaits: 'waits for another person',
  tradeSettled: { approved: 'approved', refused: 'not approved' },
  approve: 'Approve',
  refuse: 'Do not approve',
  takeBack: 'Take back',
  approveOf: (names) => `Approve: ${names}`,
  refuseOf: (names) => `Do not approve: ${names}`,
  takeBackOf: (names) => `Take back: ${names}`,
  approveTitle: 'Approve this trade?',
  approveLines: (pupils) => [
    pupils,
    "The two get each other's class. The record, the public list and the verification page tell it; put the list up anew.",
  ],
  confirmName: 'Confirm the name',
  confirmNameOf: (name) => `Confirm the name of ${name}`,
  confirmNameTitle: 'Is it the same child?',
  confirmNameLines: (name, was, caseNumber) => [
    `When the roll was frozen: ${was}`,
    `Now: ${name} (case number ${caseNumber})`,
    'Look in the case what the change rests on, such as the household register. Slips have the name of now from then on, and the verification page finds it.',
  ],
  confirmNameDo: 'It is the same child',
  linkTitle: 'Together and apart (the reasons are not published)',
  linkColumns: { id: 'No.', what: 'What', names: 'Pupils' },
};
