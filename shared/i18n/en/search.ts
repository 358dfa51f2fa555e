/** English: finding cases and rooms. */
import type { search as zh } from '../zh-cn/search';

export const search: typeof zh = {
  open: 'Find',
  title: 'Find cases and rooms',
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
  failed:
    'Nothing can be found now; all cases are safe. Lock the station and unlock it: the search is prepared anew. Until then look through the list of today.',
  keys: 'Arrow keys choose, Enter opens',
};
