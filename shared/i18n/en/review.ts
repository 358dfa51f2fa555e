/** English: the review room, its queue, and a case with pages and fields side by side. */
import type { review as zh } from '../zh-cn/review';

export const review: typeof zh = {
  title: 'Review',
  queue: 'Cases for you to review',
  explain:
    'Cases that wait for your decision, for a letter, or for a disagreement to be settled. The nearest term and the longest wait come first.',
  waiting: (count: number) => `${count} waiting for your review`,
  waitingMore: (count: number) => `${count} or more waiting for your review`,
  own: (count: number) =>
    `${count} more that you handled, or whose originals you inspected, are not listed here: somebody who had no part in them reviews them.`,
  empty: 'No case is waiting for your review',
  emptyDesk: 'Cases that this desk decides are listed here once a clerk has submitted them.',
  emptyPlatform:
    'With the policy packs of this station the platform decides. Cases whose letter is to be issued are listed here once it has.',
  reading: 'Looking for cases to review…',
  task: 'To do',
  tasks: {
    decide: 'Decide',
    letter: 'Issue the letter',
    settle: 'Settle the disagreement',
  },
  since: 'Waiting since',
  due: 'Term',
  noTerm: 'No term',
  enteredBy: 'Taken in by',
  openPapers: 'See papers and details',
  toOverview: 'Case overview',
  toQueue: 'Back to review',
  sideBySide: 'Papers',
  fields: 'Details and inspection',
  noPages: 'No papers were captured for this case',
  noPagesDetail: 'They were waived; the grounds are in the verification at the right.',
  documents: 'Papers and inspection of originals',
  document: (index: number, count: number, title: string) => `Paper ${index} of ${count}: ${title}`,
  pagesSeen: (seen: number, count: number) => `${seen} of ${count} pages seen`,
  seen: 'seen',
  notSeen: 'not seen',
  notInspected: 'No inspection recorded',
  lookedAt: 'Looked at',
  note: (text: string) => `Note: ${text}`,
  sources: {
    family: 'Entered by the family',
    idCard: 'Read from the ID card',
    idNumber: 'Follows from the ID number',
    pageText: 'Recognised on a paper',
    earlierCase: 'Taken over from an earlier case',
    siblingCase: 'Taken over from the case of a brother or sister',
    table: 'Read from a spreadsheet',
  },
  sourcesNote:
    'What names no source was typed at the desk; cases of earlier versions have no sources.',
  same: (page: string) => `Agrees with ${page}`,
  different: (page: string, text: string) => `${page} was read as: ${text}`,
  showPage: 'See the page',
  decideHere: 'Decide',
  seenAll: 'All papers have been seen.',
  seenRest: (documents: number, pages: number) =>
    `${pages} ${pages === 1 ? 'page' : 'pages'} of ${documents} ${documents === 1 ? 'paper' : 'papers'} not seen yet; see them before deciding.`,
  showRest: 'See what was not seen',
  preview: 'Preview the letter',
  previewTitle: 'Preview of the letter',
  previewLines:
    'This is how it will look once issued. It has no number now, is not kept, and cannot be printed or handed over.',
  previewNumber: 'Numbered when issued',
  makingPreview: 'Making the preview…',
};
