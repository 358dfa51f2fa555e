/** The .xlsx of exported pupil records: a sheet in the import template's order, and one that names every remark. */
import { writeXlsx } from 'hucre/xlsx';
import type { PupilRow, Remark } from '../../shared/pupil/export-check';
import { exportHeadings } from '../../shared/pupil/export-check';
import { safeText } from '../../shared/pupil/safe-text';

/** Words of the workbook itself. */
export type SheetWords = {
  readonly pupils: string;
  readonly remarks: string;
  readonly columns: {
    readonly number: string;
    readonly name: string;
    readonly field: string;
    readonly remark: string;
  };
  readonly kinds: { readonly [K in Remark['kind']]: string };
};

/** Every cell is a text: a spreadsheet would round an identity number to 15 figures. */
export async function pupilSheet(
  rows: readonly PupilRow[],
  words: SheetWords,
): Promise<Uint8Array> {
  const { number, name, field, remark } = words.columns;
  const titles = [number, name, field, remark];
  const asText = { numFmt: '@' };
  const remarks = rows.flatMap(({ checked }) =>
    checked.remarks.map(({ kind, heading }) => [
      safeText(checked.caseNumber).text,
      safeText(checked.name).text,
      heading,
      words.kinds[kind],
    ]),
  );
  return writeXlsx({
    sheets: [
      {
        name: words.pupils,
        columns: exportHeadings.map(() => ({ width: 16, ...asText })),
        rows: [
          [...exportHeadings],
          ...rows.filter(({ checked }) => !checked.leftOut).map(({ cells }) => [...cells]),
        ],
        freezePane: { rows: 1 },
      },
      {
        name: words.remarks,
        columns: titles.map(() => ({ width: 24, ...asText })),
        rows: [titles, ...remarks],
        freezePane: { rows: 1 },
      },
    ],
  });
}
