/** Cards as their chips hold them: texts laid out in 256 bytes, apart from the program's own reading of them. */

/** Parts in their order, each with how many characters it has. */
function block(parts: readonly (readonly [text: string, length: number])[]): Uint8Array {
  const text = parts.map(([part, length]) => part.padEnd(length, ' ').slice(0, length)).join('');
  if (text.length !== 128) throw new Error(`A card has 128 characters, not ${String(text.length)}`);
  return new Uint8Array(Buffer.from(text, 'utf16le'));
}

export type ResidentCard = {
  readonly name: string;
  readonly sex: '1' | '2';
  readonly nation: string;
  readonly birth: string;
  readonly address: string;
  readonly number: string;
  readonly issuer: string;
  readonly from: string;
  readonly until: string;
  readonly newAddress?: string;
};

/** GA/T 490. */
export function residentCard(card: ResidentCard): Uint8Array {
  const { name, sex, nation, birth, address, number, issuer, from, until, newAddress = '' } = card;
  return block([
    [name, 15],
    [sex, 1],
    [nation, 2],
    [birth, 8],
    [address, 35],
    [number, 18],
    [issuer, 15],
    [from, 8],
    [until, 8],
    [newAddress, 18],
  ]);
}

/** 港澳台居民居住证. */
export function residencePermit(
  card: Omit<ResidentCard, 'nation' | 'newAddress'> & {
    readonly permit: string;
  },
): Uint8Array {
  const { name, sex, birth, address, number, issuer, from, until, permit } = card;
  return block([
    [name, 15],
    [sex, 1],
    ['', 2],
    [birth, 8],
    [address, 35],
    [number, 18],
    [issuer, 15],
    [from, 8],
    [until, 8],
    [permit, 9],
    ['01', 2],
    ['', 3],
    ['J', 1],
    ['', 3],
  ]);
}

type ForeignCard = {
  readonly latinName: string;
  readonly name: string;
  readonly sex: '1' | '2';
  readonly number: string;
  readonly birth: string;
  readonly from: string;
  readonly until: string;
};

/** 外国人永久居留身份证, 2017 edition. */
export function foreignCard2017(card: ForeignCard & { readonly country: string }): Uint8Array {
  return block([
    [card.latinName, 60],
    [card.sex, 1],
    [card.number, 15],
    [card.country, 3],
    [card.name, 15],
    [card.from, 8],
    [card.until, 8],
    [card.birth, 8],
    ['01', 2],
    ['1500', 4],
    ['I', 1],
    ['', 3],
  ]);
}

/** 外国人永久居留身份证, 2023 edition. */
export function foreignCard2023(card: ForeignCard): Uint8Array {
  return block([
    [card.name, 15],
    [card.sex, 1],
    ['01', 2],
    [card.birth, 8],
    [card.latinName, 35],
    [card.number, 18],
    ['', 15],
    [card.from, 8],
    [card.until, 8],
    ['', 14],
    ['Y', 1],
    ['', 3],
  ]);
}
