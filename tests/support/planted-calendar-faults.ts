/** Faults in the days of a policy pack, each with what the linter has to say about it. */
import type { Planted } from './planted-faults';

/** In the five-groups pack. */
export const calendarFaults: readonly Planted[] = [
  [
    'a window that ends before it begins',
    (pack) => {
      const [window] = pack.calendar?.signUp ?? [];
      if (window) window.to = '2026-06-30';
    },
    { kind: 'windowWrong', path: 'calendar.signUp.0' },
  ],
  [
    'no window at all',
    (pack) => {
      delete pack.calendar;
    },
    { kind: 'windowMissing', path: 'calendar.signUp', enrolment: 'primary' },
  ],
  [
    'a day for residence permits that is in no calendar',
    (pack) => ({ ...pack, permitDay: '2026-13-31' }),
    { kind: 'shape', path: 'permitDay' },
  ],
  [
    'a window that ends on a day that is in no calendar',
    (pack) => {
      const [first] = pack.calendar?.signUp ?? [];
      if (first) first.to = '2026-09-31';
    },
    { kind: 'windowWrong', path: 'calendar.signUp.0' },
  ],
];
