/** English: the watched folder and PDF files. */
export const folder = {
  inbox: 'Scan folder',
  news: (count: number) => `New pictures in the scan folder: ${count}`,
  takeAll: (count: number) => `Take all in, in order (${count})`,
  take: 'Take in',
  takeOne: (name: string) => `Take in ${name}`,
  taking: 'Taking in…',
  pdf: 'PDF file',
  severalPages: 'Picture of several pages',
  more: (count: number) => `${count} more`,
  gone: 'The scan folder is not there',
  goneLines: [
    'It was moved, or its drive or share is not connected.',
    'Pages that were taken in are kept; files that were not are where they were.',
    'Connect the drive or bring the folder back; work goes on by itself.',
  ],
  refused: 'Nobody may look into the scan folder',
  refusedLines: [
    'Files that were not taken in are where they were.',
    'Ask your IT staff to let this account read and write there; work then goes on by itself.',
  ],
  aside: (count: number) =>
    `Files that cannot be read, put into a subfolder of their own: ${count}`,
  asideLine: (name: string, why: string) => `${name}: ${why}`,
  asideWhy: {
    imageEmpty: 'the file is empty',
    imageNotAnImage: 'it is no picture',
    imageFormatUnsupported: 'this kind of picture cannot be read; set the scanning program to JPEG',
    imageTooManyBytes: 'the file is too large; scan at a lower resolution',
    imageTooManyPixels: 'it has too many pixels; scan at a lower resolution',
    imageTooManyPages: 'it has too many pages; save it in parts',
    imagePagesUnreadable:
      'some pages cannot be opened; the others were taken in, so scan only those that are missing',
    imageTruncated: 'the picture is not whole; scan again',
    imageUndecodable: 'the picture cannot be opened; scan again',
    pdfTooManyBytes: 'the PDF is too large; save it in parts',
  },
  stuck: (count: number) =>
    `Files that cannot be moved: ${count}. Check the permissions and the room of the scan folder. They are not lost and will not be offered again.`,
  section: 'Scan folder',
  sectionExplain:
    'Let the program of your scanner save into a folder; new pictures are offered where papers are captured. A file is moved only after its page is in the station.',
  place: 'Folder',
  none: 'Not chosen',
  choose: 'Choose a folder',
  off: 'Use it no more',
  after: 'After taking in',
  afters: { move: 'Move it to a subfolder', delete: 'Delete the file' },
  afterHelps: {
    move: 'Pictures stay in the subfolder of the scan folder; clear it from time to time',
    delete:
      'The picture is in the station as it was; a PDF or a picture of several pages is still moved',
  },
  saved: 'Saved',
  standings: { off: 'Not used', watching: 'Watched', gone: 'Not there', refused: 'No permission' },
  pdfTitle: (name: string) => `Taking the pages of a PDF: ${name}`,
  pdfOpening: 'Opening the PDF…',
  pdfPage: (page: number, pages: number) => `Page ${page} of ${pages}`,
  pdfStop: 'Stop',
  pdfScripts: 'This PDF has scripts. None was run; only the pictures of its pages were taken.',
  pdfRefused: (name: string) => `Not taken in: ${name}`,
  pdfDismiss: 'I see',
};
