/** English: the platform's list of problems. */
import type { problemList as zh } from '../zh-cn/problem-list';

export const problemList: typeof zh = {
  title: 'Problems at the platform',
  explain:
    'Asks the platform which open cases of this station have to be cleared up. Nothing is changed by looking; open a case to act.',
  look: 'Ask for the list',
  looking: 'Asking the platform…',
  none: 'The platform lists no problem',
  count: (count) => `${count} cases to clear up`,
  more: (shown, all) => `The first ${shown} of ${all} are shown.`,
  open: 'Open the case',
  sameChild: 'Another case of the same child',
  sameChildTodo:
    'The family may have applied at another school as well. Ask it, and keep one case only.',
  notConfirmed: (fact, verdict) => `${fact}: ${verdict}`,
  notConfirmedTodo: 'Check the form and the papers; have the family correct what is wrong.',
  verdicts: {
    mismatch: 'the department holds something else',
    noSuchPerson: 'the department knows no such record',
    timedOut: 'the department did not answer',
  },
};
