/** English: looking at a letter before it is printed. */
import type { letters as zh } from '../zh-cn/letters';

export const letters: typeof zh = {
  preview: 'Preview',
  making: 'Making the letter…',
  drawing: 'Drawing…',
  page: (index, count) => `Page ${index} of ${count}`,
  print: 'Print',
  printed: (copies) => `Handed to the printer: ${copies}`,
  printer: 'Printer',
  usualPrinter: 'The usual printer of the system',
  pausedPrinter: (title: string) => `${title} (paused)`,
  reprint: (copies: number, print: number | undefined) =>
    print === undefined
      ? `Printed: ${copies}. Printed again, the paper says so; what is stored stays as it is.`
      : `Printed: ${copies}. The next paper says that it is print no. ${print}; what is stored stays as it is.`,
  copies: 'Copies',
  fewer: 'One less',
  more: 'One more',
  save: 'Save PDF',
  saved: (fileName) => `Saved as ${fileName}`,
  notSaved: 'Cancelled, not saved',
  reload: 'Make again',
  missingTitle: 'Some characters cannot be printed',
  missingHow:
    'No font has the characters below. Where they belong their codes are printed: write them in by hand there, and compare with the register.',
  missingIn: (point, fields) => `${point}: ${fields}`,
  missingAsk: 'Some characters of this letter cannot be printed',
  missingPrint: 'Print anyway',
  missingSave: 'Save anyway',
  cancel: 'Do not print',
  cancelSave: 'Do not save',
};
