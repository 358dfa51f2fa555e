/** Lints schools, catchments and the calendar of a pack. */
import { plainAddress } from '../domain/address';
import { isDay } from '../domain/calendar-day';
import type { Entry, Places } from './catchment-index';
import { createCatchmentIndex, entryAt, placesAlong } from './catchment-index';
import type { LintProblem } from './lint-problem';
import type { PolicyPack } from './pack';
import type { Catchment } from './pack-places';

/** Catchments without a school, and places that two of them claim. */
export function lintCatchments(pack: PolicyPack): LintProblem[] {
  const problems: LintProblem[] = [];
  const kindsOf = new Map(pack.schools.map(({ code, kinds }) => [code, kinds]));
  pack.catchments.forEach(({ school, kind, numbers }, at) => {
    const path = `catchments.${at}`;
    if (kindsOf.get(school)?.includes(kind) !== true) {
      problems.push({ kind: 'schoolUnknown', path, school });
    }
    if (numbers !== undefined && numbers.from > numbers.to) {
      problems.push({ kind: 'shape', path: `${path}.numbers` });
    }
  });
  const { places } = createCatchmentIndex(pack);
  for (const found of places.values()) problems.push(...overlapsIn(found));
  pack.catchments.forEach((own, at) => {
    const known = places.get(own.kind);
    const plain = plainAddress(own.prefix, pack.region.name);
    const enclosed = known && enclosing(known, plain, own);
    if (enclosed !== undefined) problems.push(overlap(own.prefix, at, enclosed));
  });
  return problems;
}

/** Two claims on the very same street or house numbers. */
function overlapsIn({ byBeginning }: Places): LintProblem[] {
  const problems: LintProblem[] = [];
  const told = new Set<number>();
  for (const place of byBeginning.values()) {
    const [first, ...others] = place.whole;
    for (const other of others) {
      if (first !== undefined) problems.push(overlap(other.catchment.prefix, other.at, first));
    }
    for (const list of [place.odd, place.even]) {
      let widest: Entry | undefined;
      for (const entry of list) {
        const reach = widest?.catchment.numbers?.to ?? 0;
        if (widest !== undefined && reaches(entry, reach) && !told.has(entry.at)) {
          told.add(entry.at);
          problems.push(overlap(entry.catchment.prefix, entry.at, widest));
        }
        if ((entry.catchment.numbers?.to ?? 0) > reach) widest = entry;
      }
    }
  }
  return problems;
}

const reaches = ({ catchment }: Entry, to: number): boolean => (catchment.numbers?.from ?? 0) <= to;

/** A catchment of another school that this one lies within, when it is not marked as an exception. */
function enclosing(places: Places, prefix: string, own: Catchment): Entry | undefined {
  if (own.exception === true) return undefined;
  let street: Entry | undefined;
  for (const { place, rest } of placesAlong(places, prefix)) {
    if (rest === '') {
      street = own.numbers === undefined ? undefined : place.whole[0];
      continue;
    }
    const outer = entryAt(place, rest);
    if (outer !== undefined && outer.catchment.school !== own.school) return outer;
  }
  return street !== undefined && street.catchment.school !== own.school ? street : undefined;
}

function overlap(prefix: string, at: number, other: Entry): LintProblem {
  return {
    kind: 'catchmentOverlap',
    path: `catchments.${at}`,
    prefix,
    otherPath: `catchments.${other.at}`,
    otherPrefix: other.catchment.prefix,
  };
}

/** Names that are used twice where one is meant to find one thing. */
export function lintTwice(pack: PolicyPack): LintProblem[] {
  const lists: [string, readonly string[]][] = [
    ['groups', pack.groups.map(({ id }) => id)],
    ['requirements', pack.requirements.map(({ id }) => id)],
    ['schools', pack.schools.map(({ code }) => code)],
    ['reasonCodes', pack.reasonCodes.map(({ code }) => code)],
    ['training.items', (pack.training?.items ?? []).map(({ code }) => code)],
    ['points.items', (pack.points?.items ?? []).map(({ item }) => item)],
    ...pack.requirements.flatMap(({ options }, at): [string, readonly string[]][] => [
      [`requirements.${at}.options`, options.map(({ kind }) => kind)],
      ...options.map(({ pages }, o): [string, readonly string[]] => [
        `requirements.${at}.options.${o}.pages`,
        pages.map(({ role }) => role),
      ]),
    ]),
  ];
  return lists.flatMap(([path, ids]) => {
    const seen = new Set<string>();
    return ids.flatMap((id, at) => {
      const isTwice = seen.has(id);
      seen.add(id);
      return isTwice ? [{ kind: 'twice' as const, path: `${path}.${at}`, id }] : [];
    });
  });
}

/** Windows that end before they begin, days that are in no calendar, and matters that can never be entered for. */
export function lintCalendar({ calendar, kinds, season, permitDay }: PolicyPack): LintProblem[] {
  const windows = [
    ...(calendar?.signUp ?? []).map((one, at) => ({ ...one, path: `calendar.signUp.${at}` })),
    ...(calendar?.report ?? []).map((one, at) => ({ ...one, path: `calendar.report.${at}` })),
  ];
  const wrong = windows.filter(
    ({ from, to }) =>
      !isDay(from) || !isDay(to) || from > to || Math.abs(Number(from.slice(0, 4)) - season) > 1,
  );
  const missing = kinds.filter((kind) => !calendar?.signUp.some((one) => one.kind === kind));
  return [
    ...(permitDay === undefined || isDay(permitDay)
      ? []
      : [{ kind: 'shape' as const, path: 'permitDay' }]),
    ...wrong.map(({ path }) => ({ kind: 'windowWrong' as const, path })),
    ...missing.map((enrolment) => ({
      kind: 'windowMissing' as const,
      path: 'calendar.signUp',
      enrolment,
    })),
  ];
}
