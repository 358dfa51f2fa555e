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
  missingClip:
    'No font has the characters below. Where they belong their codes are printed. Clip the character from the picture of the register, and it is printed in its place; or write it in by hand, and compare with the register.',
  missingIn: (point, fields) => `${point}: ${fields}`,
  clip: (point) => `Clip ${point} from the register`,
  clipAgain: (point) => `Clip ${point} again`,
  clippedTitle: 'No font has these characters; the letter shows them as the register does',
  clipTitle: (point) => `Clip ${point} from the register`,
  clipFrom: 'Page to clip from',
  clipPage: (number) => `page ${number}`,
  clipPicture: (title) => `Picture of ${title}`,
  clipReading: 'Opening the page…',
  clipNoPage: {
    title: 'No page was captured yet to clip from',
    lines: [
      'The letter is as it was. Photograph or scan the page of the register that has the character, then come back.',
    ],
  },
  clipPageMissing: {
    title: 'The picture of this page cannot be opened now',
    lines: ['The letter is as it was. Choose another page, or check the back-up and try again.'],
  },
  clipHelp:
    'Drag over the character to draw a frame closely around it, without lines and without the characters beside it. By keyboard: arrows move the frame, with Shift they size it, with Ctrl they move it finely; plus and minus zoom the page.',
  clipFrame: (x, y, size) =>
    `Frame of the character: left ${x}, top ${y}, width and height ${size}`,
  clipZoomOut: 'Smaller',
  clipZoomIn: 'Larger',
  clipZoomFit: 'Whole page',
  clipPreview: 'As letters will show it',
  clipPreviewOf: (point) => `Clip of ${point}`,
  clipEmpty: {
    title: 'No character can be seen in the frame',
    lines: ['Move the frame onto the character, closely around it.'],
  },
  clipStays:
    'This letter was printed, saved or received and stays as it is; letters issued from now on will show the clip.',
  clipUse: 'Use this clip',
  clipCancel: 'Do not clip',
  clipDone: (point) => `Clip of ${point} kept`,
  missingAsk: 'Some characters of this letter cannot be printed',
  missingPrint: 'Print anyway',
  missingSave: 'Save anyway',
  cancel: 'Do not print',
  cancelSave: 'Do not save',
};
