/** English: the second reading, a paper that another person looks at as well. */
import type { secondReading as zh } from '../zh-cn/second-reading';

export const secondReading: typeof zh = {
  title: 'Second reading',
  wanted: { doubt: 'In doubt, waits for a second reading', drawn: 'Drawn for a second reading' },
  waiting: 'Waits for a second reading',
  noticeDoubt: (titles) => `In doubt, a colleague has to look: ${titles}`,
  noticeDrawn: (titles) =>
    `Drawn for a second reading, please have a colleague look at the original: ${titles}`,
  howTo:
    'Lock the station, have the colleague log in, open this case under Today, look and record a verdict.',
  drawnHoldsNothing:
    'With no colleague there, submit as usual; a colleague can read it from the pictures later.',
  explain: 'Somebody other than the inspector looks once more; both verdicts stay in the case.',
  read: 'Look at this document',
  formTitle: 'Second reading',
  seenFrom: 'You look at',
  original: 'The original',
  pictures: 'The pictures (no original here)',
  lookAt: 'Check point by point',
  note: 'What you saw',
  noteHelp: 'Required for a document in doubt, or with a verdict other than Original seen',
  noteMissing: 'Write down what you saw',
  confirm: 'Record the second reading',
  first: (verdict, who, at) => `Inspection: ${verdict}, ${who}, ${at}`,
  second: (verdict, who, at) => `Second person: ${verdict}, ${who}, ${at}`,
  secondAlone: (verdict, who, at) =>
    `By the inspector: ${verdict}, ${who}, ${at} (nobody else works here)`,
  ownDoubt:
    'A document that you doubt is for a colleague to look at; you cannot change its verdict.',
  newPaper: 'If the family brought another original, photograph it again and inspect it.',
  alone: 'Nobody else here can look at it',
  aloneLines: [
    'Write down how you made sure, and record the verdict yourself.',
    'The record will say that nobody else was there.',
  ],
  settled: 'Another person has looked at this document.',
  askedOfYou: 'A document waits for a second reading; please have a look.',
  nothing: 'No document waits for a second reading now',
  nothingDetail: 'A colleague may have looked at it, or its pages changed.',
  back: 'Back to the case',
  drawnHere: 'These documents were drawn for a second reading and nobody else has looked at them:',
  confirmRead: 'The pictures of these documents I have all looked at and have no doubt',
  doubtHere: 'In doubt, cancel and record it under Second reading on the page of the case.',
};
