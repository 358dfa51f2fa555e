/** Countries and regions of the world: three letters of GB/T 2659.1 (ISO 3166-1), from the package i18n-iso-countries. */
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import zh from 'i18n-iso-countries/langs/zh.json' with { type: 'json' };

/** A country or region as the record names it. */
export type Country = { readonly code: string; readonly name: string };

const names = zh.countries as Readonly<Record<string, string | readonly string[]>>;
const ownNames: Readonly<Record<string, string>> = {
  HKG: '中国香港',
  MAC: '中国澳门',
  TWN: '中国台湾',
};

/** China first, then in the order of the codes. */
export const countries: readonly Country[] = (codes as readonly (readonly string[])[])
  .flatMap(([two = '', three = '']) => {
    const known = names[two];
    const name = ownNames[three] ?? (typeof known === 'string' ? known : known?.[0]);
    return name === undefined ? [] : [{ code: three, name }];
  })
  .sort((a, b) => rank(a) - rank(b));

const known = new Map(countries.map(({ code, name }) => [code, name]));

/** The name of a country by its three letters. */
export function countryName(code: string): string | undefined {
  return known.get(code);
}

function rank({ code }: Country): number {
  return ['CHN', 'HKG', 'MAC', 'TWN'].indexOf(code) + 1 || 9;
}
