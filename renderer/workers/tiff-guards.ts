/**
 * Puts bounded parts into the TIFF decoder. Its own fax decoder gathers bits without end where no code of its table comes,
 * its own LZW decoder follows a broken table for ever: files of libtiff's own tests held the desk up for 40 s.
 */
import * as utif from 'utif2';

/** A code word of ITU-T T.4 has 13 bits; fill bits may stand before it. */
const mostCodeBits = 2_000;
/** A0 at 1,200 dots on an inch has 56,000. */
const mostRowPixels = 100_000;

type Inside = {
  _decodeLZW: (
    packed: Uint8Array,
    from: number,
    length: number,
    into: Uint8Array,
    at: number,
  ) => number;
  _addNtimes: (row: number[], times: number, value: number) => void;
  _findDiff: (changes: readonly number[], from: number, colour: number) => number | undefined;
  _lens: readonly [Codes, Codes];
  _dmap: Codes;
};
type Codes = { readonly [bits: string]: number | undefined };

const clear = 256;
const end = 257;
const mostCodes = 4_096;

/**
 * LZW as TIFF 6.0 has it (section 13): codes of 9 to 12 bits, the high bit first, one bit longer when the table has all but
 * one of its codes. Answers the place behind the last byte; throws where a code is of no table.
 */
export function unpackLzw(
  packed: Uint8Array,
  from: number,
  length: number,
  into: Uint8Array,
  at: number,
): number {
  // Of each code: the code before its last byte, that byte, and how many bytes it stands for.
  const before = new Uint16Array(mostCodes);
  const last = new Uint8Array(mostCodes).map((_, code) => code);
  const lengths = new Uint16Array(mostCodes).fill(1);
  const mostBits = (from + length) * 8;
  let [bitAt, width, next, previous, to] = [from * 8, 9, end + 1, -1, at];

  const code = (): number => {
    let value = 0;
    for (let bit = 0; bit < width; bit += 1, bitAt += 1) {
      value = (value << 1) | (((packed[bitAt >> 3] ?? 0) >> (7 - (bitAt & 7))) & 1);
    }
    return value;
  };
  /** Writes what a code stands for, from its end; answers its first byte. */
  const write = (written: number): number => {
    let [each, place] = [written, to + (lengths[written] ?? 0) - 1];
    for (; place > to; place -= 1, each = before[each] ?? 0) into[place] = last[each] ?? 0;
    to += lengths[written] ?? 0;
    return (into[place] = last[each] ?? 0);
  };

  while (bitAt + width <= mostBits) {
    const read = code();
    if (read === end) break;
    if (read === clear) {
      [width, next, previous] = [9, end + 1, -1];
      continue;
    }
    const isKnown = read < clear || (read > end && read < next);
    if (!isKnown && (read !== next || previous < 0)) throw new Error('No such code');
    if (previous >= 0 && next < mostCodes) {
      before[next] = previous;
      lengths[next] = (lengths[previous] ?? 0) + 1;
      // Its last byte is the first one of what comes now, which may be itself.
      last[next] = firstOf(isKnown ? read : previous, before, lengths, last);
      next += 1;
    }
    write(read);
    previous = read;
    if (next >= 2 ** width - 1 && width < 12) width += 1;
  }
  return to;
}

function firstOf(
  code: number,
  before: Uint16Array,
  lengths: Uint16Array,
  last: Uint8Array,
): number {
  let each = code;
  for (let left = lengths[code] ?? 1; left > 1; left -= 1) each = before[each] ?? 0;
  return last[each] ?? 0;
}

/** The same codes; throws where bits were gathered that never become one. */
const bounded = (codes: Codes): Codes =>
  new Proxy(codes, {
    get: (known, bits: string) => {
      if (bits.length > mostCodeBits) throw new Error('No code');
      return known[bits];
    },
  });

/**
 * Asks once where the colour of the row above changes: the decoder asks the same two questions again with every bit, and
 * looks through the whole row each time.
 */
function remembered(find: Inside['_findDiff']): Inside['_findDiff'] {
  type Asked = { readonly of: readonly number[]; readonly from: number; readonly found?: number };
  const asked: (Asked | undefined)[] = [];
  return (changes, from, colour) => {
    const known = asked[colour];
    if (known?.of === changes && known.from === from) return known.found;
    const found = find(changes, from, colour);
    asked[colour] = { of: changes, from, ...(found === undefined ? {} : { found }) };
    return found;
  };
}

/** Once, before the first picture. */
export function guardDecoder(): void {
  const inside = utif.decode as unknown as Inside;
  inside._findDiff = remembered(inside._findDiff);
  inside._decodeLZW = unpackLzw;
  inside._lens = [bounded(inside._lens[0]), bounded(inside._lens[1])];
  inside._dmap = bounded(inside._dmap);
  inside._addNtimes = (row, times, value) => {
    if (row.length + times > mostRowPixels) throw new Error('Row too long');
    for (let left = times; left > 0; left -= 1) row.push(value);
  };
}
