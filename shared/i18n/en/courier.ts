import type { courier as zh } from '../zh-cn/courier';

export const courier: typeof zh = {
  title: 'Courier packages by USB stick',
  explain:
    'Without a network, write what waits to a USB stick, have it imported at the platform or handed on by a station with a line, and bring back the answer. Only the platform can open a package; should the line come back first, cases are sent as always and never twice.',
  write: 'Write a package',
  read: 'Read an answer',
  stop: 'Stop',
  carry: "Hand on another station's package",
  carryHelp:
    'With a line here, this station can send for one without: choose the package on its stick, and the answer is written beside it. What is inside cannot be read here.',
  writing: 'Writing the package; leave the stick in',
  reading: 'Reading the answer; leave the stick in',
  carrying: 'Handing the package on; leave the stick in',
  elsewhere:
    'You may leave this page and work elsewhere: you are told when it is done. A lock stops it.',
  seeOutbox: 'More in the outbox.',
  carryProgress: (done, total) => `${done} of ${total} MB`,
  carried: (number) => `Package ${number} is at the platform, and its answer is on the stick`,
  carriedFile: (name) => `Answer: ${name}`,
  carriedPlatform: (name) => `Platform: ${name}`,
  carriedNext:
    'Pull the stick out only when that is safe, and take it back to the station that wrote the package.',
  progress: (done, total) => `${done} of ${total} ${total === 1 ? 'case' : 'cases'}`,
  again: 'Also those written before',
  againHelp: (count) =>
    `${count} cases were written before and have no receipt yet. Only needed when a stick is lost or broken; what arrives twice is taken once.`,
  fresh: 'Not written yet',
  underWay: 'Written, awaiting receipts',
  cases: (count) => `${count} ${count === 1 ? 'case' : 'cases'}`,
  keyMissing: "This station does not have the platform's key for courier packages yet",
  keyMissingLines: [
    'Bring this computer online once: the key comes by itself. From then on packages can be written without a line.',
  ],
  owed: 'The platform was restored from an older back-up, and may lack cases delivered before',
  owedLines: [
    'Write a package and send it: what the platform lacks is taken back with its receipt, under the same number and date; what it has does not come twice.',
    'Where scans are lost there as well, write one more package after its answer. This notice goes when everything is there again.',
  ],
  written: (number, cases) =>
    cases === 0
      ? `Package ${number} is written; it holds no case and only asks for results`
      : `Package ${number} is written, with ${cases} ${cases === 1 ? 'case' : 'cases'}`,
  writtenFile: (name) => `File: ${name}`,
  writtenNext:
    'Pull the stick out only when that is safe, carry it to the platform or to a station with a line, and bring back the answer. The cases stay in the outbox until their receipts are read.',
  left: (count) =>
    `${count} cases cannot be read whole on this computer and were left out: see the cases below.`,
  rest: (count) => `${count} more cases did not fit: write another package.`,
  readDone: (number) => `The answer to package ${number} was read`,
  others: (count) => `With it travel ${count} decisions of the desk and questions to departments.`,
  bringsAgain: (count) =>
    `${count} delivered before go along: the platform takes back what it lost, under the same numbers and dates.`,
  restored:
    'The platform was restored from an older back-up: write one more package, which brings what it lost.',
  broughtAgain: (count) =>
    `Lost by the platform in its restore and there again: ${count}, under the same numbers and dates`,
  asksNumbers: 'Numbers run low: more are asked for with this package.',
  numbers: (count) => `Further number blocks: ${count}`,
  places: (count) => `Quotas of places received: ${count}`,
  digests: (count) => `Daily digests of the trail left with the platform: ${count}`,
  told: (count) => `Decisions of the desk and questions to departments that arrived: ${count}`,
  delivered: (count) => `Receipts: ${count}`,
  stopped: (count) => `Not accepted by the platform: ${count}, see the cases below`,
  waiting: (count) =>
    `Not finished by the platform this time: ${count}; still in the outbox for the next package`,
  already: (count) => `Settled before: ${count}, nothing was done twice`,
  changes: (count) => `Review steps and results: ${count}`,
  unclear:
    "Some messages of the platform are not understood here. They were not read and are not lost: take in the platform's newest connector profile, then write another package to ask for them.",
  packages: 'Packages written',
  packageName: (number) => `Package ${number}`,
  packageText: (time, cases) => `${time} · ${cases} ${cases === 1 ? 'case' : 'cases'}`,
  answered: 'Answer read',
  awaited: 'Awaiting the answer',
  inPackage: (number) => `In courier package ${number}`,
  /** Words of the trail. */
  trail: {
    keyLearned: () => "Learned the platform's key for courier packages",
    written: (number, cases) => `Wrote courier package ${number} with ${cases} cases`,
    gone: (number) => `Courier package ${number} was not finished and is void`,
    carried: (number) =>
      `Handed on courier package ${number} of another station and brought back its answer`,
    answerRead: (number, delivered, changes) =>
      `Read the answer to courier package ${number}: ${delivered} receipts, ${changes} messages`,
  },
};
