/** What a case still lacks: fields, pages and inspections, and the desk state that follows. */
import type { Case, CaseState } from './case';
import { deskStates } from './case';
import type { CaseDocument, Page } from './document';
import { isInspected, standingInspection } from './document';
import { unconfirmedCount } from './family-entry';
import type { FieldProblem } from './field-rules';
import { formProblems } from './field-rules';
import type { FieldKey } from './form';
import type { Mismatch } from './fact-standing';
import { openMismatches } from './fact-standing';
import { blockingFaults } from './page-judgement';
import type { Checklist, DocumentOption, PageExpectation, Requirement } from './requirement';

export type RequirementStatus =
  | 'missing'
  | 'pagesMissing'
  /** A page cannot be read, and nobody took another picture or said why it stays. */
  | 'pagesFaulty'
  | 'notInspected'
  /** Only a copy was brought. */
  | 'copyOnly'
  | 'doubtful'
  | 'done';

export type RequirementProgress = {
  readonly requirement: Requirement;
  readonly status: RequirementStatus;
  /** The document that answers it, when pages were captured. */
  readonly document: CaseDocument | undefined;
  readonly option: DocumentOption;
  /** Expected pages not captured yet, in the order in which to ask for them. */
  readonly missingPages: readonly PageExpectation[];
  /** Pages whose fault nobody has answered yet. */
  readonly faultyPages: readonly Page[];
};

export type Completeness = {
  readonly fieldProblems: ReadonlyMap<FieldKey, FieldProblem>;
  readonly requirements: readonly RequirementProgress[];
  /** Papers with pages that are not asked for now; they stay, and come back when asked for again. */
  readonly setAside: readonly CaseDocument[];
  /** What departments deny and nobody settled. */
  readonly mismatches: readonly Mismatch[];
  /** What a family entered by itself and no clerk looked at yet. */
  readonly unconfirmed: number;
  /** Fields with a problem, checklist lines that are not done, what departments deny, and what is not confirmed. */
  readonly openCount: number;
  readonly state: (typeof deskStates)[number];
};

/** Judges a case against the checklist that its policy pack gives for it. */
export function completeness(current: Case, checklist: Checklist): Completeness {
  const fieldProblems = formProblems(current, checklist, current.season);
  const requirements = checklist.requirements.map((requirement) => progress(current, requirement));
  const asked = askedPapers(current, checklist);
  const papersMissing = requirements.some(({ status }) => needsCapture(status));
  const open = requirements.filter(({ status }) => status !== 'done').length;
  const mismatches = openMismatches(current);
  const unconfirmed = unconfirmedCount(current);
  const untouched = current.documents.length === 0 && Object.keys(current.form).length === 0;
  const state = untouched
    ? 'draft'
    : fieldProblems.size > 0 || papersMissing
      ? 'incomplete'
      : open + mismatches.length + unconfirmed > 0
        ? 'inspecting'
        : 'ready';
  return {
    fieldProblems,
    requirements,
    setAside: current.documents.filter(
      (document) => document.pages.length > 0 && !asked.includes(document),
    ),
    mismatches,
    unconfirmed,
    openCount: fieldProblems.size + open + mismatches.length + unconfirmed,
    state,
  };
}

/** Whether a line waits for a picture. */
export function needsCapture(status: RequirementStatus): boolean {
  return status === 'missing' || status === 'pagesMissing' || status === 'pagesFaulty';
}

/** Papers that answer a line of the checklist as it is now; no others travel with the case. */
export function askedPapers(
  { documents }: Pick<Case, 'documents'>,
  { requirements }: Pick<Checklist, 'requirements'>,
): CaseDocument[] {
  return requirements.flatMap((requirement) => answerOf(documents, requirement) ?? []);
}

/**
 * The paper that answers a line: one with pages, of a kind that is accepted there now. A kind that was accepted before
 * may come back beside another; then it is the paper whose original was held.
 */
function answerOf(
  documents: readonly CaseDocument[],
  requirement: Requirement,
): CaseDocument | undefined {
  const answers = documents.filter(
    (document) => document.pages.length > 0 && isAccepted(document, requirement),
  );
  return answers.find(isInspected) ?? answers[0];
}

/** Whether a paper is of a kind that this line accepts. */
export function isAccepted(
  { requirementId, kind }: Pick<CaseDocument, 'requirementId' | 'kind'>,
  { id, options }: Requirement,
): boolean {
  return id === requirementId && options.some((option) => option.kind === kind);
}

/** Whether the desk may still change the papers of a case in this state. */
export function isAtDesk(state: CaseState): boolean {
  return (deskStates as readonly CaseState[]).includes(state) || state === 'correctionAsked';
}

/**
 * Questions to departments that wait for an answer; of a case that left the desk none does, because its papers went
 * with it.
 */
export function openVerifications({ state, verifications = [] }: Case) {
  return isAtDesk(state) ? verifications.filter(({ answer }) => answer === undefined) : [];
}

function progress(current: Case, requirement: Requirement): RequirementProgress {
  const document = answerOf(current.documents, requirement);
  const option =
    requirement.options.find(({ kind }) => kind === document?.kind) ?? requirement.options[0];
  if (option === undefined) throw new Error(`Requirement ${requirement.id} has no option`);
  const captured = new Set(document?.pages.map((page) => page.role));
  const missingPages = option.pages.filter(
    (page) => page.optional !== true && !captured.has(page.role),
  );
  const faultyPages = (document?.pages ?? []).filter((page) => blockingFaults(page).length > 0);
  return {
    requirement,
    document,
    option,
    missingPages,
    faultyPages,
    status: statusOf(document, missingPages.length, faultyPages.length),
  };
}

function statusOf(
  document: CaseDocument | undefined,
  missing: number,
  faulty: number,
): RequirementStatus {
  if (document === undefined) return 'missing';
  if (missing > 0) return 'pagesMissing';
  if (faulty > 0) return 'pagesFaulty';
  if (!isInspected(document)) return 'notInspected';
  const verdict = standingInspection(document)?.verdict ?? 'doubtful';
  return verdict === 'originalSeen' ? 'done' : verdict;
}
