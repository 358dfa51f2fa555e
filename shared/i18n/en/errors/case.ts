/** English: what the domain refuses. */
import type { CaseError } from '../../../domain/case-error';
import type { WordsFor } from '../../error-shape';
import { fields as formFields } from '../form-words';
import { commands, kinds, series, states } from '../words';
import { kept, notClipped, numberKept, unchanged } from './phrases';
import { verification } from '../verification';

export const caseErrors: WordsFor<CaseError> = {
  notAllowedInState: ({ command, state }) => ({
    happened: `This case is "${state === 'new' ? 'New' : states[state].name}"; "${commands[command]}" is not possible now.`,
    safe: unchanged,
    todo: 'Go back to the case and take the next step shown there.',
  }),
  notAllowedForRole: ({ command }) => ({
    happened: `Your role may not do this: ${commands[command]}.`,
    safe: unchanged,
    todo: 'Ask a colleague who may do it to log in.',
  }),
  caseOfAnother: () => ({
    happened: "This case is a colleague's draft and was not handed over to you.",
    safe: unchanged,
    todo: 'Ask the colleague to hand it over; when that is not possible, ask the station administrator.',
  }),
  notForFamily: () => ({
    happened: 'This step is for the staff.',
    safe: unchanged,
    todo: 'Press "Call staff"; whoever takes over can do it.',
  }),
  ownCase: () => ({
    happened: 'You had a part in this case yourself; the second look is for somebody else.',
    safe: unchanged,
    todo: 'Ask a reviewer who had no part in it, or the station administrator, to log in.',
  }),
  colleagueUnknown: () => ({
    happened:
      'The chosen colleague cannot take the case: just disabled, or not working at the counter.',
    safe: 'The case was not handed over; it still belongs to its owner.',
    todo: 'Choose another colleague.',
  }),
  caseExists: () => ({
    happened: 'This case was already opened.',
    safe: 'The existing case was not overwritten.',
    todo: 'Open it from Today and go on.',
  }),
  caseUnknown: () => ({
    happened: 'This case was not found.',
    safe: kept,
    todo: 'Go back to Today and open it again.',
  }),
  kindNotHeld: ({ enrolment }) => ({
    happened: `This station has no policy pack for "${kinds[enrolment]}", so the matter cannot be handled here.`,
    safe: unchanged,
    todo: 'Ask the station administrator to install a policy pack for it in Settings.',
  }),
  documentUnknown: () => ({
    happened: 'This document was not found; it may just have been removed.',
    safe: 'All other documents are safe.',
    todo: 'Choose again from the checklist.',
  }),
  pageUnknown: () => ({
    happened: 'This page was not found; it may just have been removed or replaced.',
    safe: 'All other pages are safe.',
    todo: 'Choose again from the checklist.',
  }),
  pagesChanged: () => ({
    happened:
      'The pages are no longer the ones you looked at: one was just added, retaken or removed.',
    safe: 'All pages are safe; the inspection was not recorded, and your note is still there.',
    todo: 'Compare the pages as they are now with the original, then record again.',
  }),
  secondReadingDue: () => ({
    happened:
      'Somebody doubts this document, or another person has read it; whoever inspected it cannot change the verdict.',
    safe: 'The verdict before is kept; this inspection was not recorded, and your note is still there.',
    todo: 'Ask a colleague to log in, look at the document and record a verdict; if the family brought another original, photograph it first.',
  }),
  secondReadingNotAsked: () => ({
    happened:
      'This document needs no second reading now; a colleague may have read it, or its pages changed.',
    safe: unchanged,
    todo: 'See how the case stands on its page.',
  }),
  ownInspection: () => ({
    happened: 'You inspected this document yourself; the second reading is for another person.',
    safe: 'The verdict before is kept as it was.',
    todo: 'Ask a colleague to log in and look at this document.',
  }),
  readingNoteMissing: () => ({
    happened: 'There are no words about what was seen.',
    safe: 'This second reading was not recorded; everything else is kept.',
    todo: 'Write down what you saw, then record it.',
  }),
  secondReadingMissing: ({ count }) => ({
    happened: `Of ${count} documents drawn for a second reading nobody else has looked at them, so the desk cannot decide.`,
    safe: 'Nothing was decided, and no place was used.',
    todo: 'Look at the pictures of these documents, confirm it, then decide.',
  }),
  requirementUnknown: () => ({
    happened: 'With the present group and answers this document is no longer asked for.',
    safe: 'Pages already captured are kept.',
    todo: 'Follow the checklist at the right.',
  }),
  requirementAnswered: () => ({
    happened: 'This line already has another document; it takes one only.',
    safe: 'The pages captured before are safe; this one was not taken in.',
    todo: 'To use another document, remove the pages of the first one, then capture again.',
  }),
  nothingMissing: () => ({
    happened: 'This case lacks nothing; no notice is needed.',
    safe: 'No letter was made and no number used.',
    todo: 'It can be submitted.',
  }),
  deadlineWrong: ({ mostDays }) => ({
    happened: `The day is wrong: it must come after today, within ${mostDays} days.`,
    safe: 'No letter was made and no number used.',
    todo: 'Change the day and try again.',
  }),
  deadlineAfterPlatform: ({ day }) => ({
    happened: `The day is later than the platform's: it wants the correction by ${day}.`,
    safe: 'No letter was made and no number used.',
    todo: 'Choose that day or an earlier one and try again.',
  }),
  tooManyNotes: ({ limit }) => ({
    happened: `This case has ${limit} identity checks or visits already; no more can be added.`,
    safe: 'All of them are kept.',
    todo: 'Add to the remarks, or ask the administrator.',
  }),
  authorisationMissing: () => ({
    happened: 'No guardian has signed the authorisation: departments cannot be asked.',
    safe: unchanged,
    todo: 'Have a guardian sign at the identity check; who does not agree brings the papers.',
  }),
  noPlatformForCase: () => ({
    happened: 'No rule says which platform takes such a case: departments cannot be asked.',
    safe: unchanged,
    todo: 'Ask the administrator to set a rule under Settings; go on with the case meanwhile.',
  }),
  factNotReady: ({ fact }) => ({
    happened: `The ${verification.facts[fact]} cannot be verified yet: what it is about is not filled in whole, or is wrong.`,
    safe: unchanged,
    todo: 'Fill it in and correct it, then verify.',
  }),
  guardianSigns: () => ({
    happened: 'Only a guardian can authorise look-ups; an agent cannot sign for one.',
    safe: 'This check was not saved; all else is there.',
    todo: 'Save it without a signature, or let the guardian sign.',
  }),
  visitDayWrong: () => ({
    happened: 'The day of the visit is wrong: it does not exist, or it is still to come.',
    safe: 'What you typed is still there; it was not saved.',
    todo: 'Give the day on which the visit was made.',
  }),
  tooManyPages: ({ limit }) => ({
    happened: `A case holds ${limit} pages at most, and it is full.`,
    safe: 'The pages captured before are safe; this one was not taken in.',
    todo: 'Remove pages that are not needed, then go on.',
  }),
  notComplete: ({ openCount }) => ({
    happened: `${openCount} items are still open, so the case cannot be submitted yet.`,
    safe: kept,
    todo: 'Complete the list, then submit.',
  }),
  childHasOpenCase: ({ caseId, owner }) => ({
    happened:
      caseId === undefined
        ? `${owner} already has a draft for this child; a second case cannot be submitted.`
        : 'This child already has an open case; a second one cannot be submitted.',
    safe: 'Everything filled in and captured here is kept; nothing was submitted.',
    todo:
      caseId === undefined
        ? `Ask ${owner} to hand the draft over or to carry on with it; if absent, ask the administrator.`
        : 'Open the case that came first and carry on there; if it is another child, check number, name and date of birth.',
  }),
  noNumberLeft: ({ series: of }) => ({
    happened: `No reserved number is left: ${series[of]}.`,
    safe: kept,
    todo: 'Connect to the network to receive new numbers, or call the administrator.',
  }),
  deskDoesNotDecide: () => ({
    happened: "Under this case's policy pack the platform decides, not this desk.",
    safe: unchanged,
    todo: "Wait for the platform's decision.",
  }),
  deskDecidedAlready: () => ({
    happened: 'This case was decided at this desk already.',
    safe: 'The earlier decision was not changed, and no further place was used.',
    todo: 'Decision and place notice are on the page of the case.',
  }),
  originalsNotSeen: ({ count }) => ({
    happened: `Of ${count} documents not every original was seen, so the desk cannot decide.`,
    safe: 'Nothing was decided, and no place was used.',
    todo: "Wait for the platform's decision, or inspect the originals with a correction.",
  }),
  noPlaceLeft: () => ({
    happened: 'This station holds no place at this school, or none any more.',
    safe: 'Nothing was decided, and no place was promised.',
    todo: "Connect to the network to receive places, or wait for the platform's decision.",
  }),
  reasonMissing: () => ({
    happened: 'There is no reason.',
    safe: 'Nothing was decided.',
    todo: 'Choose a reason of the policy pack, or write one down.',
  }),
  nothingToSettle: () => ({
    happened: 'There is no disagreement to settle; a colleague may have done it.',
    safe: unchanged,
    todo: 'See where the case stands on its page.',
  }),
  disagreementOpen: () => ({
    happened:
      'The platform decided otherwise than the desk, or than before; until it is settled no notice is issued or declared void.',
    safe: 'Letters issued before were not changed.',
    todo: 'Settle the disagreement on the page of the case first.',
  }),
  letterUnknown: () => ({
    happened: 'This letter was not found.',
    safe: kept,
    todo: 'Open it again from the case.',
  }),
  letterVoid: () => ({
    happened: 'This letter is void: it can be neither printed nor saved nor declared void again.',
    safe: 'The void letter, its number and the reason stay in the register.',
    todo: 'Issue it anew if it is needed; it gets a new number.',
  }),
  letterOutdated: ({ number }) => ({
    happened: `Letter ${number} tells another decision than the case has now, and is not void.`,
    safe: 'No new letter was issued and no archive was sealed.',
    todo: 'Declare it void under Letters, ask the family to bring it back, then issue the new one.',
  }),
  originalsKept: ({ count }) => ({
    happened: `Originals on ${count} custody receipts were not given back: the case can be neither sealed nor withdrawn.`,
    safe: 'The case, its letters and the record of what is kept are safe.',
    todo: 'Note their return under Originals kept, then do this step.',
  }),
  originalsReturned: () => ({
    happened: 'The return of the originals on this receipt is noted already.',
    safe: 'The earlier record was not changed.',
    todo: 'If they have to stay again, make out a new receipt.',
  }),
  ratedAlready: () => ({
    happened: 'The family has rated this submission already; each is rated once.',
    safe: 'The rating given before was not changed.',
    todo: 'Nothing more to do. After another submission the family can be asked again.',
  }),
  letterServed: () => ({
    happened: 'This letter is recorded as received, with the photo of the signed receipt.',
    safe: 'The record of it was not changed.',
    todo: 'If something in it is wrong, declare the letter void and hand over a new one.',
  }),
  serviceDayWrong: () => ({
    happened: 'The day must lie between the day of the letter and today.',
    safe: 'Nothing was recorded yet; what you typed is still there.',
    todo: 'Enter the day that stands on the receipt.',
  }),
  clipNotOfPage: () => ({
    happened: 'This page was changed or left the case; nothing can be clipped from it.',
    safe: notClipped,
    todo: 'Close this, open it again, and clip from the page as it is now.',
  }),
  characterNotMissing: () => ({
    happened: 'No letter of this case lacks this character.',
    safe: 'The letters and pages are as they were.',
    todo: 'Open the letter again and see which characters it lacks.',
  }),
  letterBlank: ({ fields }) => ({
    happened: `The letter names what was not typed yet: ${fields.map((key) => formFields[key].name).join(', ')}.`,
    safe: 'No letter was made and no number used.',
    todo: 'Type it first, then issue the letter.',
  }),
  letterUnwritable: () => ({
    happened: "The policy pack's words for this letter ask for what this case does not have.",
    safe: 'No letter was made and no number used.',
    todo: 'The administrator asks the bureau that published the pack to put it right.',
  }),
  letterExists: () => ({
    happened: 'This letter was already issued; it will not take a second number.',
    safe: 'The existing letter and its number are safe.',
    todo: 'Open it under Letters to print or save another copy.',
  }),
  notAccepted: () => ({
    happened: 'The decision is not "accepted", so no place notice can be issued.',
    safe: unchanged,
    todo: 'Tell the family the decision.',
  }),
  notRefused: () => ({
    happened: 'The decision is not "refused", so no notice of refusal can be issued.',
    safe: unchanged,
    todo: 'Tell the family the decision.',
  }),
  letterNotMade: () => ({
    happened: 'A letter is not finished yet.',
    safe: numberKept,
    todo: 'Open it under Letters; go on when it is finished.',
  }),
  receiptForOtherRevision: () => ({
    happened: 'This belongs to an earlier submission; the case has moved on.',
    safe: unchanged,
    todo: 'Go back to the case and look at its present state.',
  }),
};
