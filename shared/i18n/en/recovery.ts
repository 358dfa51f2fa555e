/** English: the recovery key: its sheets, and the way in with two of them. */
import type { recovery as zh } from '../zh-cn/recovery';

export const recovery: typeof zh = {
  forgotten: 'Passphrase forgotten',
  enterTitle: 'Enter with the recovery key',
  enterExplain:
    'Fetch any two recovery sheets, type them from the paper or scan their QR codes, and set a new passphrase for an administrator.',
  sheetBox: (box: number) => `Box ${box}: one of the recovery sheets`,
  sheetHelp:
    'Eight lines, each ending in a check character, so that a slip is pointed out at once; blanks and capitals do not matter.',
  sheetRead: 'Read',
  adminCode: 'Code of the administrator',
  adminCodeHelp: 'May stay empty when there is only one administrator',
  enter: 'Set the passphrase and enter',
  entering: 'Checking…',
  back: 'Back',
  problem: (problem) => {
    switch (problem.kind) {
      case 'lineCharacter':
        return `Line ${problem.line} holds "${problem.character}", which cannot be; compare it with the paper`;
      case 'lineLength':
        return `Line ${problem.line} has 9 characters on the paper, and ${problem.typed} here`;
      case 'lineCheck':
        return `Line ${problem.line} is mistyped or in the wrong place; compare it letter by letter`;
      case 'linesMissing':
        return `Lines still missing: ${problem.missing}`;
      case 'linesTooMany':
        return 'More than 8 lines; type one sheet only';
    }
  },
  makeTitle: 'Print the recovery key',
  makeExplain:
    "When a passphrase is forgotten, any two recovery sheets set a new one; one sheet opens nothing. Print all three, seal them and give them to three places such as the head's office, the school safe and the education office.",
  makeLines: [
    'They are shown only once: after leaving this page the same set cannot be printed again.',
    'What is on the paper is kept neither on this computer nor on the platform.',
  ],
  making: 'Making the recovery key…',
  sheet: (sheet: number, of: number) => `Sheet ${sheet} of ${of}`,
  print: 'Print',
  printOf: (sheet: number) => `Print sheet ${sheet}`,
  save: 'Save as file',
  saveOf: (sheet: number) => `Save sheet ${sheet}`,
  handedOut: 'Printed or saved',
  waiting: 'Not printed yet',
  confirm: 'All three sheets are clear and complete, and have been sealed and handed over',
  confirmMissing: 'Hand the three sheets over first, then tick',
  sheetsMissing: 'Some sheets were neither printed nor saved',
  done: 'Done',
  later: 'Do it later',
  laterTitle: 'Make the recovery key later',
  laterLines: [
    'This set cannot be continued; a new one will be made, which makes sheets printed now void. Do not mix them.',
    'Until it is done a forgotten passphrase cannot be replaced. Today and Settings keep reminding.',
  ],
  laterConfirm: 'Do it later',
  stay: 'Go on printing',
  settings: 'Recovery key',
  stateNone: 'Not made',
  stateWaiting: 'Not handed over',
  stateKept: 'Handed over',
  explainKept:
    'When a passphrase is forgotten, any two of the three sheets set a new one. Making the key again makes the old sheets void.',
  explainNone:
    'A forgotten passphrase that no other administrator can reset closes the station for ever.',
  explainAsk: 'Ask the administrator to make the recovery key in Settings.',
  make: 'Make the recovery key',
  makeAgain: 'Make it again',
  makeAgainTitle: 'Make the recovery key again',
  makeAgainLines: [
    'The old three sheets are void at once; collect and destroy them.',
    'The new three are shown only once; have the printer ready.',
  ],
  reminder: 'There is no recovery key yet',
  goMake: 'Make it',
  keptNow: 'The recovery key has been handed over',
};
