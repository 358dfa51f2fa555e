/** English: the people of the station, and everybody's own passphrase. */
import type { operators as zh } from '../zh-cn/operators';

export const operators: typeof zh = {
  title: 'People and roles',
  explain:
    "Everybody comes in with a code and a passphrase of their own; the record names who acted. A changed role counts from that person's next unlock.",
  code: 'Operator code',
  codeHelp: '2 to 12 letters or digits. Codes are kept unencrypted: do not use a name.',
  codeWrong: 'A code has 2 to 12 letters or digits',
  codeTaken: 'Somebody has this code already; choose another',
  name: 'Name',
  nameHelp: 'Printed on receipts as the person in charge',
  role: 'Role',
  chooseRole: 'Choose a role',
  state: 'Passphrase',
  stateOwn: 'Set',
  stateStart: 'To be set by the person',
  stateNone: 'None',
  disabled: 'Disabled',
  me: 'You',
  missing: (label: string) => `Fill in: ${label}`,
  add: 'Add a person',
  adding: 'Adding…',
  edit: 'Change',
  editTitle: (name: string) => `Change ${name}`,
  editOf: (name: string) => `Change ${name}`,
  save: 'Save',
  saved: "Saved; counts from the person's next unlock",
  reset: 'Reset passphrase',
  resetExplain:
    'The present passphrase is void at once; a start passphrase is given, which the person replaces at the next unlock.',
  resetTitle: (name: string) => `Reset the passphrase of ${name}?`,
  resetLines: (name: string, code: string) => [
    `The present passphrase of ${name} (operator code ${code}) is void at once and opens the station no more.`,
    'A start passphrase is shown once: hand it over in person. It is replaced at the next unlock.',
    'The cases of this person stay; the reset is written into the trail.',
  ],
  enable: 'Enable again',
  enableExplain:
    'The old code is kept; a start passphrase is given, which the person replaces at the next unlock.',
  disable: 'Disable',
  disableExplain:
    'The passphrase is void at once and the person cannot come in any more. Cases and record stay.',
  disableConfirm: (name: string) => `Disable ${name}`,
  disabledNow: (name: string) => `${name} is disabled`,
  startTitle: 'Start passphrase',
  startLines: (name: string, code: string) => [
    `Hand it to ${name} in person; operator code ${code}.`,
    'It is shown only here and only once, and must be replaced at the first unlock.',
  ],
  startLabel: 'Start passphrase',
  startDone: 'Handed over',
  own: 'My passphrase',
  ownExplain: 'Only you know it; the administrator cannot see it either.',
  present: 'Present passphrase',
  change: 'Change passphrase',
  changing: 'Changing…',
  changed: 'Changed; use the new passphrase from the next unlock on',
  secondFactor: 'System key protection',
  secondFactorOn:
    'On: on another computer or account the passphrase alone does not open the station',
  secondFactorWaiting: 'Available: takes effect when you change your passphrase',
  secondFactorNotOffered:
    'Off: the system of this computer keeps no keys; passphrases protect the data as before',
  secondFactorNotReal:
    'Off: the system of this computer has no safe place for keys; passphrases protect the data as before',
};
