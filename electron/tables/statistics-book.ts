/** The statistics as a workbook and as a table: what the screen shows, and what was counted. */
import type { StatisticsTable } from '../../shared/i18n/statistics-words';
import { safeText } from '../../shared/pupil/safe-text';
import { csvText } from '../../shared/text/csv';
import { textSheet } from './text-sheet';
import { writeWorkbook } from './write-workbook';

/** A label and what stands beside it. */
export type About = readonly (readonly [label: string, value: string])[];

/** What of a table is written down. */
type Figures = Pick<StatisticsTable, 'title' | 'headings' | 'rows'>;

const safe = (value: string | number) => (typeof value === 'number' ? value : safeText(value).text);

/** A sheet of what was counted, and one for each table; figures are figures, so that they can be added. */
export function statisticsBook(
  aboutTitle: string,
  about: About,
  tables: readonly Figures[],
): Promise<Uint8Array> {
  const [first = ['', ''], ...more] = about.map((line) => line.map((text) => safeText(text).text));
  return writeWorkbook({
    sheets: [
      textSheet(aboutTitle, first, more, 28),
      ...tables.map(({ title, headings, rows }) => ({
        name: sheetName(title),
        columns: headings.map((_, index) => ({ width: index === 0 ? 28 : 14 })),
        rows: [headings.map(safe), ...rows.map((cells) => cells.map(safe))],
        freezePane: { rows: 1 },
      })),
    ],
  });
}

/** What no workbook takes in the name of a sheet, nor more than 31 characters. */
const sheetName = (title: string) => title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);

/** One table for programs that read nothing else. */
export function statisticsCsv({ headings, rows }: Omit<Figures, 'title'>): Uint8Array {
  const text = csvText([headings, ...rows.map((cells) => cells.map(String))]);
  return new TextEncoder().encode(text);
}
