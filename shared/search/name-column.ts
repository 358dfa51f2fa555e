/** Every name of every case in one row of numbers; what many names could begin with is scanned for from end to end. */
import { grown } from './grown';
import { noteHit, type Hits } from './hits';
import type { NamePattern } from './name-pattern';
import { separator, type NameUnits } from './name-units';
import { placeChains } from './place-chains';
import { placeOfField, type RecordPlaces, type TextPlace } from './search-page';
import { fieldsOfKind, fieldWeights } from './search-record';

/** What a match is worth beyond the weight of its field; strict ones use no initials. */
const worths = {
  loose: { inside: 4, start: 12, whole: 24 },
  strict: { inside: 5, start: 17, whole: 29 },
} as const;

const fields = fieldsOfKind('name');

/** Going from place to place of a unit costs so many times as much as going on in the row. */
const placeCost = 48;
/** One slot is noted for each stretch of the row of so many units, as a power of two. */
const stretchBits = 6;

/** An empty column; slots are added in their order, each with as many names as there are fields. */
export function nameColumn(table: NameUnits) {
  /** Separators around each name, those of absent names included, so that counting them names the field. */
  let row = new Int32Array(4096);
  /** Where each name of each slot begins, and after the last one where the next will. */
  let starts = new Uint32Array(4096);
  /** The slot in which each stretch begins. */
  let slotsOfStretches = new Uint32Array(64);
  let count = 0;
  let end = 1;
  const chains = placeChains();
  const candidates = new Int32Array(4096);

  const startOf = (slot: number) => starts[slot * fields.length] as number;
  const slotAt = (at: number) => {
    let slot = slotsOfStretches[at >> stretchBits] as number;
    while (startOf(slot + 1) <= at) slot += 1;
    return slot;
  };
  const noteStretches = (from: number, to: number) => {
    const last = (to - 1) >> stretchBits;
    slotsOfStretches = grown(slotsOfStretches, last + 1);
    const size = 1 << stretchBits;
    slotsOfStretches.fill(count, (from + size - 1) >> stretchBits, last + 1);
  };

  /** Notes the hit that begins at `at`, in a name of this slot; answers where the next name begins. */
  const note = (pattern: NamePattern, hits: Hits, slot: number, at: number, worth: number) => {
    const first = slot * fields.length;
    let place = 0;
    for (let i = 1; i < fields.length; i += 1) {
      place += Number((starts[first + i] as number) <= at);
    }
    if (pattern.verify?.(nameAround(row, at)) !== false) {
      const field = fields[place] as number;
      noteHit(hits, slot, (fieldWeights[field] as number) + worth, field);
    }
    return starts[first + place + 1] as number;
  };
  /** Places of `row[from..to)` with which a match can begin; few enough to be judged each. */
  const beginningsIn = (pattern: NamePattern, from: number, to: number) => {
    const { beginnings } = pattern;
    let found = 0;
    // Without a branch: which way it went could not be foreseen, and that takes longer than all the rest.
    for (let at = from; at < to; at += 1) {
      candidates[found] = at;
      found += beginnings[row[at] as number] as number;
    }
    return found;
  };
  /** Judges the names in `row[from..to)`, the first of which belongs to this slot. */
  const scanStretch = (
    pattern: NamePattern,
    hits: Hits,
    from: number,
    to: number,
    firstSlot: number,
  ) => {
    const { steps, length, goesOn } = pattern;
    let slot = firstSlot;
    let judged = from;
    for (let start = from; start < to; start += candidates.length) {
      const found = beginningsIn(pattern, start, Math.min(to, start + candidates.length));
      for (let i = 0; i < found; i += 1) {
        const at = candidates[i] as number;
        const places = steps[(row[at] as number) * length] as number;
        if ((places & (goesOn[row[at + 1] as number] as number)) === 0 || at < judged) continue;
        const worth = worthFrom(pattern, row, at);
        if (worth < 0) continue;
        while (startOf(slot + 1) <= at) slot += 1;
        judged = note(pattern, hits, slot, at, worth);
      }
    }
  };
  /** Judges what begins where a beginning stands; of two in one name, both: the better is kept. */
  const scanPlaces = (pattern: NamePattern, hits: Hits) => {
    const { beginnings } = pattern;
    for (let unit = 0; unit < beginnings.length; unit += 1) {
      if (beginnings[unit] === 0) continue;
      for (let at = chains.last(unit); at !== 0; at = chains.before(at)) {
        const worth = worthFrom(pattern, row, at);
        if (worth >= 0) note(pattern, hits, slotAt(at), at, worth);
      }
    }
  };

  return {
    /** Adds the names of a record as those of the next slot. */
    add(texts: RecordPlaces): void {
      const from = end;
      const first = count * fields.length;
      starts = grown(starts, first + fields.length + 1);
      for (let i = 0; i < fields.length; i += 1) {
        const name = texts[placeOfField(fields[i] as number)] as TextPlace;
        starts[first + i] = end;
        row = grown(row, end + 2 + longestFold * (name.end - name.start));
        end = table.write(name, row, end);
        row[end] = separator;
        end += 1;
      }
      for (let at = from; at < end; at += 1) chains.add(row[at] as number, at);
      noteStretches(from, end);
      count += 1;
      starts[count * fields.length] = end;
    },

    /** Notes every case with a name that fits, of these slots at least when they are given. */
    scan(pattern: NamePattern, hits: Hits, slots?: Uint32Array): void {
      if (!pattern.canBegin) return;
      const cost = placeCost * chains.countOf(pattern.beginnings);
      const all = slots === undefined ? end : (end * slots.length) / count;
      // What is found beyond the slots that were asked for does no harm.
      if (cost < all) return scanPlaces(pattern, hits);
      if (slots === undefined) return scanStretch(pattern, hits, 1, end, 0);
      for (let i = 0; i < slots.length; i += 1) {
        const slot = slots[i] as number;
        scanStretch(pattern, hits, startOf(slot), startOf(slot + 1), slot);
      }
    },
  };
}

/** Compatibility forms such as ﷺ become many characters. */
const longestFold = 18;

/** What the best place of the pattern in a single name is worth; -1 when there is none. */
export function matchName(pattern: NamePattern, name: readonly number[]): number {
  return matchRow(pattern, rowAround(name));
}

/** A single name as `matchRow` reads it. */
export function rowAround(name: readonly number[]): Int32Array {
  return Int32Array.of(separator, ...name, separator);
}

/** The same as `matchName` for a name that is asked again and again. */
export function matchRow(pattern: NamePattern, row: Int32Array): number {
  for (let at = 1; at < row.length - 1; at += 1) {
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
