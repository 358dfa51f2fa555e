/** Addresses as catchments compare them: one way of writing for what people write in many. */

/** 省, 市, 区 one after the other, as a region's name lists them; 州 ends a name only in 自治州, not in 苏州市. */
const divisions = /[^省市区县旗]+?(?:自治区|自治州|自治县|自治旗|省|市|区|县|旗)/g;

/** An address without blanks, punctuation and full-width forms; what parts two numbers stays, as 10-1号 is not 101号. */
export function withoutPunctuation(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/(?<=\d)[\p{P}\p{Z}\s~]+(?=\d)/gu, '~')
    .replace(/[\p{P}\p{Z}\s]/gu, '');
}

/** The same without the names of the region it lies in. */
export function plainAddress(text: string, regionName: string): string {
  const rest = withoutPunctuation(text).replaceAll('號', '号').toUpperCase();
  const names = [...regionName.matchAll(divisions)];
  // From any of the divisions on to the last one: 沙市区 has a 市 within its name.
  const whole = names
    .map(({ index }) => regionName.slice(index))
    .find((from) => rest.startsWith(from));
  if (whole !== undefined) return rest.slice(whole.length);
  return names.reduce(
    (left, [name]) => (left.startsWith(name) ? left.slice(name.length) : left),
    rest,
  );
}

/** The house number with which a text begins, or nothing. */
export function leadingNumber(text: string): number | undefined {
  const digits = /^\d{1,6}/.exec(text)?.[0];
  return digits === undefined ? undefined : Number(digits);
}

const unit = String.raw`[A-Za-zＡ-Ｚａ-ｚ\d０-９一二三四五六七八九十东西南北中]{1,6}`;
/** What stands behind a building in an address: stair, floor and door, the last of them first. */
const flats = [
  new RegExp(`${unit}(?:单元|门|层|室|户|房|号房)$`, 'u'),
  // A bare number behind a building, and each number behind a dash.
  /(?<=号楼|栋|幢|座|单元|[\d０-９]楼)[A-Za-z]?[\d０-９]{1,5}号?$/u,
  /(?<=[\d０-９])[-－–—][A-Za-z\d０-９]{1,6}$/u,
];
/** With what has to stand before it. */
const longestFlat = 12;
const shortestPlace = 4;

/** An address as far as neighbours share it: a flat's building, a whole address where none is told apart in it. */
export function withoutFlat(address: string): string {
  const place = address.replace(/[\s,，、－–—-]+$/u, '');
  const [before, end] = [place.slice(0, -longestFlat), place.slice(-longestFlat)];
  const left = flats.map((flat) => end.replace(flat, '')).find((one) => one !== end);
  if (left === undefined) return place;
  const shorter = before + left;
  return [...shorter.trim()].length < shortestPlace ? place : withoutFlat(shorter);
}
