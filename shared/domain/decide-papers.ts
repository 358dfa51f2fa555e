/** Decisions that draw a number or make a paper: submitting, letters, the archive. */
import type { Case, CaseEvent } from './case';
import type { CaseError } from './case-error';
import type { CaseCommand } from './command';
import { completeness } from './completeness';
import type { DecideContext } from './decide-context';
import type { Decision } from './delivery';
import type { Letter } from './letter';
import { caseNumberText, letterNumberText } from './numbering';
import type { Result } from './result';
import { err, ok } from './result';
import { accessOf, maySee } from './visibility';

/** Hands a complete case over: revision, number and the numbered receipt in one step. */
export function submit(current: Case, context: DecideContext): Result<CaseEvent[], CaseError> {
  const judged = completeness(current, context.checklistFor(current));
  if (judged.openCount > 0) return err({ kind: 'notComplete', openCount: judged.openCount });
  const rival = rivalOf(context);
  if (rival !== undefined) return err(rival);
  const revision = current.revision + 1;
  const receipt = numbered('receipt', context.newId(), context);
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

function numbered(
  kind: Letter['kind'],
  id: string,
  { at, actor, nextNumber, letterPrefix }: DecideContext,
): Result<Extract<CaseEvent, { type: 'letterNumbered' }>, CaseError> {
  const drawn = nextNumber(kind);
  if (drawn === undefined) return err({ kind: 'noNumberLeft', series: kind });
  const number = letterNumberText(drawn, letterPrefix[kind], beijingYear(at));
  const letter: Letter = {
    id,
    kind,
    number,
    numberedAt: at,
    by: actor.name,
    printedCopies: 0,
    savedCopies: 0,
  };
  return ok({ type: 'letterNumbered', letter, drawn });
}

const letterOutcome: { readonly [kind in Letter['kind']]: Decision['outcome'] | 'any' } = {
  receipt: 'any',
  placeNotice: 'accepted',
};

/** Numbers a letter that the decision allows, once. */
export function issueLetter(
  current: Case,
  { letterId, kind }: Extract<CaseCommand, { name: 'issueLetter' }>,
  context: DecideContext,
): Result<CaseEvent[], CaseError> {
  if (current.letters.some((letter) => letter.kind === kind)) return err({ kind: 'letterExists' });
  const outcome = letterOutcome[kind];
  if (outcome !== 'any' && current.decision?.outcome !== outcome) {
    return err({ kind: 'notAccepted' });
  }
  const event = numbered(kind, letterId, context);
  return event.ok ? ok([event.value]) : event;
}

/** Records what became of a letter: made, printed, saved. */
export function forLetter(
  current: Case,
  command: Extract<
    CaseCommand,
    { name: 'recordLetterMade' | 'recordLetterPrinted' | 'recordLetterSaved' }
  >,
): Result<CaseEvent[], CaseError> {
  const { letterId } = command;
  const letter = current.letters.find(({ id }) => id === letterId);
  if (letter === undefined) return err({ kind: 'letterUnknown' });
  if (command.name === 'recordLetterMade') {
    return ok(
      letter.file === undefined ? [{ type: 'letterMade', letterId, file: command.file }] : [],
    );
  }
  if (letter.file === undefined) return err({ kind: 'letterNotMade' });
  if (command.name === 'recordLetterSaved') return ok([{ type: 'letterSaved', letterId }]);
  const again = letter.printedCopies > 0 ? { printedBefore: letter.printedCopies } : {};
  return ok([{ type: 'letterPrinted', letterId, copies: command.copies, ...again }]);
}

/** Plans the archive once every letter of the case is made. */
export function sealArchive(
  current: Case,
  archiveId: string,
  { at, actor }: DecideContext,
): Result<CaseEvent[], CaseError> {
  if (current.letters.some((letter) => letter.file === undefined)) {
    return err({ kind: 'letterNotMade' });
  }
  const noticed = current.letters.some((letter) => letter.kind === 'placeNotice');
  if (current.decision?.outcome === 'accepted' && !noticed) return err({ kind: 'letterNotMade' });
  if (current.archive !== undefined) return ok([]);
  return ok([{ type: 'archivePlanned', archiveId, at, by: actor.name }]);
}

const beijingAheadMs = 8 * 60 * 60 * 1000;

/** The year of a letter is that of the wall at the counter, not of Greenwich. */
function beijingYear(at: string): number {
  return new Date(Date.parse(at) + beijingAheadMs).getUTCFullYear();
}
