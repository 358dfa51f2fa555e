/** English: errors of class assignment. */
import type { ClassError } from '../../../domain/app-error';
import { beijingSecond } from '../../../domain/beijing-time';
import type { WordsFor } from '../../error-shape';

const nothingDone = 'Nothing was frozen and nothing drawn.';

const links: {
  readonly [K in Extract<ClassError, { kind: 'classLinksImpossible' }>['why']]: string;
} = {
  contradiction: 'Some pupils are to be together and apart at once.',
  tooManyLinked: 'More pupils are kept together or apart than one class can hold.',
  tooManyApart: 'More pupils are to be apart from each other than there are classes.',
};

const nothingChanged = 'Classes, lists and the record are as they were.';

const trades: {
  readonly [K in Extract<ClassError, { kind: 'classTradeImpossible' }>['why']]: string;
} = {
  unknown: 'A trade takes two different pupils who are in a class.',
  left: 'One of the pupils has left the school.',
  sameClass: 'Both pupils are in the same class.',
  otherSex: 'One pupil is a girl and one a boy, and classes would not be balanced after it.',
  otherStrata: 'The pupils differ in what is balanced, and classes would not be balanced after it.',
  together: 'One of the pupils is kept together with somebody and would be parted.',
  apart: 'Pupils who are kept apart would come into one class.',
  asked: 'A trade of one of the pupils waits for approval already.',
};

export const classErrors: WordsFor<ClassError> = {
  classesTooFew: ({ pupils, limit, over }) => ({
    happened: `${pupils} pupils are more than the classes may hold: ${limit} at most, ${over} too many.`,
    safe: nothingDone,
    todo: 'Take more classes; where there can be none, ask the admission office to place children elsewhere.',
  }),
  schoolTooLarge: ({ pupils, limit, over }) => ({
    happened: `${pupils} pupils are more than the school may have: ${limit} at most, ${over} too many.`,
    safe: nothingDone,
    todo: 'Check the number of pupils of other years; if it is right, ask the admission office.',
  }),
  classPupilsNone: () => ({
    happened: 'There are no pupils to assign.',
    safe: nothingDone,
    todo: 'Bring the cases to a decision with a place first.',
  }),
  classesTooMany: ({ pupils, classes }) => ({
    happened: `${pupils} pupils do not make ${classes} classes.`,
    safe: nothingDone,
    todo: 'Take fewer classes.',
  }),
  classPupilsTooMany: ({ limit }) => ({
    happened: `A roll takes ${limit} pupils at most.`,
    safe: nothingDone,
    todo: 'Check whether the decisions name the right school.',
  }),
  classPupilsIncomplete: ({ count }) => ({
    happened: `No sex is known of ${count} pupils, so classes cannot be balanced.`,
    safe: nothingDone,
    todo: 'Enter the sex or the identity number in the cases of these pupils.',
  }),
  classRollChanged: () => ({
    happened: 'The admitted pupils changed after the roll was looked at.',
    safe: nothingDone,
    todo: 'Read again, look at the pupils and the balance, and freeze then.',
  }),
  classTeachersCount: ({ teachers, classes }) => ({
    happened: `There are ${teachers} class teachers for ${classes} classes.`,
    safe: nothingDone,
    todo: 'Enter one teacher a line, as many as classes, or none.',
  }),
  classLinksImpossible: ({ why }) => ({
    happened: links[why],
    safe: nothingDone,
    todo: 'Change who is together and who is apart.',
  }),
  classRollOpen: () => ({
    happened: 'A roll of this school is frozen and not drawn yet.',
    safe: nothingDone,
    todo: 'Draw it; if it is wrong, set it aside with a reason first.',
  }),
  classesDrawnAlready: () => ({
    happened: 'The classes of this school are drawn for this year.',
    safe: 'The result stands as it is and is never drawn again.',
    todo: 'Look at the result; children who come later get a roll and a draw of their own below it.',
  }),
  classRollUnknown: () => ({
    happened: 'There is no such roll, or it was set aside.',
    safe: 'Nothing was drawn, and no other roll changed.',
    todo: 'Refresh and choose again.',
  }),
  drawerIsFreezer: () => ({
    happened: 'Who froze the roll cannot draw it.',
    safe: 'Nothing was drawn, and the roll is as it was.',
    todo: 'Another administrator or a reviewer has to log in and draw.',
  }),
  asideNeedsAnother: () => ({
    happened:
      'The public part may be known by now, so who froze the roll cannot set it aside alone.',
    safe: 'The roll was not set aside, and nothing was drawn.',
    todo: 'Another administrator or a reviewer has to log in and set it aside.',
  }),
  commitmentMissing: ({ late }) => ({
    happened: late
      ? 'The public part may be known by now and the commitment was never printed before, so this roll cannot be drawn.'
      : 'The commitment was not printed yet.',
    safe: 'Nothing was drawn, and the roll is as it was.',
    todo: late
      ? 'Another person has to set the roll aside. Freeze a new one, and print the commitment before the public part can be known.'
      : 'Print the commitment and put it up, and draw then.',
  }),
  drawTooEarly: ({ from }) => ({
    happened: `By the roll the public part cannot be known before ${beijingSecond(from).slice(0, 16)}, so it is too early to draw.`,
    safe: 'Nothing was drawn, and the roll is as it was.',
    todo: 'Draw after that time; if the clock of this computer is wrong, set it right first.',
  }),
  publicPartKnown: () => ({
    happened: 'The time of the public part is past, and a roll is frozen before it.',
    safe: nothingDone,
    todo: 'Enter a later time; if the numbers are known already, name another source.',
  }),
  publicPartWrong: ({ numbers }) => ({
    happened: `The public part has to be ${numbers} ${numbers === 1 ? 'number' : 'numbers'}, in figures alone.`,
    safe: 'Nothing was drawn, and the roll is as it was.',
    todo: 'Enter the numbers that were called out one by one, with a blank between two of them.',
  }),
  classTradeImpossible: ({ why }) => ({
    happened: trades[why],
    safe: nothingChanged,
    todo: 'Choose two pupils of different classes, of one sex, alike in what is balanced, whom no link holds.',
  }),
  classTradeUnknown: () => ({
    happened: 'There is no such trade, or it is settled already.',
    safe: nothingChanged,
    todo: 'Refresh and look at the trades.',
  }),
  classTradeNeedsAnother: () => ({
    happened: 'Who asked for a trade cannot approve it.',
    safe: nothingChanged,
    todo: 'Another administrator or a reviewer has to log in and approve; it can be taken back otherwise.',
  }),
  classNamesChanged: ({ count }) => ({
    happened:
      count === 1
        ? 'Name or number of 1 pupil changed since the roll was frozen, so no slip was made.'
        : `Names or numbers of ${count} pupils changed since the roll was frozen, so no slip was made.`,
    safe: 'The classes are as they were drawn, and no slip has a wrong name on it.',
    todo: 'Find the pupils marked as renamed in the lists; an administrator or a reviewer confirms that each is the same child. Print then.',
  }),
  classNameOther: () => ({
    happened: 'This pupil has no change to confirm, or was changed again after it was looked at.',
    safe: nothingChanged,
    todo: 'Refresh the lists, look at the name as it is now, and confirm then.',
  }),
  classListsDiffer: () => ({
    happened: 'Drawing again does not come to the digest in the record, so no list is shown.',
    safe: 'The roll and the draw in the record were not changed.',
    todo: 'Publish no list and ask for support; the program of the day of the draw comes to the same lists.',
  }),
};
