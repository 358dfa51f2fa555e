/** English: a submission that differs from what the platform holds. */
import type { conflict as zh } from '../zh-cn/conflict';

export const conflict: typeof zh = {
  compare: 'Compare with the platform',
  comparing: 'Asking the platform…',
  title: (revision) => `Submission ${revision}: here and at the platform`,
  explain:
    'The platform holds something else under this submission, most often because this station goes on from an older back-up. Nothing was changed on either side. Look at the originals together with the family, tick what is right at the platform; everything else stays as it is here.',
  field: 'Field',
  ours: 'Here',
  theirs: 'Platform',
  theirsTicked: 'Platform (tick to take)',
  take: "Take the platform's",
  takeOne: (name) => `Take the platform's value of ${name}`,
  nothing: '(empty)',
  pages: (pages) => `${pages} pages`,
  pagesOther: (pages) => `${pages} pages, other pictures`,
  none: 'None',
  sameFields: 'Both sides hold the same entries.',
  fields: 'Entries',
  papers: 'Documents',
  papersSame: 'Both sides hold the same documents.',
  papersKept:
    'The documents stay as they are here. Those of the other submission stay at the platform; nothing is lost.',
  whole: 'The platform took that submission in whole.',
  notWhole: 'Files of that submission are missing at the platform; it was not taken in.',
  settle: 'Compared: go to submit',
  settleHelp:
    'The page for submitting opens next: look the case over and submit it again; it goes to the platform as a new submission.',
  cancel: 'Not now',
};
