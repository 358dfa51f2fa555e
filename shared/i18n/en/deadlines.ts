/** English: terms in working days. */
export const deadlines = {
  title: 'Due and overdue',
  explain:
    'Cases whose correction, missing papers, answer or originals to give back are due soon or overdue, in working days, and those whose new number the family was not told yet; weekends that are worked for a holiday count.',
  more: (shown: number, more: number) =>
    `The ${shown} most urgent are listed; up to ${more} more follow as these are dealt with.`,
  what: 'What',
  kinds: {
    correction: 'Correction',
    supplement: 'Missing papers',
    review: 'Review by the platform',
    deskReview: 'Review at the desk',
    custody: 'Give back originals',
    newNumber: 'Tell the new number',
  },
  day: 'Due',
  left: 'Left',
  ahead: (days: number) => `${days} working day${days === 1 ? '' : 's'} left`,
  soon: (days: number) =>
    days === 0 ? 'No working day left' : `Only ${days} working day${days === 1 ? '' : 's'} left`,
  today: 'Due today',
  overdue: (days: number) =>
    days === 0 ? 'Overdue' : `Overdue by ${days} working day${days === 1 ? '' : 's'}`,
  overdueTodo:
    'The term is over: correct and submit again as soon as possible, and tell the platform why. The child may be placed by overall arrangement.',
  answerUntil: {
    platform: (day: string) => `The platform is to answer by ${day}.`,
    desk: (day: string) => `This desk is to decide by ${day}.`,
  },
  answerOverdue:
    'The time to answer is over: ask the platform. Should the parents ask: their papers are there, and the answer has been asked for.',
  guessed: (years: string) =>
    `The holidays of ${years} are not entered in this program yet: working days are counted by weekends alone. The notice of the State Council is decisive.`,
};
