/** The index of all cases: fed with pages of small records, asked at every keystroke. */
import { addressBook } from './address-book';
import { addressColumn } from './address-column';
import { bestHits } from './best-hits';
import { codeColumn } from './code-column';
import { caseSlots } from './case-slots';
import { foldCode, foldText, isCode } from './fold';
import { fieldOfHit, keepBetter, keepCommon, type Hits } from './hits';
import { matchName, nameColumn } from './name-column';
import { namePattern, type NamePattern } from './name-pattern';
import { nameUnits, type Pinyin } from './name-units';
import {
  encodeSearchPage,
  openSearchPage,
  placeOfField,
  textIn,
  type PageBytes,
  type TextPlace,
} from './search-page';
import type { SearchField, SearchRecord, SearchTexts } from './search-record';
import { searchFieldNames } from './search-record';
import { serialColumn } from './serial-column';
import { openFacts } from '../pupil/check-facts';
import type { CheckSubject } from '../pupil/check-rules';

/** A case that was found, with the field in which it was. */
export type FoundCase = Pick<SearchRecord, 'id' | 'state' | 'group'> & {
  readonly texts: SearchTexts;
  readonly field: SearchField;
};

/** The best cases for a query, and how many there are. */
export type Found = { readonly cases: readonly FoundCase[]; readonly total: number };

const placeOf = (field: SearchField) => placeOfField(searchFieldNames.indexOf(field));
const subjectPlaces = {
  caseNumber: placeOf('caseNumber'),
  name: placeOf('child.name'),
  idNumber: placeOf('child.idNumber'),
  facts: placeOf('facts'),
};

/** Where fewer of all cases than this fit one term, the next term looks at them alone. */
const fewShare = 1 / 2;

/** An empty index over a dictionary of readings; nothing of it outlives the object. */
export function caseIndex(pinyin: Pinyin) {
  const units = nameUnits(pinyin);
  const slots = caseSlots((slot) => book.gone(slot));
  const names = nameColumn(units);
  const codes = codeColumn(slots.textOf);
  const serials = serialColumn();
  const addresses = addressColumn();
  /** Memory for hits, used again for every query. */
  const pool: Hits[] = [];
  let compiled: { folded: string; units: number; pattern: NamePattern | undefined } | undefined;
  let labelled: { joined: string; rows: readonly (readonly number[])[] } | undefined;

  const patternOf = (folded: string) => {
    if (compiled?.folded !== folded || compiled.units !== units.units.length) {
      compiled = { folded, units: units.units.length, pattern: namePattern(units, folded) };
    }
    return compiled.pattern;
  };
  const book = addressBook(slots, units, patternOf);
  const emptyHits = (place: number): Hits => {
    const kept = pool[place];
    const count = slots.count();
    if (kept === undefined || kept.length < count) {
      return (pool[place] = new Uint16Array(Math.ceil(count * 1.25) + 64));
    }
    return kept.fill(0, 0, count);
  };

  const few = (hits: Hits): Uint32Array | undefined => {
    const count = slots.count();
    const found = new Uint32Array(Math.ceil(count * fewShare));
    let size = 0;
    for (let slot = 0; slot < count; slot += 1) {
      if (hits[slot] === 0) continue;
      if (size === found.length) return undefined;
      found[size++] = slot;
    }
    return found.subarray(0, size);
  };

  const hitsOf = (term: string, place: number, found?: Hits): Hits => {
    const hits = emptyHits(place);
    const folded = foldText(term);
    const pattern = patternOf(folded);
    if (pattern !== undefined) names.scan(pattern, hits, found && few(found));
    addresses.scan(folded, hits, found);
    if (isCode(term)) {
      codes.scan(foldCode(term), hits);
      serials.scan(term, hits);
    }
    return hits;
  };

  const putPage = (bytes: PageBytes): boolean => {
    const page = openSearchPage(bytes);
    if (page === undefined) return false;
    for (let record = 0; record < page.count; record += 1) {
      if (!slots.take(page, record)) continue;
      const places = page.locate(record);
      names.add(places);
      codes.add(places);
      serials.add(places[placeOfField(0)] as TextPlace);
      addresses.add(places, page.hasSameAddress(record));
    }
    return true;
  };

  const find = (query: string, limit: number): Found => {
    const terms = query.trim().split(/\s+/u).filter(Boolean);
    // One character alone is sought in no address; then the longest, which leaves the fewest cases to the others.
    const isOne = (term: string) => Number(term.length === 1);
    const [first, ...rest] = terms.toSorted((a, b) => isOne(b) - isOne(a) || b.length - a.length);
    if (first === undefined) return { cases: [], total: 0 };
    const hits = hitsOf(first, 0);
    for (const term of rest) keepCommon(hits, hitsOf(term, 1, hits));
    if (rest.length > 0) keepBetter(hits, hitsOf(terms.join(''), 1));
    const best = bestHits(hits, slots.count(), slots.seqs(), limit);
    const cases = best.slots.map((slot) => ({
      ...slots.lineOf(slot),
      field: fieldOfHit(hits[slot] ?? 0),
    }));
    return { cases, total: best.total };
  };

  return {
    /** Takes in a page of records; false when another program packed it. */
    putPage,
    put: (record: SearchRecord) => void putPage(encodeSearchPage([record])),
    /** Forgets that there was such a case. */
    drop: (caseId: string) => slots.drop(caseId),
    find,
    /** Places of the labels that fit, such as the names of rooms, the best first. */
    findLabels(query: string, labels: readonly string[]): readonly number[] {
      const joined = labels.join('\n');
      if (labelled?.joined !== joined) {
        labelled = { joined, rows: labels.map((label) => units.rowOf(foldText(label))) };
      }
      const pattern = patternOf(foldText(query));
      if (pattern === undefined) return [];
      return labelled.rows
        .map((row, place) => ({ place, worth: matchName(pattern, row) }))
        .filter(({ worth }) => worth >= 0)
        .sort((a, b) => b.worth - a.worth)
        .map(({ place }) => place);
    },
    /** Places where families of other cases than this one live, for what was typed of an address; the most used first. */
    suggestAddresses: (typed: string, limit: number, ownId: string) =>
      book.suggest(typed, limit, ownId),
    size: () => slots.size(),
    /** Every case as 查重查错 looks at it. */
    *subjects(): Generator<CheckSubject, void, undefined> {
      for (const slot of slots.live()) {
        // Nobody goes on with it, so that nothing of it is to be put right, and it repeats no other case.
        if (slots.stateAt(slot) === 'withdrawn') continue;
        const places = slots.placesOf(slot);
        yield {
          id: textIn(places[0]),
          caseNumber: textIn(places[subjectPlaces.caseNumber]),
          name: textIn(places[subjectPlaces.name]),
          idNumber: textIn(places[subjectPlaces.idNumber]),
          facts: openFacts(textIn(places[subjectPlaces.facts])),
        };
      }
    },
  };
}
