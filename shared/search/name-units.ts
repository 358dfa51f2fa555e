/** Names as rows of small numbers: one per character with its readings, so that a scan compares no strings. */

/** How characters are read; given by whoever holds the dictionary. */
export type Pinyin = {
  /** Every reading without tones, ü as v; none when the dictionary does not know the character. */
  readonly readings: (character: string) => readonly string[];
  /** Readings of the first characters of a name as a surname, one per character. */
  readonly surname: (head: string) => readonly string[];
};

/** A character with its readings; as a surname it may have more of them than elsewhere. */
export type NameUnit = {
  readonly character: string;
  /** Places in the list of syllables. */
  readonly syllables: readonly number[];
  /** Nobody can type its reading, so a row of readings may pass over it. */
  readonly unread: boolean;
};

/** All units and syllables that were ever met. */
export type NameUnits = ReturnType<typeof nameUnits>;

const surnameLength = 2;
const noReadings: readonly string[] = [];

/** An empty table of units. */
export function nameUnits(pinyin: Pinyin) {
  const units: NameUnit[] = [];
  const syllables: string[] = [];
  const plain = new Map<string, number>();
  const special = new Map<string, number>();
  const syllableNumbers = new Map<string, number>();
  const surnames = new Map<string, readonly (readonly string[])[]>();

  const syllableNumber = (syllable: string) => {
    const known = syllableNumbers.get(syllable);
    if (known !== undefined) return known;
    syllableNumbers.set(syllable, syllables.length);
    return syllables.push(syllable) - 1;
  };
  const readingsOf = (character: string) =>
    isTypable(character) ? noReadings : pinyin.readings(character).flatMap(spellings);
  const make = (character: string, readings: readonly string[]) =>
    units.push({
      character,
      syllables: [...new Set(readings)].map(syllableNumber),
      unread: readings.length === 0 && !isTypable(character),
    }) - 1;

  const plainUnit = (character: string) => {
    const known = plain.get(character);
    if (known !== undefined) return known;
    const made = make(character, readingsOf(character));
    plain.set(character, made);
    return made;
  };
  const specialUnit = (character: string, extra: readonly string[]) => {
    const key = `${character} ${extra.join(' ')}`;
    const known = special.get(key);
    if (known !== undefined) return known;
    const made = make(character, [...readingsOf(character), ...extra]);
    special.set(key, made);
    return made;
  };
  /** Readings that the characters have only as this surname. */
  const extraReadings = (characters: readonly string[]) => {
    const key = (characters[0] ?? '') + (characters[1] ?? '');
    const known = surnames.get(key);
    if (known !== undefined) return known;
    const head = characters.slice(0, surnameLength);
    const read = head.some(isTypable) ? noReadings : pinyin.surname(key);
    const extra = head.map((character, place) => {
      const usual = readingsOf(character);
      return spellings(read[place] ?? '').filter((one) => !usual.includes(one));
    });
    surnames.set(key, extra);
    return extra;
  };

  return {
    units,
    syllables,
    /** The row of units of a folded name. */
    rowOf(folded: string): readonly number[] {
      const characters = [...folded];
      const extra = extraReadings(characters);
      return characters.map((character, place) => {
        const readings = extra[place] ?? noReadings;
        return readings.length === 0 ? plainUnit(character) : specialUnit(character, readings);
      });
    },
  };
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
