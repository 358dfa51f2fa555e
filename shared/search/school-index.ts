/** Finds a school among thousands at every keystroke: by name, pinyin, initials, code or address. */
import type { School } from '../policy/pack-places';
import { foldCode, foldText, isCode } from './fold';
import { matchName } from './name-column';
import { namePattern } from './name-pattern';
import { nameUnits, type Pinyin } from './name-units';

/** The best schools for what was typed, and how many there are. */
export type FoundSchools = { readonly schools: readonly School[]; readonly total: number };

export type SchoolIndex = {
  /** Nothing typed finds every school, in the order of the directory. */
  readonly find: (typed: string, limit: number) => FoundSchools;
};

/** What a hit outside the name is worth, beside those within it (name-column.ts, at most 29). */
const worths = { wholeCode: 60, codeStart: 40, addressPart: 2 } as const;
const shortestAddress = 2;

type Row = {
  readonly school: School;
  readonly name: readonly number[];
  readonly code: string;
  readonly address: string;
};

/** Reads a directory once; a reading is looked up once for each character that occurs in it. */
export function schoolIndex(schools: readonly School[], pinyin: Pinyin): SchoolIndex {
  const units = nameUnits(pinyin);
  const rows = schools.map((school): Row => ({
    school,
    name: units.rowOf(foldText(school.name)),
    code: foldCode(school.code),
    address: foldText(school.address),
  }));
  return {
    find: (typed, limit) => {
      const folded = foldText(typed);
      const pattern = namePattern(units, folded);
      if (pattern === undefined) return { schools: schools.slice(0, limit), total: rows.length };
      const code = isCode(typed) ? foldCode(typed) : '';
      const found = new Map<number, School[]>();
      let total = 0;
      for (const row of rows) {
        const worth = Math.max(
          pattern.canBegin ? matchName(pattern, row.name) : -1,
          codeWorth(row.code, code),
          folded.length >= shortestAddress && row.address.includes(folded)
            ? worths.addressPart
            : -1,
        );
        if (worth < 0) continue;
        total += 1;
        const equals = found.get(worth) ?? [];
        if (equals.length < limit) equals.push(row.school);
        found.set(worth, equals);
      }
      const best = [...found].toSorted(([a], [b]) => b - a).flatMap(([, equals]) => equals);
      return { schools: best.slice(0, limit), total };
    },
  };
}

function codeWorth(code: string, typed: string): number {
  if (typed === '' || !code.startsWith(typed)) return -1;
  return code === typed ? worths.wholeCode : worths.codeStart;
}
