/**
 * The signed code of a letter: number, kind and day with the Ed25519 signature of the station that numbered it. Nothing of
 * the family is in it, so it proves that a letter with this number was issued, not what else stands on the paper.
 *
 * Who can check it without a line: the station itself, by its own key, and every station paired with the same platform, by
 * the platform's certificate of the issuing station's key, which comes with the code (see station-certificate.ts), or by the
 * platform's directory. A letter of a station that was not paired is checked by that station alone.
 */
import { daysAfter, daysBetween } from '../domain/calendar-day';
import type { LetterKind } from '../domain/letter';
import { canonicalJson } from '../protocol/canonical-json';
import { decodeUtf8, encodeUtf8 } from '../text/utf8';
import { crc16, fromBase32, toBase32 } from './code-text';

/** What the station signs. */
export type CodedLetter = {
  readonly number: string;
  readonly kind: LetterKind;
  /** Beijing day on which the number was drawn. */
  readonly day: string;
};

/** What a code says, and by what it can be checked. */
export type LetterCode = CodedLetter & {
  /** Raw Ed25519 public key of the station, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly signature: Uint8Array;
  /** Absent when the station had no certificate. */
  readonly certified?: { readonly stationCode: string; readonly certificate: Uint8Array };
};

const keyBytes = 32;
const signatureBytes = 64;
/** 入学文书, and the version of what follows. Capitals and figures alone: any scanner that types gives them right. */
const mark = 'RXWS1';
const inText = new RegExp(`${mark}([A-Z2-7]{1,680})`);

const kindMarks = {
  receipt: 1,
  supplementNotice: 2,
  placeNotice: 3,
  refusalNotice: 4,
  custodyReceipt: 5,
} as const satisfies Record<LetterKind, number>;

/** The very text that the station signs: bound to its purpose and to the key (base64). */
export function letterSigningText({ number, kind, day }: CodedLetter, publicKey: string): string {
  return `enrollment-station/letter/1\n${canonicalJson({ number, kind, day, publicKey })}`;
}

/** The code as text of capitals and figures, with a checksum: a scan that lost a character is told from a forgery. */
export function letterCodeText({ number, kind, day, ...code }: LetterCode): string {
  const days = daysOf(day);
  const { certified } = code;
  const body = [
    kindMarks[kind],
    days >> 8,
    days & 0xff,
    ...withLength([...encodeUtf8(number)]),
    ...code.publicKey,
    ...code.signature,
    ...withLength([...encodeUtf8(certified?.stationCode ?? '')]),
    ...(certified?.certificate ?? []),
  ];
  const sum = crc16(body);
  return mark + toBase32([...body, sum >> 8, sum & 0xff]);
}

/** The code in what was scanned or typed; `damaged` when there is one but not the whole of it. */
export function letterCodeIn(scanned: string): LetterCode | 'damaged' | undefined {
  const found = inText.exec(scanned.toUpperCase());
  if (found === null) return scanned.toUpperCase().includes(mark) ? 'damaged' : undefined;
  const all = fromBase32(found[1] ?? '');
  const body = all.slice(0, -2);
  const [high = 0, low = 0] = all.slice(-2);
  if (body.length === 0 || crc16(body) !== high * 256 + low) return 'damaged';
  return parseBody(body) ?? 'damaged';
}

function parseBody(body: readonly number[]): LetterCode | undefined {
  let at = 0;
  const take = (count: number) => body.slice(at, (at += count));
  const text = () => decodeUtf8(Uint8Array.from(take(take(1)[0] ?? 0)));
  const [kindMark = 0, high = 0, low = 0] = take(3);
  const number = text();
  const publicKey = Uint8Array.from(take(keyBytes));
  const signature = Uint8Array.from(take(signatureBytes));
  const stationCode = text();
  const certificate = Uint8Array.from(take(stationCode === '' ? 0 : signatureBytes));
  const kind = kindOf(kindMark);
  const isWhole = at === body.length && signature.length === signatureBytes;
  if (kind === undefined || !isWhole || number === undefined || stationCode === undefined) {
    return undefined;
  }
  const day = dayOf(high * 256 + low);
  const certified = stationCode === '' ? {} : { certified: { stationCode, certificate } };
  return { number, kind, day, publicKey, signature, ...certified };
}

function kindOf(kindMark: number): LetterKind | undefined {
  const found = Object.entries(kindMarks).find(([, value]) => value === kindMark);
  return found?.[0] as LetterKind | undefined;
}

/** Where a computer begins that lost its clock: two bytes of days last until 2149. */
const firstDay = '1970-01-01';
const daysOf = (day: string) => daysBetween(firstDay, day) & 0xffff;
const dayOf = (days: number) => daysAfter(firstDay, days);

function withLength(bytes: readonly number[]): number[] {
  if (bytes.length > 255) throw new Error('A number this long is on no letter');
  return [bytes.length, ...bytes];
}
