/** Search records of many cases as one block of bytes: columns first, then the texts in two heaps. */
import type { CaseState } from '../domain/case';
import { caseStates } from '../domain/case';
import type { ApplicantGroup } from '../domain/group';
import { findingKinds } from '../domain/finding';
import { applicantGroups } from '../domain/group';
import { starredKeys } from '../pupil/pupil-score';
import {
  searchFieldNames,
  type SearchField,
  type SearchRecord,
  type SearchTexts,
} from './search-record';

/** Bytes that can be transferred to a worker and sealed. */
export type PageBytes = Uint8Array<ArrayBuffer>;

/** Where a text stands, one byte or two per character; empty where the record has none. */
export type TextPlace = {
  readonly heap: Uint8Array | Uint16Array;
  readonly start: number;
  readonly end: number;
};

/** Where the texts of a record stand, its id first; the same objects again for the next record. */
export type RecordPlaces = readonly TextPlace[];

/** The number of a field's text among the places of a record. */
export const placeOfField = (field: number) => field + 1;

/** A page opened for reading; nothing is copied out of it before it is asked for. */
export type SearchPage = NonNullable<ReturnType<typeof openSearchPage>>;

/** A page of a program with other fields, states or groups is not guessed at. */
const layout = fingerprint(
  JSON.stringify([
    'search-page',
    1,
    searchFieldNames,
    caseStates,
    applicantGroups,
    starredKeys,
    findingKinds,
  ]),
);
const headWords = 4;
/** Texts of each record: its id and every field. */
const textsPerRecord = searchFieldNames.length + 1;
const wideBit = 0x8000;
/** The second address of most families is the first one again. */
const sameAsRegister = 0xffff;
const longestText = 0x7ffe;
const registerPlace = 1 + searchFieldNames.indexOf('register.address');
const residencePlace = 1 + searchFieldNames.indexOf('residence.address');

/** Packs records in the order given. The byte order is that of every machine Electron runs on. */
export function encodeSearchPage(records: readonly SearchRecord[]): PageBytes {
  const texts = records.map(textsOf);
  const all = texts.flat();
  const narrow = all.filter(isNarrow).reduce((sum, { length }) => sum + length, 0);
  const wide = all.reduce((sum, { length }) => sum + length, 0) - narrow;
  const at = sections(records.length, narrow, wide);
  const buffer = new ArrayBuffer(at.end);
  const page = views(buffer, records.length, narrow, wide);
  page.head.set([layout, records.length, narrow, wide]);
  let narrowEnd = 0;
  let wideEnd = 0;
  records.forEach(({ seq, state, group }, i) => {
    page.seqs[i] = seq;
    page.states[i] = caseStates.indexOf(state);
    page.groups[i] = applicantGroups.indexOf(group);
    page.narrowStarts[i] = narrowEnd;
    page.wideStarts[i] = wideEnd;
    texts[i]?.forEach((text, place) => {
      const narrowText = isNarrow(text);
      page.lengths[i * textsPerRecord + place] = narrowText ? text.length : text.length | wideBit;
      const heap = narrowText ? page.narrow : page.wide;
      const start = narrowText ? narrowEnd : wideEnd;
      for (let c = 0; c < text.length; c += 1) heap[start + c] = text.charCodeAt(c);
      if (narrowText) narrowEnd += text.length;
      else wideEnd += text.length;
    });
    if (isSameAddress(records[i]?.texts)) {
      page.lengths[i * textsPerRecord + residencePlace] = sameAsRegister;
    }
  });
  return new Uint8Array(buffer);
}

/** Opens packed records; `undefined` when another program packed them. */
export function openSearchPage({ buffer, byteOffset, byteLength }: PageBytes) {
  const whole = byteOffset % 8 === 0 ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
  const from = byteOffset % 8 === 0 ? byteOffset : 0;
  if (byteLength < headWords * 4) return undefined;
  const [made, count = 0, narrow = 0, wide = 0] = new Uint32Array(whole, from, headWords);
  if (made !== layout || sections(count, narrow, wide).end !== byteLength) return undefined;
  const page = views(whole, count, narrow, wide, from);

  const places = Array.from(
    { length: textsPerRecord },
    (): { -readonly [k in keyof TextPlace]: TextPlace[k] } => ({
      heap: page.narrow,
      start: 0,
      end: 0,
    }),
  );
  const locate = (record: number): RecordPlaces => {
    let narrowEnd = page.narrowStarts[record] as number;
    let wideEnd = page.wideStarts[record] as number;
    for (let place = 0; place < textsPerRecord; place += 1) {
      const found = places[place] as (typeof places)[number];
      const length = page.lengths[record * textsPerRecord + place] as number;
      if (length === sameAsRegister) Object.assign(found, places[registerPlace]);
      else if ((length & wideBit) !== 0) {
        found.heap = page.wide;
        found.start = wideEnd;
        wideEnd += length & ~wideBit;
        found.end = wideEnd;
      } else {
        found.heap = page.narrow;
        found.start = narrowEnd;
        narrowEnd += length;
        found.end = narrowEnd;
      }
    }
    return places;
  };

  return {
    count,
    seqs: page.seqs,
    states: page.states,
    groups: page.groups,
    locate,
    /** Where the id alone stands; an object of its own. */
    idPlace(record: number): TextPlace {
      const length = page.lengths[record * textsPerRecord] as number;
      const isWide = (length & wideBit) !== 0;
      const start = (isWide ? page.wideStarts[record] : page.narrowStarts[record]) as number;
      return { heap: isWide ? page.wide : page.narrow, start, end: start + (length & ~wideBit) };
    },
    /** Whether the second address is the first one again. */
    hasSameAddress: (record: number) =>
      page.lengths[record * textsPerRecord + residencePlace] === sameAsRegister,
    id: (record: number) => textIn(locate(record)[0]),
    /** The text of the field with this number; empty where there is none. */
    text: (record: number, field: number) => textIn(locate(record)[placeOfField(field)]),
    texts(record: number): SearchTexts {
      const texts: { [field in SearchField]?: string } = {};
      const all = locate(record);
      searchFieldNames.forEach((field, number) => {
        const text = textIn(all[placeOfField(number)]);
        if (text !== '') texts[field] = text;
      });
      return texts;
    },
  };
}

/** Spreading the same codes takes three times as long. */
const fromCharCodes = String.fromCharCode.apply.bind(String.fromCharCode) as unknown as (
  self: null,
  codes: ArrayLike<number>,
) => string;

/** The text that stands there. */
export function textIn(place: TextPlace | undefined): string {
  if (place === undefined) return '';
  return fromCharCodes(null, place.heap.subarray(place.start, place.end));
}

/** The records of a page as they were packed. */
export function recordsOf(page: SearchPage): SearchRecord[] {
  return Array.from({ length: page.count }, (_, i) => ({
    id: page.id(i),
    seq: page.seqs[i] ?? 0,
    state: stateOf(page.states[i] ?? 0),
    group: groupOf(page.groups[i] ?? 0),
    texts: page.texts(i),
  }));
}

/** The state with this number in a page. */
export function stateOf(number: number): CaseState {
  return caseStates[number] ?? 'draft';
}

/** The group with this number in a page. */
export function groupOf(number: number): ApplicantGroup {
  return applicantGroups[number] ?? 'homeAndRegister';
}

function textsOf({ id, texts }: SearchRecord): string[] {
  const all = [id, ...searchFieldNames.map((field) => texts[field] ?? '')];
  if (isSameAddress(texts)) all[residencePlace] = '';
  return all.map((text) => text.slice(0, longestText));
}

function isSameAddress(texts: SearchTexts | undefined): boolean {
  const address = texts?.['residence.address'];
  return address !== undefined && address === texts?.['register.address'];
}

function isNarrow(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** Where each section begins; the widest numbers come first, so that every one is aligned. */
function sections(count: number, narrow: number, wide: number) {
  const seqs = headWords * 4;
  const starts = seqs + count * 8;
  const lengths = starts + count * 8;
  const wideText = lengths + count * textsPerRecord * 2;
  const bytes = wideText + wide * 2;
  return { seqs, starts, lengths, wideText, bytes, end: bytes + count * 2 + narrow };
}

function views(buffer: ArrayBuffer, count: number, narrow: number, wide: number, from = 0) {
  const at = sections(count, narrow, wide);
  const bytes = from + at.bytes;
  return {
    head: new Uint32Array(buffer, from, headWords),
    seqs: new Float64Array(buffer, from + at.seqs, count),
    narrowStarts: new Uint32Array(buffer, from + at.starts, count),
    wideStarts: new Uint32Array(buffer, from + at.starts + count * 4, count),
    lengths: new Uint16Array(buffer, from + at.lengths, count * textsPerRecord),
    wide: new Uint16Array(buffer, from + at.wideText, wide),
    states: new Uint8Array(buffer, bytes, count),
    groups: new Uint8Array(buffer, bytes + count, count),
    narrow: new Uint8Array(buffer, bytes + count * 2, narrow),
  };
}

function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
