/** What was typed for a name, compiled into a table that says how far each character of a name takes it. */
import type { NameUnit, NameUnits } from './name-units';

/** A compiled pattern; it knows the units that existed when it was made. */
export type NamePattern = {
  /** Bit j of `steps[unit * length + i]`: from place i of what was typed the unit leads to place j. */
  readonly steps: Int32Array;
  /** The same without initials: only whole readings, the last one perhaps unfinished. */
  readonly strictSteps: Int32Array;
  readonly length: number;
  /** 1 for every unit with which a match can begin. */
  readonly beginnings: Uint8Array;
  /** Bit j of `goesOn[unit]`: from place j, if a unit led there, this one leads on, or there is no need to. */
  readonly goesOn: Int32Array;
  /** Whether there is any such unit. */
  readonly canBegin: boolean;
  /** Judges a row that fits a pattern too long for the table; absent when the table says it all. */
  readonly verify?: (row: readonly number[]) => boolean;
};

/** A bit per place, and one more for the end. */
const longest = 30;
const placeholder = '\uffff';
const doubleInitial = /^[zcs]h/;

/** Compiles a folded text; `undefined` when there is nothing to look for. */
export function namePattern(table: NameUnits, folded: string): NamePattern | undefined {
  const whole = [...folded];
  if (whole.length === 0) return undefined;
  const sought = whole.slice(0, longest);
  const length = sought.length;
  const letters = lettersOf(sought);
  /** Every place to which some unit leads from each place. */
  const reached = new Int32Array(length);
  const compile = (initials: boolean) => {
    const steps = new Int32Array(table.units.length * length);
    const add = (unit: number, from: number, bits: number) => {
      const at = unit * length + from;
      steps[at] = (steps[at] as number) | bits;
      reached[from] = (reached[from] as number) | bits;
    };
    sought.forEach((character, from) => {
      const same = table.ofCharacter(character);
      if (same !== undefined) add(same, from, 1 << (from + 1));
      for (const syllable of table.ofInitial(letters[from] ?? '')) {
        let bits = 0;
        reach(letters, table.syllables[syllable] ?? '', from, initials, (to) => (bits |= 1 << to));
        if (bits !== 0) for (const unit of table.ofSyllable(syllable)) add(unit, from, bits);
      }
      if (from > 0) for (const unit of table.unread) add(unit, from, 1 << from);
    });
    return steps;
  };
  const steps = compile(true);
  const useful = leadingToEnd(reached, length);
  const beginnings = Uint8Array.from(table.units, (_, unit) =>
    ((steps[unit * length] as number) & useful) === 0 ? 0 : 1,
  );
  return {
    steps,
    strictSteps: compile(false),
    length,
    beginnings,
    goesOn: Int32Array.from(table.units, (_, unit) => placesLeft(steps, unit, length, useful)),
    canBegin: beginnings.includes(1),
    ...(whole.length > longest ? { verify: (row) => fitsLong(table, whole, row) } : {}),
  };
}

/** Places from which the end can be reached at all: none for a number, when no name has figures. */
function leadingToEnd(reached: Int32Array, length: number): number {
  let useful = 1 << length;
  for (let from = length - 1; from >= 0; from -= 1) {
    // A unit that is passed over leads to where it stands; that alone gets nowhere.
    if (((reached[from] as number) & useful) !== 0) useful |= 1 << from;
  }
  return useful;
}

/** From which places this unit leads to where the end can be reached, and the end itself. */
function placesLeft(steps: Int32Array, unit: number, length: number, useful: number): number {
  let places = 1 << length;
  for (let from = 1; from < length; from += 1) {
    if (((steps[unit * length + from] as number) & useful) !== 0) places |= 1 << from;
  }
  return places;
}

/** Characters that are typed as themselves; any other one stops a reading. */
function lettersOf(characters: readonly string[]): string {
  return characters.map((one) => (one < '\u0250' ? one : placeholder)).join('');
}

/** Tells the places to which a syllable leads from `from`: read whole, begun at the end, or by its initial. */
function reach(
  letters: string,
  syllable: string,
  from: number,
  initials: boolean,
  tell: (to: number) => void,
): void {
  if (letters[from] !== syllable[0]) return;
  if (letters.startsWith(syllable, from)) tell(from + syllable.length);
  else if (syllable.startsWith(letters.slice(from))) tell(letters.length);
  if (!initials) return;
  tell(from + 1);
  if (letters[from + 1] === 'h' && doubleInitial.test(syllable)) tell(from + 2);
}

/** The same rules without a limit, one set of places per character; only for rows that passed the table. */
function fitsLong(table: NameUnits, sought: readonly string[], row: readonly number[]): boolean {
  const letters = lettersOf(sought);
  const step = (unit: NameUnit, from: number, places: Set<number>) => {
    if (sought[from] === unit.character) places.add(from + 1);
    if (unit.unread && from > 0) places.add(from);
    for (const syllable of unit.syllables) {
      reach(letters, table.syllables[syllable] ?? '', from, true, (to) => places.add(to));
    }
  };
  return row.some((_, start) => {
    let places = new Set([0]);
    for (const number of row.slice(start)) {
      const unit = table.units[number];
      const next = new Set<number>();
      for (const from of places) if (unit !== undefined) step(unit, from, next);
      if (next.has(sought.length)) return true;
      places = next;
    }
    return false;
  });
}
