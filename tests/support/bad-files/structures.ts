/** Changes that keep a file of its format, so that readers believe it for longer: sizes, counts, names, order, what refers to what. */
import type { Random } from '../random';
import { jsonSteps } from './json-steps';
import { jpegSteps, pngSteps, tiffSteps } from './picture-steps';

export type Step = (bytes: Buffer, random: Random) => Buffer;

/** Replaces one of the places that `pattern` finds; the bytes stay bytes. */
function replacedOnce(
  bytes: Buffer,
  random: Random,
  pattern: RegExp,
  by: (found: string) => string,
): Buffer {
  const text = bytes.toString('latin1');
  const places = [...text.matchAll(pattern)];
  if (places.length === 0) return bytes;
  const { 0: found, index } = random.pick(places);
  return Buffer.from(text.slice(0, index) + by(found) + text.slice(index + found.length), 'latin1');
}

const numbers = ['0', '-1', '1', '65536', '2147483647', '-2147483648', '99999999999', '1e99'];
const pdfNames = [
  '/FlateDecode',
  '/LZWDecode',
  '/DCTDecode',
  '/JPXDecode',
  '/JBIG2Decode',
  '/ASCII85Decode',
  '/Crypt',
  '/Pages',
  '/Page',
  '/Kids',
  '/Prev',
  '/XObject',
  '/Pattern',
  '/Type3',
];

const pdfSteps: readonly Step[] = [
  (bytes, random) =>
    replacedOnce(bytes, random, /(?<![\w.])-?\d+(?![\w.])/g, () => random.pick(numbers)),
  (bytes, random) =>
    replacedOnce(bytes, random, /\/[A-Z][A-Za-z0-9]+/g, () => random.pick(pdfNames)),
  // An object that is its own parent, its own child, its own form.
  (bytes, random) => replacedOnce(bytes, random, /\d+ \d+ R/g, () => `${random.below(12)} 0 R`),
  (bytes, random) =>
    replacedOnce(bytes, random, /endobj|endstream|stream|xref|trailer|>>|<<|\[|\]/g, () =>
      random.pick(['', 'stream\n', '<<', '[[[[', 'endobj']),
    ),
  (bytes, random) =>
    replacedOnce(
      bytes,
      random,
      /\/Filter\s*\/FlateDecode/g,
      () => `/Filter [${'/FlateDecode '.repeat(1 + random.below(9))}]`,
    ),
  (bytes, random) =>
    replacedOnce(
      bytes,
      random,
      /startxref\s+\d+/g,
      () => `startxref\n${random.below(bytes.length)}`,
    ),
  (bytes, random) =>
    replacedOnce(
      bytes,
      random,
      /\[[^\]]{0,200}\]/g,
      (found) => '['.repeat(1 + random.below(20_000)) + found,
    ),
];

/** Offsets in the heads of PKWARE's APPNOTE (4.3.7, 4.3.12, 4.3.16), with their widths. */
const zipFields: Readonly<Record<string, readonly (readonly [at: number, width: number])[]>> = {
  '504b0304': [
    [6, 2],
    [8, 2],
    [18, 4],
    [22, 4],
    [26, 2],
    [28, 2],
  ],
  '504b0102': [
    [8, 2],
    [10, 2],
    [20, 4],
    [24, 4],
    [28, 2],
    [30, 2],
    [32, 2],
    [38, 4],
    [42, 4],
  ],
  '504b0506': [
    [8, 2],
    [10, 2],
    [12, 4],
    [16, 4],
    [20, 2],
  ],
  '504b0606': [
    [24, 4],
    [32, 4],
    [40, 4],
    [48, 4],
  ],
};
const values = [0, 1, 8, 99, 0x7fff, 0xffff, 0x0010_0000, 0x7fff_ffff, 0xffff_ffff];

function zipFieldChanged(bytes: Buffer, random: Random): Buffer {
  const places = Object.entries(zipFields).flatMap(([mark, fields]) => {
    const sought = Buffer.from(mark, 'hex');
    const found: (readonly [number, number])[] = [];
    for (let at = bytes.indexOf(sought); at >= 0; at = bytes.indexOf(sought, at + 4)) {
      for (const [offset, width] of fields) {
        if (at + offset + width <= bytes.length) found.push([at + offset, width]);
      }
    }
    return found;
  });
  if (places.length === 0) return bytes;
  const [at, width] = random.pick(places);
  const out = Buffer.from(bytes);
  out.writeUIntLE(random.pick(values) % 2 ** (8 * width), at, width);
  return out;
}

/** Names in the directory and before the file, of the same length, so that the zip stays a zip. */
function zipNameChanged(bytes: Buffer, random: Random): Buffer {
  const names = [...bytes.toString('latin1').matchAll(/PK\x01\x02[^]{24}([^])([^])[^]{16}/g)];
  if (names.length === 0) return bytes;
  const place = random.pick(names);
  const length = (place[1]?.charCodeAt(0) ?? 0) + 256 * (place[2]?.charCodeAt(0) ?? 0);
  const at = place.index + 46;
  const name = bytes.subarray(at, at + length).toString('latin1');
  const evil = random.pick([
    '../'.repeat(40),
    '/etc/',
    '..\\',
    'C:\\',
    '\0',
    'CON',
    '\u00ff\u00fe',
  ]);
  const other = evil.slice(0, name.length).padEnd(name.length, name);
  const text = bytes.toString('latin1');
  return Buffer.from(name === '' ? text : text.replaceAll(name, () => other), 'latin1');
}

const zipSteps: readonly Step[] = [zipFieldChanged, zipFieldChanged, zipNameChanged];

const entities = (levels: number) =>
  `<!DOCTYPE a [${Array.from({ length: levels }, (_, level) => `<!ENTITY e${level + 1} "${level === 0 ? 'ha' : `&e${level};`.repeat(10)}">`).join('')}]>`;

const xmlSteps: readonly Step[] = [
  (bytes, random) =>
    replacedOnce(bytes, random, /<[^>]{1,200}>/g, (found) =>
      random.pick(['', found.repeat(2), '<', '<!--', '<![CDATA[', `${found}&#0;&#x10ffff;&bad;`]),
    ),
  (bytes, random) =>
    replacedOnce(
      bytes,
      random,
      />[^<]{1,200}</g,
      () => `>${random.pick(['', '-1', '1e309', 'NaN', '9'.repeat(400), '汉'.repeat(9_000)])}<`,
    ),
  (bytes, random) =>
    replacedOnce(bytes, random, /<[a-zA-Z][\w:]*/g, (found) =>
      random.pick([
        `${found} __proto__="1"`,
        '<__proto__',
        '<constructor',
        `${'<a>'.repeat(1 + random.below(9_000))}${found}`,
      ]),
    ),
  (bytes) => Buffer.concat([Buffer.from(entities(9)), Buffer.from('<a>&e9;</a>'), bytes]),
];

const textSteps: readonly Step[] = [
  (bytes, random) =>
    replacedOnce(bytes, random, /[,"\n\t]/g, () =>
      random.pick(['"', '""', '\r', ',,,,', '\0', ';', '\ufeff', '\n'.repeat(999)]),
    ),
  (bytes, random) =>
    replacedOnce(bytes, random, /[^,"\n\t]+/g, () =>
      random.pick([
        '=1+1',
        '＝HYPERLINK("x")',
        '@SUM(A1)',
        '-2+3',
        '9'.repeat(300),
        'x'.repeat(40_000),
      ]),
    ),
];

/** A reader of bytes that come over a wire knows no more of them than where a message begins. */
const wireSteps: readonly Step[] = [
  (bytes, random) => {
    const out = Buffer.from(bytes);
    // The length stands behind the head of a frame.
    if (out.length > 7) out.writeUInt16BE(random.pick([0, 3, 4, 0x1000, 0x7fff, 0xffff]), 5);
    return out;
  },
  (bytes, random) => Buffer.concat([bytes, bytes.subarray(random.below(bytes.length + 1)), bytes]),
];

export const structures = {
  png: pngSteps,
  jpeg: jpegSteps,
  tiff: tiffSteps,
  pdf: pdfSteps,
  zip: zipSteps,
  json: jsonSteps,
  xml: xmlSteps,
  text: textSteps,
  wire: wireSteps,
} as const satisfies Readonly<Record<string, readonly Step[]>>;
export type Format = keyof typeof structures;
