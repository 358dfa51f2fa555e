/** Addresses one after another, searched for a stretch of text by its rarest character. */
import { foldText } from './fold';
import { grown } from './grown';
import { noteHit, type Hits } from './hits';

/** One character alone stands in almost every address. */
const shortest = 2;

/** An empty column. */
export function addressColumn() {
  let text = new Uint16Array(4096);
  let starts = new Uint32Array(1024);
  let slots = new Uint32Array(1024);
  let fields = new Uint8Array(1024);
  const frequency = new Uint32Array(0x10000);
  let count = 0;

  return {
    /** Adds an address of the case in `slot`. */
    add(slot: number, field: number, address: string): void {
      const folded = toUnits(foldText(address));
      if (folded.length === 0) return;
      const start = starts[count] ?? 0;
      text = grown(text, start + folded.length);
      text.set(folded, start);
      for (const unit of folded) frequency[unit] = (frequency[unit] ?? 0) + 1;
      starts = grown(starts, count + 2);
      slots = grown(slots, count + 1);
      fields = grown(fields, count + 1);
      slots[count] = slot;
      fields[count] = field;
      count += 1;
      starts[count] = start + folded.length;
    },

    /** Notes every case with an address that contains the folded text. */
    scan(folded: string, hits: Hits, weights: readonly number[]): void {
      const sought = toUnits(folded);
      if (sought.length < shortest) return;
      const anchor = rarest(sought, frequency);
      const used = text.subarray(0, starts[count] ?? 0);
      const anchorUnit = sought[anchor] ?? 0;
      let address = 0;
      let at = used.indexOf(anchorUnit);
      while (at >= 0) {
        while ((starts[address + 1] as number) <= at) address += 1;
        const end = starts[address + 1] as number;
        const begin = at - anchor;
        const inside = begin >= (starts[address] as number) && begin + sought.length <= end;
        const found = inside && sought.every((unit, i) => used[begin + i] === unit);
        if (found) {
          const field = fields[address] ?? 0;
          noteHit(hits, slots[address] ?? 0, weights[field] ?? 0, field);
        }
        at = used.indexOf(anchorUnit, found ? end : at + 1);
      }
    },
  };
}

function toUnits(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < units.length; i += 1) units[i] = text.charCodeAt(i);
  return units;
}

function rarest(sought: Uint16Array, frequency: Uint32Array): number {
  let best = 0;
  sought.forEach((unit, i) => {
    if ((frequency[unit] ?? 0) < (frequency[sought[best] ?? 0] ?? 0)) best = i;
  });
  return best;
}
