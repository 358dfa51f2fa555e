/** The best hit of each case for one term: what it is worth and in which field it was. */
import { searchFieldNames, type SearchField } from './search-record';

/** One packed number per case slot; 0 is no hit. */
export type Hits = Uint16Array;

const fieldBits = 4;

/** Keeps the hit when it is better than the one that is there; `worth` is 1 to 4095. */
export function noteHit(hits: Hits, slot: number, worth: number, field: number): void {
  const packed = (worth << fieldBits) | field;
  if (packed > (hits[slot] as number)) hits[slot] = packed;
}

/** The field of a packed hit. */
export function fieldOfHit(packed: number): SearchField {
  return searchFieldNames[packed & ((1 << fieldBits) - 1)] ?? 'child.name';
}

/** A case is found only when every term is; it is worth as much as its weakest term. */
export function keepCommon(hits: Hits, others: Hits): void {
  for (let slot = 0; slot < hits.length; slot += 1) {
    const other = others[slot] as number;
    if (other < (hits[slot] as number)) hits[slot] = other;
  }
}

/** The better of two ways to read the whole query. */
export function keepBetter(hits: Hits, others: Hits): void {
  for (let slot = 0; slot < hits.length; slot += 1) {
    const other = others[slot] as number;
    if (other > (hits[slot] as number)) hits[slot] = other;
  }
}
