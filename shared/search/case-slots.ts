/** One slot per case in the order in which they came: where its record stands, and whether it is still the newest. */
import { grown } from './grown';
import type { SearchPage } from './search-page';
import { groupOf, stateOf } from './search-page';
import { searchFieldNames, type SearchRecord } from './search-record';
import { placeOfText, slotTable } from './slot-table';

/** No slots yet; `onGone` is told of each slot that stands for its case no longer, while its texts can still be read. */
export function caseSlots(onGone: (slot: number) => void = () => undefined) {
  const pages: SearchPage[] = [];
  let pageOf = new Uint32Array(1024);
  let recordOf = new Uint32Array(1024);
  let states = new Uint8Array(1024);
  let groups = new Uint8Array(1024);
  /** 0 for a slot that was replaced or dropped; its texts go when the index goes, at the next lock. */
  let seqs = new Float64Array(1024);
  let count = 0;
  let size = 0;
  /** A page that was read before its case was dropped must not bring it back. */
  const dropped = new Set<string>();

  const pageAt = (slot: number) => pages[pageOf[slot] as number] as SearchPage;
  const table = slotTable((slot) => pageAt(slot).idPlace(recordOf[slot] as number));
  const textOf = (slot: number, field: number) =>
    pageAt(slot).text(recordOf[slot] as number, field);
  const hasSameTexts = (slot: number, page: SearchPage, record: number) => {
    const mine = pageAt(slot).texts(recordOf[slot] as number);
    const others = page.texts(record);
    return searchFieldNames.every((field) => mine[field] === others[field]);
  };
  const describe = (slot: number, page: SearchPage, record: number) => {
    seqs[slot] = page.seqs[record] as number;
    states[slot] = page.states[record] as number;
    groups[slot] = page.groups[record] as number;
  };

  return {
    count: () => count,
    /** How many cases there are; replaced slots do not count. */
    size: () => size,
    seqs: () => seqs,
    textOf,

    /** Takes a record in unless a newer one is there; true when it got a slot of its own, the last one. */
    take(page: SearchPage, record: number): boolean {
      const id = page.idPlace(record);
      if (dropped.size > 0 && dropped.has(page.id(record))) return false;
      const known = table.find(id);
      if (known !== undefined) {
        if ((seqs[known] as number) >= (page.seqs[record] as number)) return false;
        if (hasSameTexts(known, page, record)) {
          describe(known, page, record);
          return false;
        }
        seqs[known] = 0;
        size -= 1;
        onGone(known);
      }
      if (pages.at(-1) !== page) pages.push(page);
      pageOf = grown(pageOf, count + 1);
      recordOf = grown(recordOf, count + 1);
      states = grown(states, count + 1);
      groups = grown(groups, count + 1);
      seqs = grown(seqs, count + 1);
      pageOf[count] = pages.length - 1;
      recordOf[count] = record;
      describe(count, page, record);
      table.set(id, count);
      count += 1;
      size += 1;
      return true;
    },

    /** The case is gone for good, wherever else it may still be found. */
    drop(caseId: string): void {
      if (dropped.has(caseId)) return;
      dropped.add(caseId);
      const slot = table.find(placeOfText(caseId));
      if (slot === undefined) return;
      seqs[slot] = 0;
      size -= 1;
      onGone(slot);
    },

    /** The slot of a case, if there is such a case. */
    slotOf(caseId: string): number | undefined {
      const slot = table.find(placeOfText(caseId));
      return slot === undefined || seqs[slot] === 0 ? undefined : slot;
    },

    /** Every slot whose record is the newest of its case. */
    *live(): Generator<number, void, undefined> {
      for (let slot = 0; slot < count; slot += 1) if (seqs[slot] !== 0) yield slot;
    },
    stateAt: (slot: number) => stateOf(states[slot] as number),
    /** Where the texts of a slot stand; the same objects again for the next slot. */
    placesOf: (slot: number) => pageAt(slot).locate(recordOf[slot] as number),

    /** What is shown of the case in a slot. */
    lineOf(slot: number): Omit<SearchRecord, 'seq'> {
      const page = pageAt(slot);
      const record = recordOf[slot] as number;
      return {
        id: page.id(record),
        state: stateOf(states[slot] as number),
        group: groupOf(groups[slot] as number),
        texts: page.texts(record),
      };
    },
  };
}
