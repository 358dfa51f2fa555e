/** Identity, telephone and case numbers, found by their tail, their beginning or as a whole. */
import { foldCode } from './fold';
import { grown } from './grown';
import { noteHit, type Hits } from './hits';

/** Fewer characters name too many people. */
const shortestTail = 4;
const worths = { beginning: 0, tail: 10, whole: 30 } as const;

/** Which parts of a number of a field name it, beside its tail. */
export type CodeWeights = readonly { readonly weight: number; readonly byBeginning: boolean }[];

/** An empty column. */
export function codeColumn() {
  let bytes = new Uint8Array(4096);
  let starts = new Uint32Array(1024);
  let lastFour = new Uint32Array(1024);
  let slots = new Uint32Array(1024);
  let fields = new Uint8Array(1024);
  let count = 0;

  const standsAt = (sought: Uint8Array, place: number) => {
    for (let i = 0; i < sought.length; i += 1) if (bytes[place + i] !== sought[i]) return false;
    return true;
  };

  return {
    /** Adds a number of the case in `slot`. */
    add(slot: number, field: number, text: string): void {
      const code = toBytes(foldCode(text));
      if (code.length === 0) return;
      const start = starts[count] ?? 0;
      bytes = grown(bytes, start + code.length);
      bytes.set(code, start);
      starts = grown(starts, count + 2);
      lastFour = grown(lastFour, count + 1);
      slots = grown(slots, count + 1);
      fields = grown(fields, count + 1);
      lastFour[count] = packed(code);
      slots[count] = slot;
      fields[count] = field;
      count += 1;
      starts[count] = start + code.length;
    },

    /** Notes every case with a number that ends with, begins with or is the folded code. */
    scan(code: string, hits: Hits, weights: CodeWeights): void {
      if (code === '') return;
      const sought = toBytes(code);
      const tail = packed(sought);
      const long = sought.length >= shortestTail;
      for (let i = 0; i < count; i += 1) {
        const field = fields[i] as number;
        const { weight, byBeginning } = weights[field] ?? { weight: 0, byBeginning: false };
        if (lastFour[i] !== tail && !(byBeginning && long)) continue;
        const start = starts[i] as number;
        const length = (starts[i + 1] as number) - start;
        if (length < sought.length || (!long && length !== sought.length)) continue;
        if (lastFour[i] === tail && standsAt(sought, start + length - sought.length)) {
          const worth = length === sought.length ? worths.whole : worths.tail;
          noteHit(hits, slots[i] as number, weight + worth, field);
        } else if (byBeginning && long && standsAt(sought, start)) {
          noteHit(hits, slots[i] as number, 1 + worths.beginning, field);
        }
      }
    },
  };
}

function toBytes(code: string): Uint8Array {
  const bytes = new Uint8Array(code.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = code.charCodeAt(i);
  return bytes;
}

function packed(code: Uint8Array): number {
  let all = 0;
  for (let i = Math.max(0, code.length - shortestTail); i < code.length; i += 1) {
    all = ((all << 8) | (code[i] as number)) >>> 0;
  }
  return all;
}
