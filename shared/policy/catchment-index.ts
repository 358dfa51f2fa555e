/**
 * Catchments 学区 by the beginning of an address: an address is looked up in as many steps as it has characters, however
 * many schools there are. The longest beginning that fits decides; house numbers come before a whole street.
 */
import type { CaseKind } from '../domain/case-kind';
import { leadingNumber, plainAddress } from '../domain/address';
import type { PolicyPack } from './pack';
import type { Catchment, School } from './pack-places';

/** A catchment and its place in the pack. */
export type Entry = { readonly catchment: Catchment; readonly at: number };

/** All that a pack says about addresses with one beginning; number ranges are sorted by their first number. */
export type Place = {
  readonly whole: Entry[];
  readonly odd: Entry[];
  readonly even: Entry[];
};

/** The places of one matter by their beginnings, as `plainAddress` writes them. */
export type Places = {
  readonly byBeginning: ReadonlyMap<string, Place>;
  /** The beginnings in the order of their code units. */
  readonly beginnings: readonly string[];
};

/** What a pack says about an address, as far as it is written. */
export type CatchmentAnswer =
  /** It has no catchments for this matter at all. */
  | { readonly kind: 'notSaid' }
  | { readonly kind: 'school'; readonly school: School; readonly rule: Catchment }
  /** Goes on in more than one way, or wants a house number: these schools are possible, none named where they are many. */
  | { readonly kind: 'unfinished'; readonly schools: readonly School[] }
  /** The street is known, this house number of it belongs to no school. */
  | { readonly kind: 'numberOutside'; readonly prefix: string }
  | { readonly kind: 'none' };

/** Nobody chooses among more before the address is written to its end. */
const mostPossible = 5;

export type CatchmentIndex = {
  /** The school whose catchment an address lies in, or nothing where the pack does not say. */
  readonly findSchool: (kind: CaseKind, address: string) => School | undefined;
  /** The same with the rule it rests on, and what to do where there is none. */
  readonly lookUp: (kind: CaseKind, address: string) => CatchmentAnswer;
  /** Places of the pack that what is typed of an address may become, as the address would be written then. */
  readonly complete: (kind: CaseKind, typed: string, limit: number) => readonly string[];
  readonly places: ReadonlyMap<CaseKind, Places>;
};

/** The index of a pack's catchments. */
export function createCatchmentIndex({
  catchments,
  schools,
  region,
}: Pick<PolicyPack, 'catchments' | 'schools' | 'region'>): CatchmentIndex {
  const byKind = new Map<CaseKind, Map<string, Place>>();
  const byCode = new Map(schools.map((school) => [school.code, school]));
  catchments.forEach((catchment, at) => {
    const places = byKind.get(catchment.kind) ?? new Map<string, Place>();
    byKind.set(catchment.kind, places);
    const beginning = plainAddress(catchment.prefix, region.name);
    const place = places.get(beginning) ?? { whole: [], odd: [], even: [] };
    places.set(beginning, place);
    const side = catchment.numbers?.side;
    const entry = { catchment, at };
    if (side === undefined) place.whole.push(entry);
    if (side === 'odd' || side === 'all') place.odd.push(entry);
    if (side === 'even' || side === 'all') place.even.push(entry);
  });
  const places = new Map([...byKind].map(([kind, found]) => [kind, sorted(found)]));
  return {
    places,
    findSchool: (kind, address) => {
      const entry = findEntry(places.get(kind), plainAddress(address, region.name));
      return entry && byCode.get(entry.catchment.school);
    },
    lookUp: (kind, address) => {
      const known = places.get(kind);
      if (known === undefined) return { kind: 'notSaid' };
      return answerIn(known, plainAddress(address, region.name), byCode);
    },
    complete: (kind, typed, limit) => {
      const begun = plainAddress(typed, region.name);
      const known = begun === '' ? undefined : places.get(kind);
      // What was typed before the place, such as the county, stays where it goes on in the same writing.
      const before = typed.endsWith(begun) ? typed.slice(0, typed.length - begun.length) : '';
      const found: string[] = [];
      for (const { whole, odd, even } of known === undefined ? [] : placesFrom(known, begun)) {
        if (found.length === limit) break;
        const prefix = (whole[0] ?? odd[0] ?? even[0])?.catchment.prefix ?? '';
        if (plainAddress(prefix, region.name) !== begun) found.push(before + prefix);
      }
      return found;
    },
  };
}

const firstNumber = ({ catchment }: Entry): number => catchment.numbers?.from ?? 0;

function sorted(byBeginning: Map<string, Place>): Places {
  for (const { odd, even } of byBeginning.values()) {
    for (const list of [odd, even]) list.sort((a, b) => firstNumber(a) - firstNumber(b));
  }
  const beginnings = [...byBeginning.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return { byBeginning, beginnings };
}

/** Each beginning of a text that is a place, the shortest first, with what the text goes on with. */
export function* placesAlong(
  { byBeginning }: Places,
  text: string,
): Generator<{ readonly place: Place; readonly rest: string }> {
  for (let end = 0; end <= text.length; end += 1) {
    const place = byBeginning.get(text.slice(0, end));
    if (place !== undefined) yield { place, rest: text.slice(end) };
  }
}

function findEntry(places: Places | undefined, address: string): Entry | undefined {
  let found: Entry | undefined;
  if (places === undefined) return undefined;
  for (const { place, rest } of placesAlong(places, address)) found = entryAt(place, rest) ?? found;
  return found;
}

/** What a place says about an address that goes on with `rest`. */
export function entryAt(place: Place, rest: string): Entry | undefined {
  const number = leadingNumber(rest);
  const numbered = number === undefined ? undefined : rangeWith(place, number);
  return numbered ?? place.whole[0];
}

function rangeWith(place: Place, number: number): Entry | undefined {
  const list = number % 2 === 1 ? place.odd : place.even;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = list[middle];
    if (entry !== undefined && firstNumber(entry) <= number) low = middle + 1;
    else high = middle;
  }
  const candidate = list[low - 1];
  return candidate !== undefined && number <= (candidate.catchment.numbers?.to ?? 0)
    ? candidate
    : undefined;
}

function answerIn(
  places: Places,
  address: string,
  byCode: ReadonlyMap<string, School>,
): CatchmentAnswer {
  if (address === '') return { kind: 'unfinished', schools: [] };
  const entry = findEntry(places, address);
  const own = entry && byCode.get(entry.catchment.school);
  // Where the address ends and catchments go on, more of it may lead to another school.
  const further = codesFrom(places, address);
  const possible = new Set([...(own === undefined ? [] : [own.code]), ...further]);
  if (entry !== undefined && own !== undefined && possible.size === 1) {
    return { kind: 'school', school: own, rule: entry.catchment };
  }
  if (further.size > 0) return unfinished(possible, byCode);
  const street = [...placesAlong(places, address)].findLast(({ place }) => isNumbered(place));
  if (street === undefined) return { kind: 'none' };
  const { place, rest } = street;
  if (leadingNumber(rest) === undefined) return unfinished(codesOf(place), byCode);
  const prefix = (place.odd[0] ?? place.even[0])?.catchment.prefix ?? '';
  return { kind: 'numberOutside', prefix };
}

const isNumbered = ({ odd, even }: Place): boolean => odd.length + even.length > 0;

function codesOf({ whole, odd, even }: Place): Set<string> {
  return new Set([...whole, ...odd, ...even].map(({ catchment }) => catchment.school));
}

/** The schools of every place that begins with an address, no further than anybody reads. */
function codesFrom(places: Places, address: string): Set<string> {
  const codes = new Set<string>();
  for (const place of placesFrom(places, address)) {
    for (const code of codesOf(place)) codes.add(code);
    if (codes.size > mostPossible) break;
  }
  return codes;
}

/** Every place whose beginning goes on from a text, in their order. */
function* placesFrom({ byBeginning, beginnings }: Places, address: string): Generator<Place> {
  let low = 0;
  let high = beginnings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((beginnings[middle] ?? '') < address) low = middle + 1;
    else high = middle;
  }
  for (let at = low; ; at += 1) {
    const beginning = beginnings[at];
    const place = beginning?.startsWith(address) === true ? byBeginning.get(beginning) : undefined;
    if (place === undefined) return;
    yield place;
  }
}

function unfinished(
  codes: ReadonlySet<string>,
  byCode: ReadonlyMap<string, School>,
): CatchmentAnswer {
  const few = codes.size > mostPossible ? [] : [...codes];
  return { kind: 'unfinished', schools: few.flatMap((code) => byCode.get(code) ?? []) };
}
