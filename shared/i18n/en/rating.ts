/** English: what a family says of the service. */
import type { rating as zh } from '../zh-cn/rating';

export const rating: typeof zh = {
  levels: {
    verySatisfied: 'Very satisfied',
    satisfied: 'Satisfied',
    fairlySatisfied: 'Fairly satisfied',
    dissatisfied: 'Dissatisfied',
    veryDissatisfied: 'Very dissatisfied',
  },
  reasons: {
    waitedLong: 'Long waiting',
    notToldAtOnce: 'Not told at once what to bring',
    unneededPapers: 'Papers asked for that are not needed',
    notExplained: 'Questions not explained',
    attitude: 'Unfriendly service',
    mistakes: 'Mistakes were made',
    place: 'The place or its equipment',
  },
  section: 'Rating of the service',
  invite: 'Ask the family for a rating',
  inviteHelp:
    'Turn the screen to the family, which rates by itself. Rating is voluntary, once for each submission.',
  given: (when) => `The family rated on ${when}`,
  hidden: 'What it said is not shown at the counter.',
  none: 'The family gave no rating.',
  waiting: 'Not reported yet',
  told: 'Reported to the platform',
  refused: (words) => `The platform did not take the rating; it is sent again by itself: ${words}`,
  reasonsGiven: (list) => `Reasons: ${list}`,
  title: 'Please rate our service',
  lead: 'Rating is voluntary and your own choice. The pages of the counter do not show it.',
  question: 'How satisfied are you with our service?',
  reasonsQuestion: 'What was not good? (as many as you like, or none)',
  note: 'Your comment (may be left empty)',
  noteHelp: 'Please write no identity or telephone numbers.',
  send: 'Send the rating',
  decline: 'No rating',
  thanks: 'Thank you for your rating',
  thanksDetail: 'It is saved. Please turn the screen back to the clerk.',
  back: 'Back to the counter',
};
