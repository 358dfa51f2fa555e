/** The .xlsx that tells an agent what became of every family of a batch. */
import type { Standing } from '../../shared/batch/batch-standing';
import type { BatchResultLine } from '../../shared/ipc/calls/batch';
import { safeText } from '../../shared/pupil/safe-text';
import { textSheet } from './text-sheet';
import { writeWorkbook } from './write-workbook';

/** Words of the workbook, from the language of the window. */
export type BatchSheetWords = {
  readonly sheet: string;
  readonly headings: readonly string[];
  readonly state: (line: BatchResultLine) => string;
  readonly refused: (line: BatchResultLine) => string;
  readonly standing: (standing: Standing | undefined) => string;
};

/** A line for every family, in the order of the spreadsheet. */
export function batchSheet(
  lines: readonly BatchResultLine[],
  numbers: ReadonlyMap<string, string>,
  /** By the line. */
  standings: ReadonlyMap<number, Standing>,
  words: BatchSheetWords,
): Promise<Uint8Array> {
  const rows = lines.map((one) => [
    String(one.line),
    one.name,
    words.state(one),
    numbers.get(one.caseId) ?? '',
    String(one.outcome?.pages ?? 0),
    String(one.outcome?.waiting ?? 0),
    words.refused(one),
    words.standing(standings.get(one.line)),
  ]);
  // A name that begins like a formula must not become one in somebody's spreadsheet.
  const safe = rows.map((row) => row.map((text) => safeText(text).text));
  return writeWorkbook({ sheets: [textSheet(words.sheet, words.headings, safe, 18)] });
}
