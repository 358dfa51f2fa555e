/** Addresses as catchments compare them: one way of writing for what people write in many. */

/** 省, 市, 区 one after the other, as a region's name lists them. */
const divisions = /[^省市区县旗州]+(?:自治区|自治州|省|市|区|县|旗|州)/g;

/** An address without blanks, punctuation, full-width forms and the names of the region it lies in. */
export function plainAddress(text: string, regionName: string): string {
  let rest = text
    .normalize('NFKC')
    .replace(/[\p{P}\p{Z}\s]/gu, '')
    .replaceAll('號', '号')
    .toUpperCase();
  for (const name of regionName.match(divisions) ?? []) {
    if (rest.startsWith(name)) rest = rest.slice(name.length);
  }
  return rest;
}

/** The house number with which a text begins, or nothing. */
export function leadingNumber(text: string): number | undefined {
  const digits = /^\d{1,6}/.exec(text)?.[0];
  return digits === undefined ? undefined : Number(digits);
}
