/**
 * What the chip of an identity card says in words: 256 bytes of UTF-16 (GA/T 490 机读文字信息). Residence permits for Hong
 * Kong, Macao and Taiwan (港澳台居民居住证机读信息规范, 2018) and cards of permanent residents from abroad (2017 edition;
 * 国家移民管理局, 机读信息规则 2023 edition) are read by the same readers and tell their kind in a letter of their own.
 */
import * as z from 'zod';
import { isCalendarDay } from '../domain/id-number';
import { daySchema } from '../domain/ids';
import type { Result } from '../domain/result';
import { err, ok } from '../domain/result';

export const cardTextBytes = 256;

const idCardKinds = ['resident', 'residencePermit', 'foreign2017', 'foreign2023'] as const;

export const idCardSchema = z.strictObject({
  kind: z.enum(idCardKinds),
  /** In Chinese; empty on the card of somebody who has no Chinese name. */
  name: z.string().max(15),
  /** In Latin letters, on cards of people from abroad. */
  latinName: z.string().max(60).optional(),
  sex: z.enum(['male', 'female']).optional(),
  /** Two figures of GB/T 3304. */
  nation: z.string().max(2).optional(),
  /** Three letters of GB/T 2659. */
  nationality: z.string().max(3).optional(),
  birthDate: daySchema.optional(),
  address: z.string().max(35).optional(),
  /** Where the person lives now, written into the chip after the card was made. */
  newAddress: z.string().max(18).optional(),
  number: z.string().min(1).max(18),
  issuer: z.string().max(15).optional(),
  validFrom: daySchema.optional(),
  /** `long` for 长期. */
  validUntil: z.union([daySchema, z.literal('long')]).optional(),
  /** 通行证号码, beside the number of a residence permit. */
  permitNumber: z.string().max(9).optional(),
});
export type IdCard = z.infer<typeof idCardSchema>;

/** Whether it is the card of a permanent resident from abroad. */
export function isForeign({ kind }: Pick<IdCard, 'kind'>): boolean {
  return kind === 'foreign2017' || kind === 'foreign2023';
}

export type CardTextError = { readonly kind: 'cardUnreadable' };

/** Where each part stands, as [characters before it, characters]. */
const resident = {
  name: [0, 15],
  sex: [15, 1],
  nation: [16, 2],
  birth: [18, 8],
  address: [26, 35],
  number: [61, 18],
  issuer: [79, 15],
  from: [94, 8],
  until: [102, 8],
  newAddress: [110, 18],
} as const;
const residencePermit = { ...resident, permitNumber: [110, 9] } as const;
const foreign2017 = {
  latinName: [0, 60],
  sex: [60, 1],
  number: [61, 15],
  nationality: [76, 3],
  name: [79, 15],
  from: [94, 8],
  until: [102, 8],
  birth: [110, 8],
} as const;
const foreign2023 = {
  name: [0, 15],
  sex: [15, 1],
  birth: [18, 8],
  latinName: [26, 35],
  number: [61, 18],
  from: [94, 8],
  until: [102, 8],
} as const;
/** 证件类型标识; on a resident's card this is one of the blanks behind a new address. */
const kindAt = 124;

/** Takes the text block apart; whatever is no card of a kind that is known is refused whole. */
export function parseCardText(bytes: Uint8Array): Result<IdCard, CardTextError> {
  const text = bytes.byteLength === cardTextBytes ? utf16(bytes) : undefined;
  if (text === undefined) return unreadable;
  const parts = partsOf(text);
  if (/[\p{Cc}]/u.test(Object.values(parts).join(''))) return unreadable;
  const parsed = idCardSchema.safeParse(parts);
  if (!parsed.success) return unreadable;
  const { name, latinName = '', number } = parsed.data;
  const isNamed = name !== '' || latinName !== '';
  return isNamed && /^[\dA-Z]{8,18}$/.test(number) ? ok(parsed.data) : unreadable;
}

const unreadable = err({ kind: 'cardUnreadable' } as const);

function partsOf(text: string): Record<string, string> {
  const at = ([from, length]: readonly [number, number]) =>
    trimmed(text.slice(from, from + length));
  const dates = (place: {
    readonly [K in 'birth' | 'from' | 'until']: readonly [number, number];
  }) => ({
    birthDate: dayOf(at(place.birth)),
    validFrom: dayOf(at(place.from)),
    validUntil: at(place.until) === '长期' ? 'long' : dayOf(at(place.until)),
  });
  const mark = text[kindAt];
  if (mark === 'I' || mark === 'Y') {
    const isFormer = mark === 'I';
    const place = isFormer ? foreign2017 : foreign2023;
    return filled(
      {
        kind: isFormer ? 'foreign2017' : 'foreign2023',
        latinName: at(place.latinName),
        ...(isFormer ? { nationality: at(foreign2017.nationality) } : {}),
        sex: sexOf(at(place.sex)),
        number: at(place.number),
        ...dates(place),
      },
      at(place.name),
    );
  }
  const isPermit = mark === 'J';
  const place = isPermit ? residencePermit : resident;
  return filled(
    {
      kind: isPermit ? 'residencePermit' : 'resident',
      sex: sexOf(at(place.sex)),
      address: at(place.address),
      number: at(place.number),
      issuer: at(place.issuer),
      ...(isPermit
        ? { permitNumber: at(residencePermit.permitNumber) }
        : { nation: at(place.nation), newAddress: at(place.newAddress) }),
      ...dates(place),
    },
    at(place.name),
  );
}

/** Leaves out what the card does not say. */
function filled(
  parts: Readonly<Record<string, string | undefined>>,
  name: string,
): Record<string, string> {
  const said = Object.entries(parts).flatMap(([key, text]) =>
    text === undefined || text === '' ? [] : [[key, text] as const],
  );
  return { name, ...Object.fromEntries(said) };
}

/** GB/T 2261.1. */
function sexOf(code: string): 'male' | 'female' | undefined {
  return code === '1' ? 'male' : code === '2' ? 'female' : undefined;
}

function dayOf(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  return isCalendarDay(Number(year), Number(month), Number(day))
    ? `${year}-${month}-${day}`
    : undefined;
}

/** Blanks and zeros fill every part to its end. */
function trimmed(text: string): string {
  return text.replace(/[\s\0]+$/u, '').replace(/^[\s]+/u, '');
}

/** Little-endian UTF-16; nothing when half of a pair stands alone. */
function utf16(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at < bytes.byteLength; at += 2) {
    text += String.fromCharCode(view.getUint16(at, true));
  }
  return /[\ud800-\udfff]/u.test(text) ? undefined : text;
}
