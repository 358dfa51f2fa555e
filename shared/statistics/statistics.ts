/** 统计: a season, or a month of it, in numbers. */
import { daysAfter, daysBetween } from '../domain/calendar-day';
import { caseKinds } from '../domain/case-kind';
import type { CaseKind } from '../domain/case-kind';
import type { OperatorRole } from '../domain/command';
import { operatorRoles } from '../domain/command';
import type { Decision } from '../domain/delivery';
import { outcomes } from '../domain/delivery';
import type { ApplicantGroup } from '../domain/group';
import { applicantGroups } from '../domain/group';
import type { Day } from '../domain/ids';
import type { VerifiedFact } from '../domain/verified-fact';
import { verifiedFacts } from '../domain/verified-fact';
import type { CaseFacts, GapReason, ReviewFacts } from './case-facts';
import { gapReasons } from './case-facts';
import type { WithheldTable } from './withheld-table';
import { countsOf, withheldTable } from './withheld-table';

/** Which cases are counted: those opened in that time, of that matter. */
export type StatisticsScope = {
  readonly season: number;
  readonly kind?: CaseKind | undefined;
  /** Beijing month such as 2026-06. */
  readonly month?: string | undefined;
};

export type Minutes = {
  readonly measured: number;
  /** Of those measured; absent without any. */
  readonly median?: number | undefined;
  /** Nine of ten take no longer. */
  readonly most90?: number | undefined;
};

/** Four stands for four and more. */
export const visitCounts = [1, 2, 3, 4] as const;
/** Lines of a table by name; the others are one line. */
export const mostNames = 200;

export type Statistics = {
  readonly progress: {
    readonly cases: number;
    readonly submitted: number;
    readonly received: number;
    readonly decided: number;
    readonly archived: number;
  };
  readonly kinds: readonly { readonly kind: CaseKind; readonly cases: number }[];
  readonly groups: readonly {
    readonly group: ApplicantGroup;
    readonly cases: number;
    readonly submitted: number;
    readonly accepted: number;
  }[];
  /** Of what was submitted. */
  readonly outcomes: readonly {
    readonly outcome: Decision['outcome'] | 'waiting';
    readonly cases: number;
  }[];
  /** What happened on each Beijing day, from the first to the last one; to whichever case it happened. */
  readonly days: readonly {
    readonly day: Day;
    readonly opened: number;
    readonly submitted: number;
    readonly decided: number;
  }[];
  /** By name; an empty name: not known. `others`: how many names are together in it. */
  readonly schools: readonly NamedCount[];
  readonly catchments: readonly NamedCount[];
  readonly firstTry: { readonly judged: number; readonly passed: number };
  readonly minutes: Minutes;
  readonly minutesByGroup: readonly (Minutes & { readonly group: ApplicantGroup })[];
  /** Decisions that were measured, of the cases that are counted: by the Monday of their week, and by role. */
  readonly reviewWeeks: readonly (Minutes & { readonly week: Day })[];
  readonly reviewRoles: readonly (Minutes & { readonly role: OperatorRole })[];
  readonly reviews: Minutes;
  readonly visits: readonly {
    readonly days: (typeof visitCounts)[number];
    readonly cases: number;
  }[];
  readonly gaps: readonly ({ readonly fact: VerifiedFact } & Readonly<
    Record<GapReason | 'cases', number>
  >)[];
  /** For the planning of catchments, of the whole season and matter by matter, so that no two of them can be subtracted. */
  readonly planning: readonly {
    readonly kind: CaseKind;
    readonly ages?: WithheldTable | undefined;
    readonly origins?: WithheldTable | undefined;
  }[];
};

export type NamedCount = {
  readonly name: string;
  readonly cases: number;
  readonly accepted: number;
  readonly others?: number | undefined;
};

const mostAges = 6;
const mostOrigins = 6;
/** A computer whose clock was wrong gives no table without an end. */
const mostDays = 400;
/** Of one table; a season has fewer. */
export const mostWeeks = 110;

export function reckonStatistics(
  all: readonly CaseFacts[],
  { season, kind, month }: StatisticsScope,
): Statistics {
  const ofSeason = all.filter((one) => one.season === season);
  const ofKind = ofSeason.filter((one) => kind === undefined || one.kind === kind);
  const cases = ofKind.filter(({ opened }) => month === undefined || opened.startsWith(month));
  const submitted = cases.filter((one) => one.submitted !== undefined);
  const judged = cases.filter(({ firstTry }) => firstTry !== undefined);
  return {
    progress: {
      cases: cases.length,
      submitted: submitted.length,
      received: cases.filter(({ isReceived }) => isReceived).length,
      decided: cases.filter(({ outcome }) => ![undefined, 'correction'].includes(outcome)).length,
      archived: cases.filter(({ isArchived }) => isArchived).length,
    },
    kinds: counted(caseKinds, cases, (one) => one.kind).map(([name, count]) => {
      return { kind: name, cases: count };
    }),
    groups: applicantGroups.map((group) => {
      const own = cases.filter((one) => one.group === group);
      return {
        group,
        cases: own.length,
        submitted: own.filter((one) => one.submitted !== undefined).length,
        accepted: own.filter(isAccepted).length,
      };
    }),
    outcomes: counted(
      [...outcomes, 'waiting'] as const,
      submitted,
      ({ outcome }) => outcome ?? 'waiting',
    )
      .filter(([, count]) => count > 0)
      .map(([outcome, count]) => ({ outcome, cases: count })),
    days: daysOf(ofKind, month),
    schools: namedCounts(cases, ({ school }) => school),
    catchments: namedCounts(cases, ({ catchment }) => catchment),
    firstTry: {
      judged: judged.length,
      passed: judged.filter(({ firstTry }) => firstTry === 'passed').length,
    },
    minutes: minutesOf(cases.flatMap(({ minutes }) => minutes ?? [])),
    minutesByGroup: applicantGroups
      .map((group) => {
        const own = cases.filter((one) => one.group === group);
        return { group, ...minutesOf(own.flatMap(({ minutes }) => minutes ?? [])) };
      })
      .filter(({ measured }) => measured > 0),
    ...reviewsIn(cases.flatMap(({ reviews }) => reviews)),
    visits: counted(
      visitCounts,
      cases.filter(({ visits }) => visits > 0),
      ({ visits }) => (visits >= 4 ? 4 : (visits as 1 | 2 | 3)),
    ).map(([days, count]) => ({ days, cases: count })),
    gaps: gapsOf(cases),
    planning: planningOf(ofSeason),
  };
}

/** The seasons and the months in which cases were opened, newest first. */
export function scopesOf(all: readonly CaseFacts[]): {
  readonly seasons: readonly number[];
  readonly months: readonly { readonly season: number; readonly month: string }[];
} {
  const seasons = [...new Set(all.map(({ season }) => season))].sort((a, b) => b - a);
  const months = seasons.flatMap((season) => {
    const own = all.filter((one) => one.season === season);
    const found = new Set(own.flatMap((one) => monthsOf(one)));
    return [...found].sort((a, b) => (a < b ? 1 : -1)).map((month) => ({ season, month }));
  });
  return { seasons, months };
}

const monthsOf = ({ opened, submitted, decided }: CaseFacts) =>
  [opened, submitted, decided].flatMap((day) => (day === undefined ? [] : [day.slice(0, 7)]));

const isAccepted = ({ outcome }: CaseFacts) => outcome === 'accepted';

/** Every one of the names with its count, in their order. */
function counted<Name>(
  names: readonly Name[],
  cases: readonly CaseFacts[],
  nameOf: (one: CaseFacts) => Name,
): readonly (readonly [Name, number])[] {
  const counts = countsOf(cases.map(nameOf));
  return names.map((name) => [name, counts.get(name) ?? 0] as const);
}

function daysOf(cases: readonly CaseFacts[], month: string | undefined): Statistics['days'] {
  const isIn = (day: Day | undefined): day is Day =>
    day !== undefined && (month === undefined || day.startsWith(month));
  const count = (dayOf: (one: CaseFacts) => Day | undefined) =>
    countsOf(cases.map(dayOf).filter(isIn));
  const opened = count((one) => one.opened);
  const submitted = count((one) => one.submitted);
  const decided = count((one) => one.decided);
  const seen = [...new Set([...opened.keys(), ...submitted.keys(), ...decided.keys()])].sort();
  return everyDay(seen).map((day) => ({
    day,
    opened: opened.get(day) ?? 0,
    submitted: submitted.get(day) ?? 0,
    decided: decided.get(day) ?? 0,
  }));
}

/** With the days between them, on which nothing happened; the days alone where that would be too many. */
function everyDay(seen: readonly Day[]): readonly Day[] {
  const [first] = seen;
  const last = seen.at(-1);
  if (first === undefined || last === undefined) return [];
  const length = daysBetween(first, last) + 1;
  if (length > mostDays) return seen.slice(-mostDays);
  return Array.from({ length }, (_, index) => daysAfter(first, index));
}

/** The largest first; what is not known last, the rest before it as one. */
function namedCounts(
  cases: readonly CaseFacts[],
  nameOf: (one: CaseFacts) => string,
): readonly NamedCount[] {
  const found = new Map<string, { cases: number; accepted: number }>();
  for (const one of cases) {
    const line = found.get(nameOf(one)) ?? { cases: 0, accepted: 0 };
    line.cases += 1;
    if (isAccepted(one)) line.accepted += 1;
    found.set(nameOf(one), line);
  }
  const lines = [...found]
    .filter(([name]) => name !== '')
    .map(([name, counts]) => ({ name, ...counts }))
    .sort((a, b) => b.cases - a.cases || (a.name < b.name ? -1 : 1));
  const beyond = lines.slice(mostNames);
  const unknown = found.get('');
  return [
    ...lines.slice(0, mostNames),
    ...(beyond.length === 0
      ? []
      : [
          {
            name: '',
            cases: beyond.reduce((all, one) => all + one.cases, 0),
            accepted: beyond.reduce((all, one) => all + one.accepted, 0),
            others: beyond.length,
          },
        ]),
    ...(unknown === undefined ? [] : [{ name: '', ...unknown }]),
  ];
}

function reviewsIn(
  reviews: readonly ReviewFacts[],
): Pick<Statistics, 'reviewWeeks' | 'reviewRoles' | 'reviews'> {
  const minutes = (own: readonly ReviewFacts[]) => minutesOf(own.map((one) => one.minutes));
  const weeks = [...new Set(reviews.map(({ week }) => week))].toSorted().slice(-mostWeeks);
  return {
    reviewWeeks: weeks.map((week) => {
      return { week, ...minutes(reviews.filter((one) => one.week === week)) };
    }),
    reviewRoles: operatorRoles
      .map((role) => ({ role, ...minutes(reviews.filter((one) => one.role === role)) }))
      .filter(({ measured }) => measured > 0),
    reviews: minutes(reviews),
  };
}

function minutesOf(minutes: readonly number[]): Minutes {
  const sorted = minutes.toSorted((a, b) => a - b);
  const measured = sorted.length;
  if (measured === 0) return { measured };
  const [low = 0, high = 0] = [sorted[Math.floor((measured - 1) / 2)], sorted[measured >> 1]];
  const most90 = sorted[Math.ceil(measured * 0.9) - 1] ?? 0;
  return { measured, median: rounded((low + high) / 2), most90: rounded(most90) };
}

const rounded = (minutes: number) => Math.round(minutes * 10) / 10;

function gapsOf(cases: readonly CaseFacts[]): Statistics['gaps'] {
  const all = cases.flatMap(({ gaps }) => gaps);
  return verifiedFacts
    .map((fact) => {
      const own = countsOf(all.filter((gap) => gap.fact === fact).map(({ why }) => why));
      const byReason = Object.fromEntries(
        gapReasons.map((why) => [why, own.get(why) ?? 0]),
      ) as Record<GapReason, number>;
      return { fact, ...byReason, cases: [...own.values()].reduce((sum, one) => sum + one, 0) };
    })
    .filter((line) => line.cases > 0)
    .sort((a, b) => b.cases - a.cases);
}

function planningOf(cases: readonly CaseFacts[]): Statistics['planning'] {
  return caseKinds.flatMap((kind) => {
    const own = cases.filter((one) => one.kind === kind && one.submitted !== undefined);
    const pairs = (columnOf: (one: CaseFacts) => string) =>
      own.map((one) => [one.catchment, columnOf(one)] as const);
    const ages = withheldTable(
      pairs(({ age }) => (age === undefined ? '' : String(age).padStart(2, '0'))),
      { mostColumns: mostAges },
    );
    const origins = withheldTable(
      pairs(({ origin }) => origin),
      { mostColumns: mostOrigins },
    );
    if (ages === undefined && origins === undefined) return [];
    return [
      {
        kind,
        ...(ages === undefined ? {} : { ages }),
        ...(origins === undefined ? {} : { origins }),
      },
    ];
  });
}
