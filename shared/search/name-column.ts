/** Every name of every case in one row of numbers, scanned from end to end for each keystroke. */
import { grown } from './grown';
import { noteHit, type Hits } from './hits';
import type { NamePattern } from './name-pattern';
import { separator, type NameUnits } from './name-units';
import { placeOfField, type RecordPlaces, type TextPlace } from './search-page';
import { fieldsOfKind, fieldWeights } from './search-record';

/** What a match is worth beyond the weight of its field; strict ones use no initials. */
const worths = {
  loose: { inside: 4, start: 12, whole: 24 },
  strict: { inside: 5, start: 17, whole: 29 },
} as const;

const fields = fieldsOfKind('name');

/** An empty column; slots are added in their order, each with as many names as there are fields. */
export function nameColumn(table: NameUnits) {
  /** Separators around each name, those of absent names included, so that counting them names the field. */
  let row = new Int32Array(4096);
  let starts = new Uint32Array(1024);
  let count = 0;
  let end = 1;

  /** Notes the hit that begins at `at`, in a name of this slot. */
  const note = (pattern: NamePattern, hits: Hits, slot: number, at: number, worth: number) => {
    if (pattern.verify !== undefined && !pattern.verify(nameAround(row, at))) return;
    let place = 0;
    for (let before = starts[slot] as number; before < at; before += 1) {
      if (row[before] === separator) place += 1;
    }
    const field = fields[place] as number;
    noteHit(hits, slot, (fieldWeights[field] as number) + worth, field);
  };
  /** Judges the names in `row[from..to)`, the first of which belongs to this slot. */
  const scanStretch = (
    pattern: NamePattern,
    hits: Hits,
    from: number,
    to: number,
    firstSlot: number,
  ) => {
    const { beginnings } = pattern;
    let slot = firstSlot;
    for (let at = from; at < to; at += 1) {
      if (beginnings[row[at] as number] === 0) continue;
      const worth = worthFrom(pattern, row, at);
      if (worth < 0) continue;
      while ((starts[slot + 1] as number) <= at) slot += 1;
      note(pattern, hits, slot, at, worth);
      while (row[at + 1] !== separator) at += 1;
    }
  };

  return {
    /** Adds the names of a record as those of the next slot. */
    add(places: RecordPlaces): void {
      starts = grown(starts, count + 2);
      starts[count] = end;
      for (let i = 0; i < fields.length; i += 1) {
        const name = places[placeOfField(fields[i] as number)] as TextPlace;
        row = grown(row, end + 2 + longestFold * (name.end - name.start));
        end = table.write(name, row, end);
        row[end] = separator;
        end += 1;
      }
      count += 1;
      starts[count] = end;
    },

    /** Notes every case with a name that fits; only these slots when they are given. */
    scan(pattern: NamePattern, hits: Hits, slots?: Uint32Array): void {
      if (!pattern.canBegin) return;
      if (slots === undefined) {
        scanStretch(pattern, hits, 1, end, 0);
        return;
      }
      for (let i = 0; i < slots.length; i += 1) {
        const slot = slots[i] as number;
        scanStretch(pattern, hits, starts[slot] as number, starts[slot + 1] as number, slot);
      }
    },
  };
}

/** Compatibility forms such as ﷺ become many characters. */
const longestFold = 18;

/** What the best place of the pattern in a single name is worth; -1 when there is none. */
export function matchName(pattern: NamePattern, name: readonly number[]): number {
  const row = Int32Array.of(separator, ...name, separator);
  for (let at = 1; at <= name.length; at += 1) {
    const worth = worthFrom(pattern, row, at);
    if (worth >= 0) return worth;
  }
  return -1;
}

/** What a name is worth in which the pattern fits from `from` on and nowhere before; -1 when it does not. */
function worthFrom(pattern: NamePattern, row: Int32Array, from: number): number {
  const { steps, strictSteps, length } = pattern;
  const end = reads(steps, length, row, from);
  if (end < 0) return -1;
  const loose = worthOf(worths.loose, row, from, end);
  for (let at = from; row[at] !== separator; at += 1) {
    const strictEnd = reads(strictSteps, length, row, at);
    if (strictEnd >= 0) return Math.max(loose, worthOf(worths.strict, row, at, strictEnd));
  }
  return loose;
}

function worthOf(
  worth: { readonly inside: number; readonly start: number; readonly whole: number },
  row: Int32Array,
  from: number,
  end: number,
): number {
  if (row[from - 1] !== separator) return worth.inside;
  return row[end] === separator ? worth.whole : worth.start;
}

/** Where the pattern ends that begins at `from`, as early as it can; -1 when it does not fit there. */
function reads(steps: Int32Array, length: number, row: Int32Array, from: number): number {
  const accepted = 1 << length;
  let places = steps[(row[from] as number) * length] as number;
  let at = from + 1;
  while (places !== 0) {
    if ((places & accepted) !== 0) return at;
    // The separator leads nowhere, so a pattern never runs on into the next name.
    const unit = (row[at] as number) * length;
    let next = 0;
    for (let rest = places; rest !== 0; rest &= rest - 1) {
      next |= steps[unit + 31 - Math.clz32(rest & -rest)] as number;
    }
    places = next;
    at += 1;
  }
  return -1;
}

function nameAround(row: Int32Array, at: number): readonly number[] {
  let from = at;
  let to = at;
  while (row[from - 1] !== separator) from -= 1;
  while (row[to] !== separator) to += 1;
  return [...row.subarray(from, to)];
}
