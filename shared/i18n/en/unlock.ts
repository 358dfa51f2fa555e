/** English: making the station and unlocking it. */
import type { unlock as zh } from '../zh-cn/unlock';

export const unlock: typeof zh = {
  asking: 'Opening the station…',
  title: 'Unlock',
  explain: 'The station’s data is encrypted; the passphrase makes it readable.',
  passphrase: 'Passphrase',
  unlock: 'Unlock',
  unlocking: 'Unlocking, please wait…',
  wait: (seconds) => `Wait ${seconds} s`,
  lockedIdle: 'The station locked itself after a time without work. Everything typed is saved.',
  lockedSuspend: 'The station locked itself when the computer slept. Everything typed is saved.',
  lockedSession: 'The station locked itself with the computer. Everything typed is saved.',
  lockedAsked: 'The station is locked. Everything typed is saved.',
  createTitle: 'Create the station',
  createExplain: 'First use: enter the school, your name and a passphrase. It takes a minute.',
  school: 'Name of the school',
  schoolHelp: 'Printed on receipts; write the full name',
  operatorName: 'Your name',
  operatorHelp: 'Printed on receipts as the person in charge',
  newPassphrase: 'Passphrase',
  passphraseRules: (min) =>
    `At least ${min} characters. Several unrelated words are easy to remember and hard to guess.`,
  passphraseAgain: 'Passphrase again',
  passphrasesDiffer: 'The two passphrases differ; please type again',
  passphraseTooShort: (missing) => `${missing} more characters`,
  missing: (label) => `Fill in: ${label}`,
  forgetTitle: 'A forgotten passphrase cannot be recovered',
  forgetLines: [
    'In this version there is no way back: without the passphrase the data cannot be opened.',
    'Write it on paper and give it sealed to the school office.',
  ],
  forgetAccept: 'I wrote it down and gave it to the office',
  forgetMissing: 'Write it down first, then tick here',
  create: 'Create the station',
  creating: 'Creating, please wait…',
  retry: 'Try again',
};
