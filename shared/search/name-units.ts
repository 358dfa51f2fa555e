/** Names as rows of small numbers: one per character with its readings, so that a scan compares no strings. */
import { foldText } from './fold';
import { textIn, type TextPlace } from './search-page';

/** How characters are read; given by whoever holds the dictionary. */
export type Pinyin = {
  /**
   * Every reading without tones, those as a surname among them, ü as v; none when the dictionary
   * does not know the character.
   */
  readonly readings: (character: string) => readonly string[];
};

/** A character with its readings. */
export type NameUnit = {
  readonly character: string;
  /** Places in the list of syllables. */
  readonly syllables: readonly number[];
  /** Nobody can type its reading, so a row of readings may pass over it. */
  readonly unread: boolean;
};

/** All units and syllables that were ever met. */
export type NameUnits = ReturnType<typeof nameUnits>;

/** Stands between the names of a row; no character has this number. */
export const separator = 0;

const firstCommon = 0x4e00;
const lastCommon = 0x9fff;
const noReadings: readonly string[] = [];
const nothing: readonly number[] = [];

/** An empty table of units. */
export function nameUnits(pinyin: Pinyin) {
  const units: NameUnit[] = [{ character: '', syllables: [], unread: false }];
  const syllables: string[] = [];
  /** Where units are found again when a pattern is compiled. */
  const ofCharacter = new Map<string, number>();
  const ofSyllable: number[][] = [];
  const ofInitial = new Map<string, number[]>();
  const unread: number[] = [];
  /** The same as `ofCharacter` for the characters that most names consist of. */
  const common = new Uint32Array(lastCommon - firstCommon + 1);
  const syllableNumbers = new Map<string, number>();

  const syllableNumber = (syllable: string) => {
    const known = syllableNumbers.get(syllable);
    if (known !== undefined) return known;
    const made = syllables.push(syllable) - 1;
    syllableNumbers.set(syllable, made);
    ofSyllable.push([]);
    listed(ofInitial, syllable[0] ?? '').push(made);
    return made;
  };
  const unitOf = (character: string) => {
    const known = ofCharacter.get(character);
    if (known !== undefined) return known;
    const isTyped = isTypable(character);
    const readings = isTyped ? [] : pinyin.readings(character).flatMap(spellings);
    const unit: NameUnit = {
      character,
      syllables: [...new Set(readings)].map(syllableNumber),
      unread: readings.length === 0 && !isTyped,
    };
    const made = units.push(unit) - 1;
    ofCharacter.set(character, made);
    for (const syllable of unit.syllables) ofSyllable[syllable]?.push(made);
    if (unit.unread) unread.push(made);
    return made;
  };
  const commonUnit = (code: number) => {
    const known = common[code - firstCommon] as number;
    if (known !== 0) return known;
    const made = unitOf(String.fromCharCode(code));
    common[code - firstCommon] = made;
    return made;
  };

  /** The row of units of a folded name. */
  const rowOf = (folded: string): readonly number[] => Array.from(folded, unitOf);

  return {
    units,
    syllables,
    unread,
    /** The unit of a character that was met. */
    ofCharacter: (character: string) => ofCharacter.get(character),
    /** Units that have this reading. */
    ofSyllable: (syllable: number): readonly number[] => ofSyllable[syllable] ?? nothing,
    /** Syllables that begin with this letter. */
    ofInitial: (letter: string): readonly number[] => ofInitial.get(letter) ?? nothing,
    rowOf,

    /** Writes the units of a name as it was typed to `row` from `at` on; answers where they end. */
    write(place: TextPlace, row: Int32Array, at: number): number {
      const { heap, start, end } = place;
      let isCommon = true;
      for (let i = start; i < end && isCommon; i += 1) {
        const code = heap[i] as number;
        isCommon = code >= firstCommon && code <= lastCommon;
        if (isCommon) row[at + i - start] = commonUnit(code);
      }
      if (isCommon) return at + end - start;
      const made = rowOf(foldText(textIn(place)));
      row.set(made, at);
      return at + made.length;
    },
  };
}

function listed<K>(lists: Map<K, number[]>, key: K): number[] {
  const known = lists.get(key);
  if (known !== undefined) return known;
  const made: number[] = [];
  lists.set(key, made);
  return made;
}

/** As it is typed and as passports spell it: lv and lyu. */
function spellings(reading: string): readonly string[] {
  if (!/^[a-z]+$/.test(reading)) return noReadings;
  return reading.includes('v') ? [reading, reading.replace('v', 'yu')] : [reading];
}

/** Letters and figures of the Latin keyboard stand for themselves. */
function isTypable(character: string): boolean {
  return character < '\u0250';
}
