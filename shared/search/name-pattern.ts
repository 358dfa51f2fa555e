/** What was typed for a name, compiled into a table that says how far each character of a name takes it. */
import type { NameUnit, NameUnits } from './name-units';

/** A compiled pattern; it knows the units that existed when it was made. */
export type NamePattern = {
  /** Bit j of `steps[unit * length + i]`: from place i of what was typed the unit leads to place j. */
  readonly steps: Int32Array;
  /** The same without initials: only whole readings, the last one perhaps unfinished. */
  readonly strictSteps: Int32Array;
  readonly length: number;
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
  const bySyllable = (initials: boolean) => {
    const steps = new Int32Array(table.syllables.length * length);
    table.syllables.forEach((syllable, number) => {
      for (let from = 0; from < length; from += 1) {
        let bits = 0;
        reach(letters, syllable, from, initials, (to) => (bits |= 1 << to));
        steps[number * length + from] = bits;
      }
    });
    return steps;
  };
  const byUnit = (initials: boolean) => {
    const syllableSteps = bySyllable(initials);
    const steps = new Int32Array(table.units.length * length);
    table.units.forEach(({ character, syllables, unread }, number) => {
      for (let from = 0; from < length; from += 1) {
        let bits = sought[from] === character ? 1 << (from + 1) : 0;
        for (const syllable of syllables) bits |= syllableSteps[syllable * length + from] ?? 0;
        if (unread && from > 0) bits |= 1 << from;
        steps[number * length + from] = bits;
      }
    });
    return steps;
  };
  return {
    steps: byUnit(true),
    strictSteps: byUnit(false),
    length,
    ...(whole.length > longest ? { verify: (row) => fitsLong(table, whole, row) } : {}),
  };
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
