/** The search said as plainly as possible and as slowly as it likes: what the index has to agree with. */
import type { Found } from '../../shared/search/case-index';
import { foldCode, foldText, isCode } from '../../shared/search/fold';
import {
  searchFieldNames,
  searchFields,
  type SearchField,
  type SearchRecord,
} from '../../shared/search/search-record';

/** The dictionary asked character by character, and once more for the surname. */
export type SlowPinyin = {
  readonly readings: (character: string) => readonly string[];
  /** One reading for each of the first two characters of a name. */
  readonly surname: (head: string) => readonly string[];
};

type Character = {
  readonly character: string;
  readonly readings: readonly string[];
  readonly typable: boolean;
};

/** Finds as the index does, one record after another, with strings. */
export function slowFind(
  pinyin: SlowPinyin,
  records: readonly SearchRecord[],
  query: string,
  limit: number,
): Found {
  const terms = query.trim().split(/\s+/u).filter(Boolean);
  if (terms.length === 0) return { cases: [], total: 0 };
  const hits = records.flatMap((record) => {
    const each = terms.map((term) => rankOf(pinyin, record, term));
    const common = Math.min(...each);
    const joined = terms.length > 1 ? rankOf(pinyin, record, terms.join('')) : 0;
    const rank = Math.max(common, joined);
    return rank === 0 ? [] : [{ record, rank }];
  });
  hits.sort((a, b) => b.rank - a.rank || b.record.seq - a.record.seq);
  const cases = hits.slice(0, limit).map(({ record: { id, state, group, texts }, rank }) => ({
    id,
    state,
    group,
    texts,
    field: searchFieldNames[rank % 16] as SearchField,
  }));
  return { cases, total: hits.length };
}

/** What the best hit in the record is worth, and its field, in one number; 0 when there is none. */
function rankOf(pinyin: SlowPinyin, record: SearchRecord, term: string): number {
  const ranks = searchFieldNames.map((field, number) => {
    const text = record.texts[field];
    const worth = text === undefined ? 0 : worthIn(pinyin, field, text, term);
    return worth === 0 ? 0 : worth * 16 + number;
  });
  return Math.max(0, ...ranks);
}

function worthIn(pinyin: SlowPinyin, field: SearchField, text: string, term: string): number {
  const { kind, weight } = searchFields[field];
  switch (kind) {
    case 'name': {
      const extra = worthOfName(pinyin, foldText(text), [...foldText(term)]);
      return extra === 0 ? 0 : weight + extra;
    }
    case 'address':
      return foldText(term).length >= 2 && foldText(text).includes(foldText(term)) ? weight : 0;
    case 'number':
      return Math.max(worthOfCode(weight, text, term, true), worthOfSerial(text, term));
    case 'code':
      return worthOfCode(weight, text, term, false);
    case 'facts':
      return 0;
  }
}

function worthOfName(pinyin: SlowPinyin, folded: string, sought: readonly string[]): number {
  const name = charactersOf(pinyin, folded);
  if (sought.length === 0 || name.length === 0) return 0;
  const worth = (initials: boolean) => {
    for (let start = 0; start < name.length; start += 1) {
      const end = endOf(name, start, sought, initials);
      if (end === undefined) continue;
      if (start > 0) return initials ? 4 : 5;
      return (end === name.length ? 24 : 12) + (initials ? 0 : 5);
    }
    return 0;
  };
  return Math.max(worth(true), worth(false));
}

/** Where the earliest reading of what was typed ends that begins at this character. */
function endOf(
  name: readonly Character[],
  start: number,
  sought: readonly string[],
  initials: boolean,
): number | undefined {
  let places = new Set([0]);
  for (let at = start; at < name.length && places.size > 0; at += 1) {
    const { character, readings, typable } = name[at] as Character;
    const next = new Set<number>();
    for (const from of places) {
      if (sought[from] === character) next.add(from + 1);
      if (readings.length === 0 && !typable && from > 0) next.add(from);
      for (const reading of readings) {
        for (let to = from + 1; to <= sought.length; to += 1) {
          const part = sought.slice(from, to).join('');
          const isBegun = to === sought.length && reading.startsWith(part);
          const isInitial =
            part === reading[0] || (/^[zcs]h$/.test(part) && reading.startsWith(part));
          if (part === reading || isBegun || (initials && isInitial)) next.add(to);
        }
      }
    }
    if (next.has(sought.length)) return at + 1;
    places = next;
  }
  return undefined;
}

function charactersOf(pinyin: SlowPinyin, folded: string): readonly Character[] {
  const characters = [...folded];
  const head = characters.slice(0, 2);
  const surname = head.some((one) => one < '\u0250') ? [] : pinyin.surname(head.join(''));
  return characters.map((character, place) => {
    const typable = character < '\u0250';
    const all = typable
      ? []
      : [...pinyin.readings(character), place < 2 ? (surname[place] ?? '') : ''];
    const readings = all
      .filter((one) => /^[a-z]+$/.test(one))
      .flatMap((one) => (one.includes('v') ? [one, one.replace('v', 'yu')] : [one]));
    return { character, readings, typable };
  });
}

function worthOfCode(weight: number, text: string, term: string, byBeginning: boolean): number {
  const [code, sought] = [foldCode(text), foldCode(term)];
  if (!isCode(term) || sought === '') return 0;
  if (code === sought) return weight + 30;
  if (sought.length < 4) return 0;
  if (code.endsWith(sought)) return weight + 10;
  return byBeginning && code.startsWith(sought) ? 1 : 0;
}

function worthOfSerial(text: string, term: string): number {
  const [, serial = '0', check = ''] = /-(\d{5,6})([0-9A-Z])$/.exec(text) ?? [];
  const typed = term.trim().toUpperCase();
  if (!isCode(term) || Number(serial) === 0) return 0;
  const [, digits = '0', last = ''] = /^(\d{1,6})([0-9A-Z])$/.exec(typed) ?? [];
  if (Number(digits) === Number(serial) && last === check) return 165;
  return /^\d{1,6}$/.test(typed) && Number(typed) === Number(serial) ? 155 : 0;
}
