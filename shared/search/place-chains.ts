/** Where each key stands in a growing row: what stands in few places is not sought in all of them. */
import { grown } from './grown';

/** An empty table; keys are small numbers, and places are added in their order, from 1 on. */
export function placeChains() {
  /** Of each key, its last place; 0 is none. */
  let lasts = new Uint32Array(1024);
  let counts = new Uint32Array(1024);
  /** Of each place, the one before it with the same key. */
  let befores = new Uint32Array(4096);

  return {
    add(key: number, place: number): void {
      lasts = grown(lasts, key + 1);
      counts = grown(counts, lasts.length);
      befores = grown(befores, place + 1);
      befores[place] = lasts[key] as number;
      lasts[key] = place;
      counts[key] = (counts[key] as number) + 1;
    },
    /** In how many places the keys stand that are marked by 1. */
    countOf(marked: Uint8Array): number {
      let count = 0;
      const known = Math.min(marked.length, counts.length);
      for (let key = 0; key < known; key += 1) {
        if (marked[key] !== 0) count += counts[key] as number;
      }
      return count;
    },
    /** The last place of a key; 0 is none. */
    last: (key: number) => lasts[key] ?? 0,
    /** The place before this one with the same key; 0 is none. */
    before: (place: number) => befores[place] as number,
  };
}
