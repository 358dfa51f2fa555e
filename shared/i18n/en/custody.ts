/** English: originals kept at the desk. */
import type { custody as zh } from '../zh-cn/custody';

export const custody: typeof zh = {
  title: 'Originals kept',
  none: 'No originals are kept: all were given back after they were looked at.',
  keep: 'Keep originals',
  explain:
    'Originals are looked at and given back at once. What has to stay is listed here, and the family gets a receipt.',
  items: 'Which originals stay',
  other: 'Name of another original',
  otherHelp: 'A paper that is not in the list above.',
  countOf: (title) => `How many: ${title}`,
  fewer: 'One less',
  more: 'One more',
  handedBy: 'Handed over by',
  reason: 'Why they stay',
  reasonHelp: 'The family reads this on its receipt.',
  until: 'Give back by',
  untilHelp: 'After today, within 90 days. Today reminds you before the day.',
  issue: 'Note and make the receipt',
  kept: 'Kept',
  returned: 'Given back',
  overdue: 'Overdue',
  item: (title, count) => `${title} × ${count}`,
  line: (handedBy, until) => `From ${handedBy} · to be given back by ${until}`,
  returnedLine: (to, by, at) => `Taken back by ${to} · by ${by} · ${at}`,
  giveBack: 'Give back',
  giveBackOf: (number) => `Give originals back: ${number}`,
  giveBackExplain:
    'Count them together, take the receipt back, and have the record of return signed. What has to stay on is noted anew.',
  to: 'Taken back by',
  note: 'Remarks',
  confirmReturn: 'Counted and given back',
  done: 'The return is noted',
};
