/** English: what was read on pages, proposed for the form. */
import type { reading as chinese } from '../zh-cn/reading';

export const reading: typeof chinese = {
  label: 'Read from the pictures',
  waiting: (count) => `Reading ${count} ${count === 1 ? 'page' : 'pages'}; go on typing`,
  done: (count) => `Pictures read: ${count} ${count === 1 ? 'field' : 'fields'} found`,
  found: (count) => `${count} ${count === 1 ? 'field' : 'fields'} read from the pictures`,
  allThere: 'All that was read is in the form',
  differs: (count) => `${count} ${count === 1 ? 'differs' : 'differ'} from the pictures`,
  follow: 'Go to a field to see its line of the picture here',
  clipOf: (name, page) => `Picture: ${name} (${page})`,
  fromPage: (page) => `on ${page}`,
  otherPages: (texts) => `Other papers say: ${texts}`,
  separator: '; ',
  warnings: {
    numberWrong: 'The check digit is wrong: compare it figure by figure',
    numberGuessed: (read) =>
      `Reads like "${read}"; only changed to this the check digit is right: compare it figure by figure`,
    numberSaysOther: 'The number tells another day of birth or sex than this page',
    unreadCharacter: 'A character could not be read (〓): look at the picture and type it',
    papersDisagree: 'Papers say different things: look at the pictures and decide',
  },
  take: 'Fill in',
  review: (count) => `Check one by one (${count})`,
  title: 'Check what was read',
  explain:
    'What is ticked goes into the form, nothing else changes. Reading is only a help: look at the picture before you tick; a name always needs a person.',
  onPage: 'Read',
  allSure: 'Tick the sure ones',
  confirm: (count) => `Fill in ${count} ${count === 1 ? 'field' : 'fields'}`,
  nothing: 'Nothing is ticked',
  taken: (count) =>
    `${count} ${count === 1 ? 'field' : 'fields'} filled in; the source is kept as the pictures`,
  doubtful: 'Marked characters are in doubt: look at the picture',
  unsure: 'To be checked',
  otherKind: (page, seems) => `"${page}" looks like "${seems}"`,
  anotherPaper: 'another paper',
  rename: (title) => `Rename to ${title}`,
  otherKindSafe: 'The pages are stored, nothing is lost.',
  otherKindTodo:
    'Look at each: move it if it is in the wrong place. The case goes on without that, too.',
  moveTo: (title) => `Move to ${title}`,
  rightHere: 'It is right here',
  moved: (title) => `Moved to ${title}`,
  renamed: (title) => `Renamed to ${title}`,
  pile: (count) => `${count} ${count === 1 ? 'page seems' : 'pages seem'} to be in the wrong place`,
  movePile: (count) => `Move ${count} ${count === 1 ? 'page' : 'pages'}`,
  pileMoved: (count) => `${count} ${count === 1 ? 'page' : 'pages'} moved; look at each of them`,
};
