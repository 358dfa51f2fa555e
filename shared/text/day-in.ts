/** Days as people and spreadsheets write them. */

/** 20200305, 2020/3/5, 2020-03-05 and 2020年3月5日 are the same day, `YYYY-MM-DD`; anything else is none. */
export function dayIn(text: string): string | undefined {
  const figures =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})\D(\d{1,2})\D(\d{1,2})\D?(?:\s.*|T.*)?$/.exec(text);
  if (figures === null) return undefined;
  const [, year = '', month = '', day = ''] = figures;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
