/** The index of all cases: fed with small records, asked at every keystroke. */
import { addressColumn } from './address-column';
import { bestHits } from './best-hits';
import { codeColumn } from './code-column';
import { foldCode, foldText, isCode } from './fold';
import { fieldOfHit, keepBetter, keepCommon, noteHit, type Hits } from './hits';
import { nameColumn, matchRow } from './name-column';
import { namePattern } from './name-pattern';
import { nameUnits, type Pinyin } from './name-units';
import type { SearchField, SearchRecord, SearchTexts } from './search-record';
import { searchFieldNames, searchFields } from './search-record';
import { serialColumn } from './serial-column';

/** A case that was found, with the field in which it was. */
export type FoundCase = Pick<SearchRecord, 'id' | 'state' | 'group'> & {
  readonly texts: SearchTexts;
  readonly field: SearchField;
};

/** The best cases for a query, and how many there are. */
export type Found = { readonly cases: readonly FoundCase[]; readonly total: number };

const definitions = searchFieldNames.map((field) => searchFields[field]);
const weights = definitions.map(({ weight }) => weight);
const codeWeights = definitions.map(({ kind, weight }) => ({
  weight,
  byBeginning: kind === 'number',
}));

/** An empty index over a dictionary of readings; nothing of it outlives the object. */
export function caseIndex(pinyin: Pinyin) {
  const units = nameUnits(pinyin);
  const names = nameColumn(units);
  const codes = codeColumn();
  const serials = serialColumn();
  const addresses = addressColumn();
  const slotOfCase = new Map<string, number>();
  /** Replaced records leave `undefined`; their columns go when the index goes, at the next lock. */
  const records: (SearchRecord | undefined)[] = [];

  const addText = (slot: number, field: number, text: string) => {
    switch (definitions[field]?.kind) {
      case 'name':
        return names.add(slot, field, text);
      case 'address':
        return addresses.add(slot, field, text);
      case 'number':
        serials.add(slot, text);
        return codes.add(slot, field, text);
      case 'code':
      case undefined:
        return codes.add(slot, field, text);
    }
  };

  const put = (record: SearchRecord) => {
    const known = slotOfCase.get(record.id);
    const older = known === undefined ? undefined : records[known];
    if (known !== undefined && older !== undefined) {
      if (older.seq >= record.seq) return;
      if (sameTexts(older.texts, record.texts)) {
        records[known] = record;
        return;
      }
      records[known] = undefined;
    }
    const slot = records.push(record) - 1;
    slotOfCase.set(record.id, slot);
    searchFieldNames.forEach((field, place) => {
      const text = record.texts[field];
      if (text !== undefined) addText(slot, place, text);
    });
  };

  const hitsOf = (term: string): Hits => {
    const hits: Hits = new Uint16Array(records.length);
    const folded = foldText(term);
    const pattern = namePattern(units, folded);
    if (pattern !== undefined) names.scan(pattern, hits, weights);
    addresses.scan(folded, hits, weights);
    if (isCode(term)) {
      codes.scan(foldCode(term), hits, codeWeights);
      serials.scan(term, (slot, worth) => noteHit(hits, slot, worth, 0));
    }
    return hits;
  };

  const find = (query: string, limit: number): Found => {
    const terms = query.trim().split(/\s+/u).filter(Boolean);
    const [first, ...rest] = terms;
    if (first === undefined) return { cases: [], total: 0 };
    const hits = hitsOf(first);
    if (rest.length > 0) {
      for (const term of rest) keepCommon(hits, hitsOf(term));
      keepBetter(hits, hitsOf(terms.join('')));
    }
    const { slots, total } = bestHits(
      hits,
      (slot) => records[slot] !== undefined,
      (slot) => records[slot]?.seq ?? 0,
      limit,
    );
    const cases = slots.flatMap((slot) => {
      const record = records[slot];
      if (record === undefined) return [];
      const { id, state, group, texts } = record;
      return [{ id, state, group, texts, field: fieldOfHit(hits[slot] ?? 0) }];
    });
    return { cases, total };
  };

  return {
    put,
    find,
    /** Places of the labels that fit, such as the names of rooms, the best first. */
    findLabels(query: string, labels: readonly string[]): readonly number[] {
      const rows = labels.map((label) => Uint32Array.from(units.rowOf(foldText(label))));
      const pattern = namePattern(units, foldText(query));
      if (pattern === undefined) return [];
      return rows
        .map((row, place) => ({ place, worth: matchRow(pattern, row, 0, row.length) }))
        .filter(({ worth }) => worth >= 0)
        .sort((a, b) => b.worth - a.worth)
        .map(({ place }) => place);
    },
    size: () => slotOfCase.size,
  };
}

function sameTexts(one: SearchTexts, other: SearchTexts): boolean {
  return searchFieldNames.every((field) => one[field] === other[field]);
}
