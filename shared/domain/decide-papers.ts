/** Decisions that draw a number or make a paper: submitting, letters, the archive. */
import type { Case, CaseEvent, EventOf } from './case';
import type { CaseError } from './case-error';
import type { Asked } from './command';
import { beijingDate } from './beijing-time';
import { openCustodies } from './custodies';
import { completeness } from './completeness';
import { isDisputed } from './desk-standing';
import type { DecideContext } from './decide-context';
import type { Instant } from './ids';
import type { Letter } from './letter';
import { isThere, isValid, letterOf, tellsDecision } from './letter';
import { caseNumberText, custodyNumberText, letterNumberText, seriesOf } from './numbering';
import type { Result } from './result';
import { err, ok } from './result';
import { outdatedLetter } from './redecision';
import { sealedPackages } from './sealed-package';
import { accessOf, maySee } from './visibility';

/** Hands a complete case over: revision, number and the numbered receipt in one step. */
export function submit(current: Case, context: DecideContext): Result<CaseEvent[], CaseError> {
  const judged = completeness(current, context.checklistFor(current));
  if (judged.openCount > 0) return err({ kind: 'notComplete', openCount: judged.openCount });
  const rival = rivalOf(context);
  if (rival !== undefined) return err(rival);
  const revision = current.revision + 1;
  const receipt = numbered('receipt', context.newId(), current, context);
  if (!receipt.ok) return receipt;
  const { at, actor } = context;
  const sent = { at, revision, by: actor.name, byId: actor.id };
  if (current.caseNumber !== undefined) {
    return ok([{ type: 'caseSubmitted', ...sent, caseNumber: current.caseNumber }, receipt.value]);
  }
  const drawn = context.nextNumber('case');
  if (drawn === undefined) return err({ kind: 'noNumberLeft', series: 'case' });
  const caseNumber = caseNumberText(drawn, current.season);
  return ok([{ type: 'caseSubmitted', ...sent, caseNumber, drawn }, receipt.value]);
}

/** 一人一件: a child has one open case at a time; a colleague's draft is told by its owner alone. */
function rivalOf({ openCaseBefore, actor, founderId }: DecideContext): CaseError | undefined {
  if (openCaseBefore === undefined) return undefined;
  const { id: caseId, owner, openedBy } = openCaseBefore;
  const isSeen = maySee(accessOf(openCaseBefore, founderId), actor);
  const whose = { kind: 'childHasOpenCase' as const, owner: owner?.name ?? openedBy };
  return isSeen ? { ...whose, caseId } : whose;
}

/** A letter with a number of its own, used up from now on. */
export function numbered(
  kind: Letter['kind'],
  id: string,
  { season }: Pick<Case, 'season'>,
  { at, actor, nextNumber, letterPrefix }: DecideContext,
): Result<EventOf<'letterNumbered'>, CaseError> {
  const series = seriesOf(kind);
  const drawn = nextNumber(series);
  if (drawn === undefined) return err({ kind: 'noNumberLeft', series });
  const number =
    kind === 'custodyReceipt'
      ? letterPrefix[kind] + custodyNumberText(drawn, season)
      : letterNumberText(drawn, letterPrefix[kind], beijingYear(at));
  const letter: Letter = {
    id,
    kind,
    number,
    numberedAt: at,
    by: actor.name,
    printedCopies: 0,
    savedCopies: 0,
    ...(kind === 'refusalNotice' ? { appealWhole: true } : {}),
  };
  return ok({ type: 'letterNumbered', letter, drawn });
}

/** A numbered letter, refused where it would have a blank: its number would be used up for a paper that is never made. */
export function whole(
  current: Case,
  event: EventOf<'letterNumbered'>,
  { gapsIn }: Pick<DecideContext, 'gapsIn'>,
): Result<CaseEvent[], CaseError> {
  const { fields, isBroken } = gapsIn(current, event.letter);
  if (isBroken) return err({ kind: 'letterUnwritable' });
  return fields.length > 0 ? err({ kind: 'letterBlank', fields }) : ok([event]);
}

/** Numbers a letter that the decision allows; once, unless the one before was declared void. */
export function issueLetter(
  current: Case,
  { letterId, kind }: Asked<'issueLetter'>,
  context: DecideContext,
): Result<CaseEvent[], CaseError> {
  const outdated = outdatedLetter(current);
  const isResult = tellsDecision({ kind });
  if (isResult && outdated !== undefined && !isDisputed(current)) {
    return err({ kind: 'letterOutdated', number: outdated.number });
  }
  if (isThere(current, kind)) return err({ kind: 'letterExists' });
  if (isResult) {
    if (isDisputed(current)) return err({ kind: 'disagreementOpen' });
    if (letterOf(current.decision) !== kind) {
      return err({ kind: kind === 'placeNotice' ? 'notAccepted' : 'notRefused' });
    }
  }
  const event = numbered(kind, letterId, current, context);
  return event.ok ? ok([event.value]) : event;
}

/** Records what became of a letter: made, printed, saved. */
export function forLetter(
  current: Case,
  command: Asked<'recordLetterMade' | 'recordLetterPrinted' | 'recordLetterSaved'>,
): Result<CaseEvent[], CaseError> {
  const { letterId } = command;
  const letter = current.letters.find(({ id }) => id === letterId);
  if (letter === undefined) return err({ kind: 'letterUnknown' });
  if (command.name === 'recordLetterMade') {
    return ok(
      letter.file === undefined ? [{ type: 'letterMade', letterId, file: command.file }] : [],
    );
  }
  if (!isValid(letter)) return err({ kind: 'letterVoid' });
  if (letter.file === undefined) return err({ kind: 'letterNotMade' });
  if (command.name === 'recordLetterSaved') return ok([{ type: 'letterSaved', letterId }]);
  const again = letter.printedCopies > 0 ? { printedBefore: letter.printedCopies } : {};
  return ok([{ type: 'letterPrinted', letterId, copies: command.copies, ...again }]);
}

/**
 * Declares a letter void 作废. Its number is never drawn again; once the archive is planned the letters in it stand. The
 * receipt of originals that are still here is void only for another one of the same: the originals do not leave with it.
 */
export function voidLetter(
  current: Case,
  { name, letterId, reason }: Asked<'voidLetter'>,
  context: DecideContext,
): Result<CaseEvent[], CaseError> {
  const letter = current.letters.find(({ id }) => id === letterId);
  if (letter === undefined) return err({ kind: 'letterUnknown' });
  if (!isValid(letter)) return err({ kind: 'letterVoid' });
  if (tellsDecision(letter) && isDisputed(current)) {
    return err({ kind: 'disagreementOpen' });
  }
  if (current.archive !== undefined) {
    return err({ kind: 'notAllowedInState', command: name, state: current.state });
  }
  const voided = voidedEvent(letter, reason, context);
  const { custody } = letter;
  if (custody === undefined || custody.returned !== undefined) return ok([voided]);
  const again = numbered('custodyReceipt', context.newId(), current, context);
  if (!again.ok) return again;
  const kept = { ...again.value, letter: { ...again.value.letter, custody } };
  const written = whole(current, kept, context);
  return written.ok ? ok([voided, ...written.value]) : written;
}

/** A letter that is void from now on; its serial stays used up. */
export function voidedEvent(
  { id: letterId, drawn }: Letter,
  reason: string,
  { at, actor }: Pick<DecideContext, 'at' | 'actor'>,
): CaseEvent {
  const voided = { at, by: actor.name, byId: actor.id, reason };
  return { type: 'letterVoided', letterId, voided, ...(drawn === undefined ? {} : { drawn }) };
}

/** Plans the archive once every letter of the case is made. */
export function sealArchive(
  current: Case,
  archiveId: string,
  { at, actor }: DecideContext,
): Result<CaseEvent[], CaseError> {
  const kept = openCustodies(current).length;
  if (kept > 0) return err({ kind: 'originalsKept', count: kept });
  const valid = current.letters.filter(isValid);
  if (valid.some((letter) => letter.file === undefined)) return err({ kind: 'letterNotMade' });
  const outdated = outdatedLetter(current);
  if (outdated !== undefined) return err({ kind: 'letterOutdated', number: outdated.number });
  const due = letterOf(current.decision);
  if (due !== undefined && !valid.some(({ kind }) => kind === due)) {
    return err({ kind: 'letterNotMade' });
  }
  if (current.archive !== undefined) return ok([]);
  return ok([{ type: 'archivePlanned', archiveId, at, by: actor.name }]);
}

/** What became of the archive that was planned; the same again is no news. */
export function aboutArchive(
  { archive }: Case,
  command: Asked<
    'recordArchiveSealed' | 'recordArchiveRefused' | 'recordPackageSealed' | 'recordPackageStamped'
  >,
  now: Instant,
): CaseEvent[] {
  if (archive === undefined) return [];
  switch (command.name) {
    case 'recordArchiveSealed': {
      const { file, at } = command;
      const sealed = command.package === undefined ? {} : { package: command.package };
      return [{ type: 'archiveSealed', file, at, ...sealed }];
    }
    case 'recordArchiveRefused': {
      const { failed } = command;
      const isSame = JSON.stringify(failed) === JSON.stringify(archive.refused?.failed);
      return isSame ? [] : [{ type: 'archiveRefused', at: now, failed }];
    }
    case 'recordPackageSealed': {
      const isKnown = sealedPackages(archive).some(({ root }) => root === command.package.root);
      return isKnown ? [] : [{ type: 'packageSealed', package: command.package }];
    }
    case 'recordPackageStamped': {
      const { root, stamp } = command;
      const found = sealedPackages(archive).find((one) => one.root === root);
      // One token is enough: a second one says nothing that the first did not.
      const isWanted = found !== undefined && found.stamp === undefined;
      return isWanted ? [{ type: 'packageStamped', root, stamp }] : [];
    }
  }
}

/** The year of a letter is that of the wall at the counter, not of Greenwich. */
const beijingYear = (at: string) => Number(beijingDate(at).slice(0, 4));
