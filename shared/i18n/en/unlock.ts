/** English: making the station and unlocking it. */
import type { unlock as zh } from '../zh-cn/unlock';

export const unlock: typeof zh = {
  asking: 'Opening the station…',
  title: 'Unlock',
  explain: "The station's data is encrypted; the passphrase makes it readable.",
  code: 'Operator code',
  passphrase: 'Passphrase',
  unlock: 'Unlock',
  unlocking: 'Unlocking, please wait…',
  wait: (seconds) => `Wait ${seconds} s`,
  lockedBy: {
    asked: 'The station is locked.',
    idle: 'The station locked itself after a time without work.',
    suspend: 'The station locked itself when the computer slept.',
    session: 'The station locked itself with the computer.',
    closing: 'The program is closing; the station is locked.',
    dataGone:
      'The data folder cannot be read or was exchanged for another; the station locked itself.',
    drillErased: 'The drill was being reset; the station is locked.',
  },
  allSaved: 'Everything typed is saved.',
  notAllSaved: 'What was typed last could not be confirmed as saved; check it after unlocking.',
  picturesLost: (count) =>
    count === 1
      ? '1 photo was not saved; take it again after unlocking.'
      : `${count} photos were not saved; take them again after unlocking.`,
  picturesUnsure: (count) =>
    count === 1
      ? 'Saving 1 photo could not be confirmed; check after unlocking.'
      : `Saving ${count} photos could not be confirmed; check after unlocking.`,
  lockedLine: (why, saved) => `${why} ${saved}`,
  ownTitle: 'Set your own passphrase',
  ownExplain:
    'What you typed is a start passphrase and serves only this once. Set one that only you know.',
  ownSet: 'Set it and enter',
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
  schoolMissing: 'Enter the name of the school',
  operatorMissing: 'Enter your name',
  passphraseMissing: 'Choose a passphrase',
  againMissing: 'Type the passphrase again',
  forgetTitle: 'Only you know the passphrase',
  forgetLines: [
    'Neither the platform nor the school has it; remember it well.',
    'Next, three recovery sheets are printed: any two of them set a new one when it is forgotten.',
  ],
  create: 'Create the station',
  creating: 'Creating, please wait…',
};
