/** Identity, telephone and case numbers, found by their tail, their beginning or as a whole. */
import { foldCode } from './fold';
import { grown } from './grown';
import { noteHit, type Hits } from './hits';
import { placeChains } from './place-chains';
import { placeOfField, textIn, type RecordPlaces, type TextPlace } from './search-page';
import { fieldsOfKind, fieldWeights } from './search-record';

/** Fewer characters name too many people. */
const shortestTail = 4;
const worths = { beginning: 0, tail: 10, whole: 30 } as const;

/** Tails are told apart by so many bits first. */
const keyBits = 17;

const fields = fieldsOfKind('number', 'code');
/** The one field that is also found by its beginning. */
const [numberField = 0] = fieldsOfKind('number');

/** An empty column over the texts from which the numbers came. */
export function codeColumn(textOf: (slot: number, field: number) => string) {
  /** The last four characters of each number of each slot, and how long it is; 0 is none. */
  let tails = new Int32Array(4096);
  let lengths = new Uint8Array(4096);
  /** Case numbers in full. */
  let numbers = new Uint8Array(4096);
  let numberStarts = new Uint32Array(1024);
  let count = 0;
  /** Each number's place, by its tail. */
  const chains = placeChains();
  const scratch = new Uint8Array(0x8000);

  const endsWith = (slot: number, field: number, code: string) =>
    code.length <= shortestTail || foldCode(textOf(slot, field)).endsWith(code);
  const numberBegins = (slot: number, sought: Uint8Array) => {
    const start = numberStarts[slot] as number;
    if ((numberStarts[slot + 1] as number) - start < sought.length) return false;
    // From the end: the numbers of a station all begin alike.
    for (let i = sought.length - 1; i >= 0; i -= 1) {
      if (numbers[start + i] !== sought[i]) return false;
    }
    return true;
  };

  return {
    /** Adds the numbers of a record as those of the next slot. */
    add(places: RecordPlaces): void {
      const first = count * fields.length;
      tails = grown(tails, first + fields.length);
      lengths = grown(lengths, first + fields.length);
      numberStarts = grown(numberStarts, count + 2);
      let numbersEnd = numberStarts[count] as number;
      for (let place = 0; place < fields.length; place += 1) {
        const field = fields[place] as number;
        const length = writeFolded(places[placeOfField(field)] as TextPlace, scratch);
        const tail = tailOf(scratch, length);
        tails[first + place] = tail;
        if (length > 0) chains.add(keyOf(tail), first + place + 1);
        lengths[first + place] = Math.min(length, 0xff);
        if (field === numberField) {
          numbers = grown(numbers, numbersEnd + length);
          numbers.set(scratch.subarray(0, length), numbersEnd);
          numbersEnd += length;
        }
      }
      count += 1;
      numberStarts[count] = numbersEnd;
    },

    /** Notes every case with a number that ends with, begins with or is the folded code. */
    scan(code: string, hits: Hits): void {
      if (code === '') return;
      const sought = new Uint8Array(code.length);
      for (let i = 0; i < code.length; i += 1) sought[i] = code.charCodeAt(i);
      const long = sought.length >= shortestTail;
      if (long) {
        for (let slot = 0; slot < count; slot += 1) {
          if (numberBegins(slot, sought)) noteHit(hits, slot, 1 + worths.beginning, numberField);
        }
      }
      const tail = tailOf(sought, sought.length);
      const wholeLength = Math.min(sought.length, 0xff);
      for (let at = chains.last(keyOf(tail)); at !== 0; at = chains.before(at)) {
        const i = at - 1;
        if (tails[i] !== tail) continue;
        const length = lengths[i] as number;
        if (length < wholeLength || (!long && length !== wholeLength)) continue;
        const slot = Math.floor(i / fields.length);
        const field = fields[i % fields.length] as number;
        if (!endsWith(slot, field, code)) continue;
        const worth = length === wholeLength ? worths.whole : worths.tail;
        noteHit(hits, slot, (fieldWeights[field] as number) + worth, field);
      }
    },
  };
}

/** Writes the folded code from the beginning of `into`; answers its length. */
function writeFolded(place: TextPlace, into: Uint8Array): number {
  const { heap, start, end } = place;
  if (heap instanceof Uint16Array) {
    const folded = foldCode(textIn(place));
    for (let i = 0; i < folded.length; i += 1) into[i] = folded.charCodeAt(i);
    return folded.length;
  }
  let length = 0;
  for (let i = start; i < end; i += 1) {
    const byte = heap[i] as number;
    const upper = byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte;
    const kept = (upper >= 0x30 && upper <= 0x39) || (upper >= 0x41 && upper <= 0x5a);
    if (kept) into[length++] = upper;
  }
  return length;
}

function keyOf(tail: number): number {
  return Math.imul(tail, 0x9e3779b1) >>> (32 - keyBits);
}

function tailOf(code: Uint8Array, length: number): number {
  let all = 0;
  for (let i = Math.max(0, length - shortestTail); i < length; i += 1) {
    all = (all << 8) | (code[i] as number);
  }
  return all;
}
