/** English: the second screen, as families read it, and how the desk handles it. */
import type { family as zh } from '../zh-cn/family';

export const family: typeof zh = {
  welcome: 'Welcome to enrolment',
  welcomeLead: 'What is entered is shown here. Please check it at any time.',
  languageMissing: 'The language that was chosen could not be loaded; this screen stays in Chinese',
  languageMissingLines: [
    'Everything that was entered is there, and nothing was changed. Please ask the staff at the desk about anything that you cannot read.',
  ],
  readThrough: 'Please check, and tell us if anything is wrong.',
  entered: 'Entered',
  nothingYet: 'Nothing entered yet.',
  papers: 'Papers needed',
  ratingLead: 'Rating is voluntary and your own choice; the clerk cannot see it.',
  thanksLead: 'Your rating is saved.',
  notKept: 'Not saved',
  notKeptLead: 'Please tell the clerk.',
  allThere: 'Everything is there. It can be submitted.',
  stillMissing: (papers) =>
    papers === 1 ? '1 paper is still missing.' : `${papers} papers are still missing.`,
  stillOpen: (count) =>
    `All papers are here; ${count} ${count === 1 ? 'thing has' : 'things have'} to be filled in or checked.`,
  paper: {
    done: 'Inspected',
    open: 'Missing',
    attention: 'Received, to be inspected',
    incomplete: 'Some pages are missing',
    unclear: 'Not readable, please take it again',
    copy: 'Only a copy; please bring the original',
    doubtful: 'In doubt, a second person looks at it',
    waived: 'Not needed',
  },
  title: 'Second screen',
  explain:
    'A second screen that faces the family: it shows what is entered, to be checked, and asks for a rating at the end. It cannot see the program, and is emptied at every lock.',
  display: 'Shown on',
  displayName: (label, size) => (label === '' ? size : `${label}, ${size}`),
  onDesk: (name) => `${name} (the screen of the desk, as a small window)`,
  open: 'Open the second screen',
  move: 'Move it there',
  close: 'Close the second screen',
  isOn: 'Open',
  isOff: 'Closed',
  missing: 'The chosen screen is not plugged in. It opens by itself once it is.',
  onlyOne: 'This computer has one screen. Plug in a second one first, or try it in a small window.',
  showCase: 'Show to the family',
  stopShowing: 'Stop showing',
  showing: 'The family is reading',
  askRating: 'Ask for a rating on the second screen',
  stopRating: 'Stop asking',
  rated: 'The second screen is asking for a rating.',
};
