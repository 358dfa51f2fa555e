/** Reads DER (ITU-T X.690) that came from outside: bounded, never throws, and refuses whatever is not the one right form. */

/** Larger signatures, certificates and time stamps than this are not looked at. */
export const mostDerBytes = 65_536;

/** One element: its tag octet, its whole bytes and the bytes of its content. */
export type Der = { readonly tag: number; readonly whole: Bytes; readonly content: Bytes };
/** Bytes in memory of their own, as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Most elements read from one place: a token with hundreds of certificates is an attack. */
const mostElements = 200;

/** The bytes as one element and nothing behind it. */
export function readDer(bytes: Uint8Array): Der | undefined {
  if (bytes.byteLength > mostDerBytes) return undefined;
  const element = elementAt(Uint8Array.from(bytes), 0);
  return element?.whole.byteLength === bytes.byteLength ? element : undefined;
}

/** The element that the bytes begin with, whatever comes behind it. */
export function leadingDer(bytes: Uint8Array): Der | undefined {
  return bytes.byteLength > mostDerBytes ? undefined : elementAt(Uint8Array.from(bytes), 0);
}

/** What an element holds; nothing when that is not a row of whole elements. */
export function childrenOf(parent: Der | undefined, tag?: number): readonly Der[] | undefined {
  if (parent === undefined || (tag !== undefined && parent.tag !== tag)) return undefined;
  const found: Der[] = [];
  let at = 0;
  while (at < parent.content.byteLength) {
    const element = elementAt(parent.content, at);
    if (element === undefined || found.length === mostElements) return undefined;
    found.push(element);
    at += element.whole.byteLength;
  }
  return found;
}

function elementAt(bytes: Bytes, at: number): Der | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  // Tags of several octets appear in nothing that is read here.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  let length = first;
  let start = at + 2;
  if (first >= 0x80) {
    const octets = first & 0x7f;
    // No indefinite length, and none above 16 MB.
    if (octets === 0 || octets > 3) return undefined;
    length = 0;
    for (let index = 0; index < octets; index += 1) {
      length = length * 256 + (bytes[start + index] ?? 0);
    }
    start += octets;
    // X.690, 10.1: the shortest form only.
    if (length < 0x80 || (octets > 1 && length < 256 ** (octets - 1))) return undefined;
  }
  const end = start + length;
  if (end > bytes.byteLength) return undefined;
  return { tag, whole: bytes.subarray(at, end), content: bytes.subarray(start, end) };
}

/** An object identifier in dotted form. */
export function oidOf(element: Der | undefined): string | undefined {
  if (element?.tag !== tags.oid || element.content.byteLength > 32) return undefined;
  const arcs: number[] = [];
  let value = 0;
  for (const octet of element.content) {
    value = value * 128 + (octet & 0x7f);
    if (value > 0xffff_ffff) return undefined;
    if ((octet & 0x80) !== 0) continue;
    if (arcs.length === 0) {
      const root = Math.min(2, Math.floor(value / 40));
      arcs.push(root, value - root * 40);
    } else arcs.push(value);
    value = 0;
  }
  return arcs.length === 0 || (element.content.at(-1) ?? 0x80) >= 0x80 ? undefined : arcs.join('.');
}

/** UTCTime or GeneralizedTime in UTC, as an instant (RFC 5280, 4.1.2.5). */
export function instantOf(element: Der | undefined): string | undefined {
  if (element === undefined) return undefined;
  const text = String.fromCharCode(...element.content.subarray(0, 40));
  const digits =
    element.tag === tags.utcTime
      ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}`
      : element.tag === tags.generalizedTime
        ? text
        : '';
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(digits);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = ''] = parts;
  const instant = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
  const time = Date.parse(instant);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.byteLength === other.byteLength && one.every((octet, index) => octet === other[index]);

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0')).join('');

/** The bytes of a hexadecimal text; nothing when it is none. */
export function bytesOfHex(text: string): Bytes | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
