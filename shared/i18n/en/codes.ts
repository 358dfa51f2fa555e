/** English: codes on receipts and letters. */
export const codes = {
  scan: 'Scan the code on a receipt or letter',
  title: 'Scan a code',
  explain:
    'Hold the code of a receipt or letter before the camera; its case opens by itself. A handheld scanner works at any time, without this window.',
  livePicture: 'Camera picture, looking for a code',
  cameraOff: 'You can still choose a picture or use a handheld scanner.',
  chooseFile: 'Choose a picture',
  orDrop: 'Or drop a picture here, or paste it.',
  dropHint: 'Let go to read this picture',
  opened: (number: string) => `Opened the case of ${number}`,
  dialogOpen: 'A number was read. Close the open dialog first, then scan again.',
  openNumber: (number: string) => `Open the case of ${number}`,
  openTab: 'Open the case',
  verifyTab: 'Check a letter',
  verify: 'Check whether a letter is genuine',
  verifyExplain:
    'Hold the code at the top right of the letter before the camera, scan it, choose a picture, or paste its text. Works without a line.',
  typed: 'Text of the code',
  typedHelp:
    'Letters and figures from RXWS1 on; the case number before them may be pasted as well.',
  check: 'Check',
  number: 'Letter number',
  numberRead: 'Number that was read',
  kind: 'Kind of letter',
  day: 'Day of the number',
  issuer: 'Issuing station',
  compare:
    'Compare number, kind and day with the paper. Nothing else on the paper is in the code: open the case and compare with the record.',
  genuineHere: 'Genuine: issued here and in force',
  genuineElsewhere: 'Genuine: issued by another station of this platform',
  elsewhereLines: [
    'Compare number, kind and day with the paper. Nothing else on the paper is in the code.',
    'Whether it was declared void since, only that station knows; ask it when in doubt.',
  ],
  issuerNamed: (code: string, name: string) => (name === '' ? code : `${name} (${code})`),
  beforeRevoked: (when: string) =>
    `The signature is right, but the platform revoked the issuing station ${when}`,
  afterRevoked: (when: string) =>
    `Do not rely on it: the platform revoked the issuing station ${when}, before the day of this number`,
  revokedLines: [
    'The day of a number is the word of the issuing station; after a station is revoked, its key may be in other hands.',
    'Ask the platform or the office that issued it, and do nothing on its strength before that.',
  ],
  directoryOf: (when: string) => `Held against the directory of stations of ${when}.`,
  voidHere: (when: string) => `Void: issued here, declared void ${when}`,
  voidLines: [
    'This letter is no longer valid. Take it back, and open the case for the letters after it.',
  ],
  absentHere: 'This number is not in the register of this station',
  absentLines: [
    'The signature is of this station, but the register does not have the number: its case may have been destroyed when due, or the station was restored from a back-up.',
    'Ask the administrator to look into the register of numbers.',
  ],
  differs: 'Not genuine: the code does not fit its signature',
  differsLines: [
    'Number, kind, day or signature were changed. Do not rely on it; ask the office that is said to have issued it.',
  ],
  unknownIssuer: 'Issuing station unknown',
  unknownLines: [
    'The code is whole, but the station that signed it has no certificate of this platform: it may be of another platform, not paired, or in a drill.',
    'A station that is not paired can check only its own letters. Ask the office that is said to have issued it.',
  ],
  unsigned: 'No signed code: it cannot be checked',
  numberKnown: 'The register of this station has this number, and it is in force.',
  unsignedTodo:
    'Letters of earlier days have no signed code. Open the case and compare with the record.',
  damaged: 'Not the whole code was read',
  damagedLines: [
    'Lay the code flat, wipe it and scan again; with a handheld scanner, switch the keyboard to English.',
  ],
  noCode: 'No code of a letter was read',
  noCodeLines: [
    'This is nothing that this program printed. Scan the code at the top right of the letter.',
  ],
};
