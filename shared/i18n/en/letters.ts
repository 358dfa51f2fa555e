/** English: looking at a letter before it is printed. */
import type { letters as zh } from '../zh-cn/letters';

export const letters: typeof zh = {
  preview: 'Preview',
  making: 'Making the letter…',
  drawing: 'Drawing…',
  page: (index, count) => `Page ${index} of ${count}`,
  print: 'Print',
  printed: (copies) => `Handed to the printer: ${copies}`,
  copies: 'Copies',
  fewer: 'One less',
  more: 'One more',
  save: 'Save PDF',
  saved: (fileName) => `Saved as ${fileName}`,
  notSaved: 'Cancelled, not saved',
  reload: 'Make again',
  missingTitle: 'Some characters cannot be printed',
  missingLines: (points) => [
    `No font has these characters: ${points}; they are printed as their codes.`,
    'Write them by hand after printing and compare with the register.',
  ],
  missingAsk: 'Some characters of this letter cannot be printed',
  missingPrint: 'Print anyway',
  cancel: 'Do not print',
};
