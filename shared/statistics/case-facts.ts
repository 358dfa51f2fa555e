/**
 * What statistics count of one case: no name, number, address or day of birth is in it. Sources of what is counted:
 * Zhejiang seed (first-time success, repeat visits), Shandong seed (five groups, minutes, paper that departments could
 * spare a family).
 */
import { beijingDate } from '../domain/beijing-time';
import type { Case, CaseEvent, CaseState } from '../domain/case';
import { daysAfter, weekdayOf } from '../domain/calendar-day';
import type { CaseKind } from '../domain/case-kind';
import type { OperatorRole } from '../domain/command';
import type { Decision } from '../domain/delivery';
import { isDecisionCurrent } from '../domain/desk-standing';
import { confirmedFacts, factStanding } from '../domain/fact-standing';
import { fieldText } from '../domain/form';
import type { ApplicantGroup } from '../domain/group';
import type { Day, Instant } from '../domain/ids';
import { isReview } from '../domain/review-time';
import { sealedPackages } from '../domain/sealed-package';
import type { VerifiedFact } from '../domain/verified-fact';
import { verifiedFacts } from '../domain/verified-fact';
import type { LoadedPack } from '../policy/checklist';
import { catchmentSchools } from '../policy/home-schools';

/** Why a paper was taken although a department's word would have spared it. */
export const gapReasons = ['notAsked', 'waiting', 'timedOut', 'noSuchPerson', 'mismatch'] as const;
export type GapReason = (typeof gapReasons)[number];

/** One decision: the Monday of its week in Beijing, the role of who decided, and minutes at the screen. */
export type ReviewFacts = {
  readonly week: Day;
  readonly role: OperatorRole;
  readonly minutes: number;
};

export type CaseFacts = {
  readonly season: number;
  readonly kind: CaseKind;
  readonly group: ApplicantGroup;
  readonly state: CaseState;
  /** Beijing days. */
  readonly opened: Day;
  /** First submission. */
  readonly submitted?: Day;
  /** Newest decision. */
  readonly decided?: Day;
  readonly outcome?: Decision['outcome'];
  readonly isReceived: boolean;
  readonly isArchived: boolean;
  /** Whether what was submitted first was decided on, or came back to be corrected; absent while nothing came back. */
  readonly firstTry?: 'passed' | 'returned';
  /** The school that offers the place, else the one asked for; empty where neither is known. */
  readonly school: string;
  /** The school whose catchment the home lies in; empty where the pack knows none. */
  readonly catchment: string;
  /** Work at the desk up to the first submission. */
  readonly minutes?: number;
  /** Decisions of this desk on the case, of which it was measured how long they were looked at. */
  readonly reviews: readonly ReviewFacts[];
  /** Days on which the family, or its papers, were at the desk; what an agent takes in or hands over alone is none. */
  readonly visits: number;
  readonly gaps: readonly { readonly fact: VerifiedFact; readonly why: GapReason }[];
  /** Completed years on 31 August of the season. */
  readonly age?: number;
  /** Prefecture of the register, or province where no more is written; empty where it names none. */
  readonly origin: string;
};

/** An entry of the case: when, by whom, and what followed. */
export type CaseStep = {
  readonly at: Instant;
  readonly role: OperatorRole | 'platform' | 'station';
  readonly events: readonly CaseEvent[];
};

/** What is asked of the tables beside the case. */
export type FactTables = {
  readonly pack: LoadedPack | undefined;
  /** The prefecture that an address begins with. */
  readonly originOf: (address: string) => string;
};

/** A pause longer than this is none of the work on the case. */
const longestPauseMinutes = 10;

export function caseFacts(
  current: Case,
  steps: readonly CaseStep[],
  { pack, originOf }: FactTables,
): CaseFacts {
  const { season, kind, group, state, form, decision } = current;
  const submitted = firstSubmission(steps);
  const firstTry = firstTryOf(steps);
  const minutes = submitted === undefined ? undefined : deskMinutes(steps, submitted);
  const age = ageOn(fieldText(form, 'child.birthDate'), `${season}-08-31`);
  const [own] = pack === undefined ? [] : catchmentSchools(pack.homeSchools(current));
  const address = fieldText(form, 'register.address');
  return {
    ...{ season, kind, group, state },
    opened: beijingDate(current.openedAt),
    ...(submitted === undefined ? {} : { submitted: beijingDate(submitted) }),
    ...(decision === undefined || !isDecisionCurrent(current)
      ? {}
      : { decided: beijingDate(decision.at), outcome: decision.outcome }),
    isReceived: current.receipt !== undefined,
    isArchived: sealedPackages(current.archive).length > 0,
    ...(firstTry === undefined ? {} : { firstTry }),
    school: decision?.school?.name ?? fieldText(form, 'wish.school'),
    catchment: own?.school.name ?? '',
    ...(minutes === undefined ? {} : { minutes }),
    reviews: reviewsOf(steps),
    visits: visitDays(steps, current),
    gaps: pack === undefined ? [] : dataGaps(current, pack),
    ...(age === undefined ? {} : { age }),
    origin: originOf(address === '' ? fieldText(form, 'origin.region') : address),
  };
}

function firstSubmission(steps: readonly CaseStep[]): Instant | undefined {
  for (const { events } of steps) {
    for (const event of events) if (event.type === 'caseSubmitted') return event.at;
  }
  return undefined;
}

/** 一次通过: the first decision that came was no demand to correct (Zhejiang seed: 96.2 % of all). */
function firstTryOf(steps: readonly CaseStep[]): CaseFacts['firstTry'] {
  for (const { events } of steps) {
    for (const event of events) {
      const outcome =
        event.type === 'decisionRecorded'
          ? event.decision.outcome
          : event.type === 'decidedAtDesk'
            ? event.desk.decision.outcome
            : undefined;
      if (outcome !== undefined) return outcome === 'correction' ? 'returned' : 'passed';
    }
  }
  return undefined;
}

const isAtDesk = ({ role }: CaseStep) => role === 'clerk' || role === 'agent' || role === 'admin';

/** From step to step, longer pauses left out: the record knows when somebody did something, not when somebody looked on. */
function deskMinutes(steps: readonly CaseStep[], until: Instant): number {
  const end = Date.parse(until);
  let before: number | undefined;
  let spentMs = 0;
  for (const step of steps) {
    const at = Date.parse(step.at);
    if (at > end) break;
    if (!isAtDesk(step)) continue;
    const pauseMs = before === undefined ? 0 : at - before;
    // A clock that was set back gives no work.
    if (pauseMs > 0 && pauseMs <= longestPauseMinutes * 60_000) spentMs += pauseMs;
    before = at;
  }
  return spentMs / 60_000;
}

/** Who looked is no part of it: a role has several people, and nobody is ranked. */
function reviewsOf(steps: readonly CaseStep[]): CaseFacts['reviews'] {
  return steps.flatMap(({ at, role, events }) =>
    events.flatMap((event) => {
      if (role === 'platform' || role === 'station') return [];
      if (!isReview(event) || event.lookedForMs === undefined) return [];
      return [{ week: mondayOf(beijingDate(at)), role, minutes: event.lookedForMs / 60_000 }];
    }),
  );
}

function mondayOf(day: Day): Day {
  return daysAfter(day, -((weekdayOf(day) + 6) % 7));
}

/** What happens only with the family, or with its papers, at the counter. */
const counterEvents: ReadonlySet<CaseEvent['type']> = new Set([
  'caseOpened',
  'groupChosen',
  'formEdited',
  'pageAdded',
  'documentInspected',
  'identityChecked',
  'caseSubmitted',
  'originalsReturned',
  'letterServed',
]);

/** What an agent does with a table and pictures, without anybody or any original being there: the case, its rows, its end. */
function isByAgentAlone(event: CaseEvent): boolean {
  switch (event.type) {
    case 'caseOpened':
    case 'caseSubmitted':
      return true;
    case 'formEdited':
      return Object.keys(event.changes).every(
        (key) => event.sources?.[key as keyof typeof event.changes] === 'table',
      );
    case 'pageAdded':
      return event.page.source === 'folder';
    default:
      return false;
  }
}

function visitDays(steps: readonly CaseStep[], { byAgent }: Pick<Case, 'byAgent'>): number {
  const isVisit = (event: CaseEvent) =>
    counterEvents.has(event.type) && !(byAgent === true && isByAgentAlone(event));
  const days = steps
    .filter((step) => isAtDesk(step) && step.events.some(isVisit))
    .map(({ at }) => beijingDate(at));
  return new Set(days).size;
}

/** Facts without which a paper had to be shown, for every paper that was taken. */
function dataGaps(current: Case, pack: LoadedPack): CaseFacts['gaps'] {
  const taken = new Set(
    current.documents.filter(({ pages }) => pages.length > 0).map((one) => one.requirementId),
  );
  if (taken.size === 0) return [];
  const asked = pack
    .checklistFor({ ...current, verifications: current.verifications ?? [] })
    .requirements.filter(({ id }) => taken.has(id))
    .flatMap(({ waivableBy = [] }) => waivableBy);
  const confirmed = new Set(confirmedFacts(current));
  return verifiedFacts
    .filter((fact) => asked.includes(fact) && !confirmed.has(fact))
    .map((fact) => ({ fact, why: whyNot(current, fact) }));
}

function whyNot(current: Case, fact: VerifiedFact): GapReason {
  const { state } = factStanding(current, fact);
  switch (state) {
    case 'notAsked':
    case 'changed':
    case 'match':
      return 'notAsked';
    case 'queued':
      return 'waiting';
    case 'mismatch':
    case 'noSuchPerson':
    case 'timedOut':
      return state;
  }
}

function ageOn(birthDay: string, day: Day): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(birthDay)) return undefined;
  const years = Number(day.slice(0, 4)) - Number(birthDay.slice(0, 4));
  const age = birthDay.slice(5) > day.slice(5) ? years - 1 : years;
  return age >= 0 && age <= 30 ? age : undefined;
}
