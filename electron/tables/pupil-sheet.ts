/** The .xlsx of exported pupil records: a sheet in the import template's order, and one that names every remark. */
import type { PupilRow, Remark } from '../../shared/pupil/export-check';
import { exportHeadings } from '../../shared/pupil/export-check';
import { safeText } from '../../shared/pupil/safe-text';
import { textSheet } from './text-sheet';
import { writeWorkbook } from './write-workbook';

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

/** The pupils whose records leave, and every remark. */
export async function pupilSheet(
  rows: readonly PupilRow[],
  words: SheetWords,
): Promise<Uint8Array> {
  const { number, name, field, remark } = words.columns;
  const remarks = rows.flatMap(({ checked }) =>
    checked.remarks.map(({ kind, heading }) => [
      safeText(checked.caseNumber).text,
      safeText(checked.name).text,
      heading,
      words.kinds[kind],
    ]),
  );
  const pupils = rows.filter(({ checked }) => !checked.leftOut).map(({ cells }) => cells);
  return writeWorkbook({
    sheets: [
      textSheet(words.pupils, exportHeadings, pupils, 16),
      textSheet(words.remarks, [number, name, field, remark], remarks, 24),
    ],
  });
}
