/** Addresses one after another; a filter of character pairs leaves few of them to be read. */
import { foldText } from './fold';
import { grown } from './grown';
import { noteHit, type Hits } from './hits';
import { placeOfField, textIn, type RecordPlaces, type TextPlace } from './search-page';
import { fieldsOfKind, fieldWeights } from './search-record';
import { unitsOfText } from './slot-table';

/** One character alone stands in almost every address. */
const shortest = 2;
const fields = fieldsOfKind('address');

/** Each pair of characters sets one of so many bits of its address. */
const pairBits = 8;
/** Addresses per block of the filter; its words stand together, one stretch for each bit. */
const blockSize = 2048;
const wordsPerBit = blockSize / 32;

/** An empty column. */
export function addressColumn() {
  let text = new Uint16Array(4096);
  let starts = new Uint32Array(1024);
  /** Slot and field of each address. */
  let owners = new Uint32Array(1024);
  const blocks: Uint32Array[] = [];
  let slots = 0;
  let count = 0;

  const append = (place: TextPlace) => {
    const from = starts[count] as number;
    const { heap, start, end } = place;
    text = grown(text, from + end - start);
    let at = start;
    for (; at < end; at += 1) {
      const unit = heap[at] as number;
      if (!isFolded(unit)) break;
      text[from + at - start] = unit;
    }
    if (at === end) return from + end - start;
    const folded = unitsOfText(foldText(textIn(place)));
    text = grown(text, from + folded.length);
    text.set(folded, from);
    return from + folded.length;
  };
  const mark = (from: number, to: number) => {
    const block = (blocks[Math.floor(count / blockSize)] ??= new Uint32Array(
      wordsPerBit << pairBits,
    ));
    const place = count % blockSize;
    const word = place >>> 5;
    const bit = 1 << (place & 31);
    for (let i = from + 1; i < to; i += 1) {
      const at = pairBit(text[i - 1] as number, text[i] as number) * wordsPerBit + word;
      block[at] = (block[at] as number) | bit;
    }
  };
  const contains = (address: number, sought: Uint16Array) => {
    const last = (starts[address + 1] as number) - sought.length;
    const first = sought[0];
    for (let at = starts[address] as number; at <= last; at += 1) {
      if (text[at] !== first) continue;
      let same = 1;
      while (same < sought.length && text[at + same] === sought[same]) same += 1;
      if (same === sought.length) return true;
    }
    return false;
  };

  return {
    /** Adds the addresses of a record as those of the next slot. */
    add(places: RecordPlaces, hasSameAddress: boolean): void {
      for (let number = 0; number < fields.length; number += 1) {
        const place = places[placeOfField(fields[number] as number)] as TextPlace;
        // Found once, and told as the field that comes last among equals.
        if (place.start === place.end || (hasSameAddress && number === 0)) continue;
        starts = grown(starts, count + 2);
        const end = append(place);
        mark(starts[count] as number, end);
        owners = grown(owners, count + 1);
        owners[count] = slots * fields.length + number;
        count += 1;
        starts[count] = end;
      }
      slots += 1;
    },

    /** Notes every case with an address that contains the folded text; of those alone that `among` has, when it is given. */
    scan(folded: string, hits: Hits, among?: Hits): void {
      if (folded.length < shortest) return;
      const sought = unitsOfText(folded);
      const bits = pairBitsOf(folded);
      blocks.forEach((block, number) => {
        for (let word = 0; word < wordsPerBit; word += 1) {
          let rest = -1;
          for (let i = 0; i < bits.length && rest !== 0; i += 1) {
            rest &= block[(bits[i] as number) * wordsPerBit + word] as number;
          }
          for (; rest !== 0; rest &= rest - 1) {
            const address = number * blockSize + word * 32 + 31 - Math.clz32(rest & -rest);
            const owner = owners[address] as number;
            const slot = Math.floor(owner / fields.length);
            if (among?.[slot] === 0 || !contains(address, sought)) continue;
            const field = fields[owner % fields.length] as number;
            noteHit(hits, slot, fieldWeights[field] as number, field);
          }
        }
      });
    },
  };
}

/** What `foldText` leaves as it is. */
function isFolded(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x61 && unit <= 0x7a)
  );
}

function pairBit(first: number, second: number): number {
  return Math.imul(first * 31 + second, 0x9e3779b1) >>> (32 - pairBits);
}

function pairBitsOf(text: string): readonly number[] {
  const bits = new Set<number>();
  for (let i = 1; i < text.length; i += 1) {
    bits.add(pairBit(text.charCodeAt(i - 1), text.charCodeAt(i)));
  }
  return [...bits];
}
