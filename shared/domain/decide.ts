/** The desk's judgement: a command and a case give the events that follow, or the reason why not. */
import type { Case, CaseEvent, EventOf } from './case';
import type { CaseError } from './case-error';
import type { Asked, CaseCommand } from './command';
import { isAllowed } from './command';
import { completeness, isAtDesk } from './completeness';
import { clipCharacter } from './decide-clips';
import type { DecideContext } from './decide-context';
import { keepOriginals, returnOriginals } from './decide-custody';
import { decideAtDesk, recordDecision, settleDisagreement } from './decide-desk';
import { readSecond } from './decide-inspection';
import { chooseGroup, chooseKind, openCase } from './decide-matter';
import { addPage, forDocument, movePage, recordPageText, recordReencoded } from './decide-pages';
import { confirmFamily, isByFamily } from './decide-family';
import { noticeMissing } from './decide-missing';
import { addHomeVisit, checkIdentity } from './decide-people';
import { aboutRating, rateService } from './decide-rating';
import { aboutQueued, reopenHeld } from './decide-sending';
import { recordServed } from './decide-service';
import {
  askVerification,
  recordVerification,
  recordVerificationRefused,
} from './decide-verification';
import {
  aboutArchive,
  forLetter,
  issueLetter,
  sealArchive,
  submit,
  voidLetter,
} from './decide-papers';
import { openReports } from './desk-standing';
import { entryFacts } from './delivery';
import { evolveAll } from './evolve';
import { markOf } from './family-entry';
import { handOver } from './hand-over';
import { changesOfSubmission, lateDenial } from './late-denial';
import { recordReceipt } from './matter-receipt';
import { moveCase } from './move-case';
import { noPlatform } from './platform-route';
import { isOwnCase } from './review-task';
import type { Result } from './result';
import { assertNever, err, ok } from './result';
import { accessOf, mayHandOver, maySee, mayWorkOn } from './visibility';
import { withdraw } from './withdraw';

/** More review steps than any platform takes; without a limit a broken one could swell a case past reading. */
const reviewStepsPerCase = 200;

/** What only a case that was handed over can receive. */
const platformWords: readonly CaseCommand['name'][] = [
  'recordReceipt',
  'recordReviewStep',
  'recordDecision',
  'recordReportDelivered',
  'recordReportRefused',
  'recordRatingDelivered',
  'recordRatingRefused',
];

/** Decides one command. The events are not yet true: they become so when the ledger has them on disk. */
export function decide(
  current: Case | undefined,
  command: CaseCommand,
  context: DecideContext,
): Result<readonly CaseEvent[], CaseError> {
  const permission = isAllowed(command.name, current?.state, context.actor.role);
  if (permission === 'notForRole') return err({ kind: 'notAllowedForRole', command: command.name });
  if (context.actor.byFamily === true && !isByFamily(current, command)) {
    return err({ kind: 'notForFamily' });
  }
  if (command.name === 'openCase') {
    if (current !== undefined) return err({ kind: 'caseExists' });
    return openCase(command, context);
  }
  if (current === undefined) return err({ kind: 'caseUnknown' });
  const refusal = refusalForPerson(current, command, context);
  if (refusal !== undefined) return err(refusal);
  if (permission === 'notInState') {
    return err({ kind: 'notAllowedInState', command: command.name, state: current.state });
  }
  if (current.revision === 0 && platformWords.includes(command.name)) {
    return err({ kind: 'notAllowedInState', command: command.name, state: current.state });
  }
  const events = eventsFor(current, command, context);
  return events.ok ? ok(withState(current, events.value, context)) : events;
}

/** What an administrator does as well with the draft of somebody who is not there. */
const ofOwner: readonly CaseCommand['name'][] = ['handOverCase', 'withdrawCase'];

/** Why it is not this person's to do, whatever state the case is in. */
function refusalForPerson(
  current: Case,
  { name }: CaseCommand,
  { actor, founderId }: DecideContext,
): CaseError | undefined {
  const access = accessOf(current, founderId);
  const may =
    ofOwner.includes(name) && !access.shared
      ? mayHandOver
      : name === 'readSecond'
        ? maySee
        : mayWorkOn;
  if (!may(access, actor)) return { kind: 'caseOfAnother' };
  return isOwnCase(current, name, actor) ? { kind: 'ownCase' } : undefined;
}

function eventsFor(
  current: Case,
  command: Exclude<CaseCommand, { name: 'openCase' }>,
  context: DecideContext,
): Result<readonly CaseEvent[], CaseError> {
  switch (command.name) {
    case 'chooseKind':
      return chooseKind(current, command.kind, context);
    case 'chooseGroup':
      return ok(chooseGroup(command.answers, context));
    case 'editForm':
      return ok([{ ...editedBy(command), ...markOf(context.actor) }]);
    case 'confirmFamily':
      return ok(confirmFamily(current, command, context));
    case 'addPage':
      return addPage(current, command, context);
    case 'movePage':
      return movePage(current, command, context);
    case 'recordPageText':
      return recordPageText(current, command);
    case 'recordReencoded':
      return recordReencoded(current, command);
    case 'removePage':
    case 'adjustPage':
    case 'keepPage':
    case 'reorderPages':
    case 'inspectDocument':
      return forDocument(current, command, context);
    case 'readSecond':
      return readSecond(current, command, context);
    case 'checkIdentity':
      return checkIdentity(current, command, context);
    case 'addHomeVisit':
      return addHomeVisit(current, command, context);
    case 'askVerification':
      return askVerification(current, command, context);
    case 'recordVerification':
      return recordVerification(current, command);
    case 'recordVerificationRefused':
      return ok(recordVerificationRefused(current, command));
    case 'keepOriginals':
      return keepOriginals(current, command, context);
    case 'returnOriginals':
      return returnOriginals(current, command, context);
    case 'handOverCase':
      return handOver(current, command, context);
    case 'withdrawCase':
      return withdraw(current, command, context);
    case 'submitCase':
      return submit(current, context);
    case 'recordReceipt':
      return recordReceipt(current, command);
    case 'recordHeld':
      if (current.outbox?.id !== command.entry.id) return err({ kind: 'receiptForOtherRevision' });
      return ok([{ type: 'sendingHeld', entry: command.entry }]);
    case 'resumeSending':
      if (current.outbox?.id !== command.entryId) return err({ kind: 'receiptForOtherRevision' });
      return ok([
        { type: 'outboxQueued', entry: { ...entryFacts(current.outbox), state: 'queued' } },
      ]);
    case 'routeCase':
      return ok(
        current.platform === noPlatform
          ? [{ type: 'caseRouted', platform: command.platform, name: command.title }]
          : [],
      );
    case 'moveCase':
      return moveCase(current, command, context);
    case 'settleConflict':
      return settleConflict(current, command, context);
    case 'keepBack':
    case 'letGo':
    case 'sendFirst':
      return aboutQueued(current, command, context);
    case 'reopenHeld':
      return reopenHeld(current, command, context);
    case 'recordReviewStep':
      if (current.review.length >= reviewStepsPerCase) {
        return err({ kind: 'notAllowedInState', command: command.name, state: current.state });
      }
      return once(current, command.changeId, {
        type: 'reviewAdvanced',
        changeId: command.changeId,
        step: command.step,
      });
    case 'recordDecision':
      return once(current, command.changeId, recordDecision(current, command));
    case 'decideAtDesk':
      return decideAtDesk(current, command, context);
    case 'settleDisagreement':
      return settleDisagreement(current, command, context);
    case 'recordReportDelivered':
    case 'recordReportRefused':
      return ok(aboutReport(current, command));
    case 'noticeMissing':
      return noticeMissing(current, command, context);
    case 'issueLetter':
      return issueLetter(current, command, context);
    case 'voidLetter':
      return voidLetter(current, command, context);
    case 'recordLetterMade':
    case 'recordLetterPrinted':
    case 'recordLetterSaved':
      return forLetter(current, command);
    case 'clipCharacter':
      return clipCharacter(current, command, context);
    case 'recordLetterServed':
      return recordServed(current, command, context);
    case 'rateService':
      return rateService(current, command, context);
    case 'recordRatingDelivered':
    case 'recordRatingRefused':
      return ok(aboutRating(current, command));
    case 'sealArchive':
      return sealArchive(current, command.archiveId, context);
    case 'settleFinding': {
      const { kind, key, outcome, reason } = command;
      const { at, actor } = context;
      const finding = { kind, key, outcome, reason, at, by: actor.name, byId: actor.id };
      return ok([{ type: 'findingSettled', finding }]);
    }
    case 'recordArchiveSealed':
    case 'recordArchiveRefused':
    case 'recordPackageSealed':
    case 'recordPackageStamped':
      return ok(aboutArchive(current, command, context.at));
    default:
      return assertNever(command);
  }
}

/** What was typed or filled in. */
function editedBy({ changes, sources }: Asked<'editForm'>): EventOf<'formEdited'> {
  const isFilled = sources !== undefined && Object.keys(sources).length > 0;
  return { type: 'formEdited', changes, ...(isFilled ? { sources } : {}) };
}

/** A feed is at least once and in any order: a change that was applied before changes nothing. */
function once(current: Case, changeId: string, event: CaseEvent): Result<CaseEvent[], CaseError> {
  return ok(current.appliedChanges.includes(changeId) ? [] : [event]);
}

/** Nothing here or at the platform is overwritten: what was sent stays there, what is right now is sent after it. */
function settleConflict(
  current: Case,
  { name, entryId, latest, adopted }: Asked<'settleConflict'>,
  { at, actor }: DecideContext,
): Result<CaseEvent[], CaseError> {
  const { outbox, state } = current;
  // A decision that is disputed has this state as well, and is settled otherwise.
  if (outbox?.state !== 'conflicted') {
    return err({ kind: 'notAllowedInState', command: name, state });
  }
  if (outbox.id !== entryId) return err({ kind: 'receiptForOtherRevision' });
  const taken = Object.keys(adopted).length;
  const by = { at, by: actor.name, byId: actor.id };
  const settled: CaseEvent = { type: 'conflictSettled', entryId, ...by, latest, adopted: taken };
  return ok(taken === 0 ? [settled] : [settled, { type: 'formEdited', changes: adopted }]);
}

/** What the platform said of a report; the same again is no news. */
function aboutReport(
  current: Case,
  command: Asked<'recordReportDelivered' | 'recordReportRefused'>,
): CaseEvent[] {
  const { n } = command;
  const open = openReports(current).find((one) => one.n === n);
  if (command.name === 'recordReportDelivered') {
    return open === undefined ? [] : [{ type: 'deskReportDelivered', n }];
  }
  // A restored platform may refuse what it took before: it is to be told again until it takes it.
  const report = current.deskReports?.find((one) => one.n === n);
  const { detail } = command;
  if (report === undefined || open?.refusal === detail) return [];
  return [{ type: 'deskReportRefused', n, detail }];
}

/** What the desk does to form and papers, and what departments say of them; a letter that is drawn or printed meanwhile moves no case. */
const deskWork: readonly CaseEvent['type'][] = [
  ...changesOfSubmission,
  'kindChosen',
  'verificationAnswered',
  'familyConfirmed',
  'secondReadingRecorded',
  'findingSettled',
  'conflictSettled',
  'heldReopened',
];

/** While the desk works on the papers, each change may move the case along draft .. ready. */
function withState(
  current: Case,
  events: readonly CaseEvent[],
  context: DecideContext,
): readonly CaseEvent[] {
  const next = evolveAll(current, current.id, events);
  if (next === undefined || events.length === 0) return events;
  const denial = lateDenial(next, events, context);
  if (denial !== undefined) return [...events, ...denial];
  if (!isAtDesk(next.state)) return events;
  if (!events.some(({ type }) => deskWork.includes(type))) return events;
  const { state } = completeness(next, context.checklistFor(next));
  return state === next.state ? events : [...events, { type: 'stateChanged', state }];
}
