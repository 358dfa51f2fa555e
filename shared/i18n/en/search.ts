/** English: finding cases and rooms. */
import type { search as zh } from '../zh-cn/search';

export const search: typeof zh = {
  open: 'Find',
  title: 'Find cases and rooms',
  close: 'Close',
  label: 'What to find',
  help: 'Name, pinyin, initials, last four of an ID or phone number, case number, address',
  results: 'Results',
  cases: 'Cases',
  rooms: 'Rooms',
  newCase: 'New case',
  count: (total, shown) =>
    total > shown ? `${total} found, the first ${shown} shown` : `${total} found`,
  none: 'Nothing found. Try another spelling.',
  building: (done, total) => `Preparing the search: ${done} / ${total} cases`,
  failed: 'The search is being prepared anew; all cases are safe.',
  keys: 'Arrow keys choose, Enter opens',
};
