/** The fold: a case and what happened next give the case as it stands now. */
import type { Case, CaseEvent, EventOf } from './case';
import type { Decision } from './delivery';
import { deskDecisionOf, isOnTheWay } from './desk-standing';
import type { DeskDecision, KeptReport } from './desk-decision';
import { countedLater, withArchive } from './evolve-archive';
import { withClip } from './evolve-clips';
import { withSettled } from './finding';
import { withPapers } from './evolve-documents';
import { rated } from './evolve-rating';
import { asNumbered, withRedecision, withoutRedecision } from './redecision';
import { withSender, withSending } from './evolve-sending';
import { withSources } from './evolve-sources';
import { verified } from './evolve-verification';
import { withFamilyEntry } from './family-entry';
import { withLateDenial } from './late-denial';
import type { Letter } from './letter';
import { withReceipt } from './matter-receipt';
import { moved } from './move-case';
import { assertNever } from './result';
import { without } from './without';

/** Applies one event; `undefined` only before `caseOpened`. Unknown documents or letters leave the case as it is. */
export function evolve(current: Case | undefined, caseId: string, event: CaseEvent): Case {
  if (event.type === 'caseOpened') {
    return {
      id: caseId,
      kind: event.kind ?? 'primary',
      season: event.season,
      pack: event.pack,
      openedAt: event.at,
      openedBy: event.by,
      ...(event.byId === undefined
        ? {}
        : { openedById: event.byId, owner: { id: event.byId, name: event.by } }),
      state: 'draft',
      answers: event.answers,
      group: event.group,
      ...(event.byAgent === true ? { byAgent: event.byAgent } : {}),
      ...(event.byFamily === true ? { familyEntry: { fields: [], group: true } } : {}),
      form: {},
      documents: [],
      revision: 0,
      review: [],
      appliedChanges: [],
      letters: [],
    };
  }
  if (current === undefined) throw new Error(`Case has no beginning: first event ${event.type}`);
  const next = countedLater(current, change(withoutMark(current), event), event);
  return withLateDenial(withFamilyEntry(next, event), event);
}

/** Applies events in order. */
export function evolveAll(
  current: Case | undefined,
  caseId: string,
  events: readonly CaseEvent[],
): Case | undefined {
  return events.reduce<Case | undefined>((next, event) => evolve(next, caseId, event), current);
}

/** 移交给我的 stands on a line until something happens to the case. */
function withoutMark(current: Case): Case {
  return current.justHandedOver === undefined ? current : without(current, 'justHandedOver');
}

function change(current: Case, event: Exclude<CaseEvent, { type: 'caseOpened' }>): Case {
  switch (event.type) {
    case 'kindChosen': {
      const { kind, moved: to } = event;
      return { ...current, kind, ...(to && { pack: to.pack, season: to.season }) };
    }
    case 'groupChosen':
      return { ...current, answers: event.answers, group: event.group };
    case 'formEdited':
      return withSources({ ...current, form: { ...current.form, ...event.changes } }, event);
    case 'pageAdded':
    case 'pageRemoved':
    case 'pageAdjusted':
    case 'pageMoved':
    case 'pageKept':
    case 'pageRead':
    case 'pageReencoded':
    case 'pagesReordered':
    case 'documentInspected':
    case 'secondReadingRecorded':
      return { ...current, documents: withPapers(current.documents, event) };
    case 'identityChecked':
      return { ...current, identityChecks: [...(current.identityChecks ?? []), event.check] };
    case 'homeVisited':
      return { ...current, homeVisits: [...(current.homeVisits ?? []), event.visit] };
    case 'verificationAsked':
    case 'verificationAnswered':
    case 'verificationRefused':
      return verified(current, event);
    case 'stateChanged':
      return { ...current, state: event.state };
    case 'caseHandedOver': {
      const { at, from, to, by, byId, note } = event;
      return {
        ...current,
        owner: to,
        handOvers: [...(current.handOvers ?? []), { at, from, to, by, byId, note }],
        justHandedOver: true,
      };
    }
    case 'caseWithdrawn': {
      const { type: _, ...withdrawn } = event;
      return { ...current, state: 'withdrawn', withdrawn };
    }
    case 'caseSubmitted':
      return {
        ...withoutRedecision(without(withSender(current, event), 'reopened')),
        revision: event.revision,
        caseNumber: event.caseNumber,
        submittedAt: event.at,
      };
    case 'outboxQueued': {
      const { entry: outbox, platform } = event;
      return {
        ...current,
        state: 'queued',
        outbox,
        ...(platform === undefined ? {} : { platform }),
      };
    }
    case 'caseMoved':
      return moved(current, event);
    case 'caseRouted':
      return { ...current, platform: event.platform };
    case 'receiptRecorded':
      return withReceipt(current, event);
    case 'sendingHeld':
      return {
        ...current,
        state: event.entry.state === 'conflicted' ? 'conflicted' : 'held',
        outbox: event.entry,
      };
    case 'conflictSettled': {
      const revision = Math.max(current.revision, event.latest);
      return { ...without(current, 'outbox'), state: 'incomplete', revision };
    }
    case 'sendingKeptBack':
    case 'sendingLetGo':
    case 'sendingPutFirst':
    case 'heldReopened':
      return withSending(current, event);
    case 'reviewAdvanced':
      return {
        ...current,
        state: isOnTheWay(current) || current.state === 'received' ? 'underReview' : current.state,
        review: [...current.review, event.step],
        appliedChanges: [...current.appliedChanges, event.changeId],
      };
    case 'decisionRecorded':
      return {
        ...withoutRedecision(current),
        state: stateAfter(current, event.decision.outcome),
        decision: event.decision,
        appliedChanges: [...current.appliedChanges, event.changeId],
      };
    case 'decisionChanged':
    case 'decisionPassedOver':
      return withRedecision(current, event);
    case 'decidedAtDesk': {
      const desk = { ...event.desk, standing: 'waiting' as const };
      return {
        ...current,
        decision: event.desk.decision,
        deskDecisions: [...(current.deskDecisions ?? []), desk],
      };
    }
    case 'decisionConfirmed':
      return {
        ...withDesk(current, event.decisionId, { standing: 'confirmed', platform: event.decision }),
        state: stateAfter(current, event.decision.outcome),
        appliedChanges: [...current.appliedChanges, event.changeId],
      };
    case 'decisionDisputed':
      return {
        ...withDesk(current, event.decisionId, { standing: 'disputed', platform: event.decision }),
        state: current.state === 'archived' ? 'archived' : 'conflicted',
        appliedChanges: [...current.appliedChanges, event.changeId],
      };
    case 'disagreementSettled':
      return settled(current, event);
    case 'deskReportQueued':
      return { ...current, deskReports: [...(current.deskReports ?? []), event.report] };
    case 'deskReportDelivered':
      return withReport(current, event.n, ({ n, text }) => ({ n, text, delivered: true }));
    case 'deskReportRefused':
      return withReport(current, event.n, ({ n, text }) => ({ n, text, refusal: event.detail }));
    case 'serviceRated':
    case 'ratingDelivered':
    case 'ratingRefused':
      return rated(current, event);
    case 'letterNumbered':
      return { ...current, letters: [...current.letters, asNumbered(current, event)] };
    case 'letterMade':
      return withLetter(current, event.letterId, (letter) => ({ ...letter, file: event.file }));
    case 'characterClipped':
      return withClip(current, event.clip);
    case 'letterPrinted':
      return withLetter(current, event.letterId, (letter) => ({
        ...letter,
        printedCopies: letter.printedCopies + event.copies,
        ...countedPrint(letter),
      }));
    case 'letterSaved':
      return withLetter(current, event.letterId, (letter) => ({
        ...letter,
        savedCopies: letter.savedCopies + 1,
      }));
    case 'letterServed':
      return withLetter(current, event.letterId, (letter) => ({ ...letter, served: event.served }));
    case 'letterVoided':
      return withLetter(current, event.letterId, (letter) => ({ ...letter, voided: event.voided }));
    case 'originalsReturned':
      return withLetter(current, event.letterId, ({ custody, ...letter }) => ({
        ...letter,
        ...(custody === undefined ? {} : { custody: { ...custody, returned: event.returned } }),
      }));
    case 'archivePlanned':
    case 'archiveSealed':
    case 'archiveRefused':
    case 'packageSealed':
    case 'packageStamped':
      return withArchive(current, event);
    case 'deniedAfterwards':
    case 'denialLifted':
    case 'familyConfirmed':
      return current;
    case 'findingSettled':
      return { ...current, findings: withSettled(current.findings ?? [], event.finding) };
    default:
      return assertNever(event);
  }
}

/** A letter that was printed before prints were counted stays uncounted. */
function countedPrint({ prints, printedCopies }: Letter): Pick<Letter, 'prints'> {
  if (prints === undefined && printedCopies > 0) return {};
  return { prints: (prints ?? 0) + 1 };
}

/** A sealed archive stays sealed: what is decided later is recorded, and becomes a supplement. */
function stateAfter(current: Case, outcome: Decision['outcome']): Case['state'] {
  if (current.state === 'archived') return 'archived';
  return outcome === 'correction' ? 'correctionAsked' : 'decided';
}

function withDesk(current: Case, decisionId: string, change: Partial<DeskDecision>): Case {
  const deskDecisions = (current.deskDecisions ?? []).map((one) =>
    one.id === decisionId ? { ...one, ...change } : one,
  );
  return { ...current, deskDecisions };
}

/** Either way the case goes on as decided: by the platform, or as it was decided and told before. */
function settled(current: Case, { decisionId, settled }: EventOf<'disagreementSettled'>): Case {
  const { redecision } = current;
  const later = redecision?.id === decisionId ? redecision : undefined;
  const theirs = later === undefined ? deskDecisionOf(current)?.platform : later.decision;
  const decision = settled.choice === 'accept' ? theirs : current.decision;
  if (decision === undefined) return current;
  if (later !== undefined) {
    const state = stateAfter(current, decision.outcome);
    return { ...current, state, decision, redecision: { ...later, settled } };
  }
  const standing = settled.choice === 'accept' ? 'yielded' : 'objected';
  return {
    ...withDesk(current, decisionId, { standing, settled }),
    state: stateAfter(current, decision.outcome),
    decision,
  };
}

function withReport(current: Case, n: number, edit: (kept: KeptReport) => KeptReport): Case {
  const reports = current.deskReports ?? [];
  return { ...current, deskReports: reports.map((one) => (one.n === n ? edit(one) : one)) };
}

function withLetter(
  current: Case,
  letterId: string,
  edit: (letter: Case['letters'][number]) => Case['letters'][number],
): Case {
  return {
    ...current,
    letters: current.letters.map((letter) => (letter.id === letterId ? edit(letter) : letter)),
  };
}
