/** The rows of an agent's spreadsheet as families: what each would be as a case, and what is wrong with it. */
import { childMarks } from '../domain/child-record';
import { derivedFromIdNumber } from '../domain/derived-fields';
import type { FieldKey, Form } from '../domain/form';
import { fieldText } from '../domain/form';
import type { GroupAnswers } from '../domain/group';
import type { TableCell } from '../text/table-cell';
import { cellText } from '../text/table-cell';
import { fieldCell, yesOrNo } from './batch-cells';
import type { BatchColumns, ColumnMeaning } from './batch-columns';

/** Families in one spreadsheet; an agent brings those of a village or an estate. */
export const mostBatchRows = 5_000;

/** A family of the spreadsheet, read. */
export type BatchRow = {
  /** Line of the file, 1-based, as a spreadsheet counts. */
  readonly line: number;
  readonly form: Form;
  readonly answers: GroupAnswers;
  /** As the spreadsheet says it; empty where it does not. */
  readonly folder: string;
  /** Fields whose cell says nothing that the form has a choice for. */
  readonly unclear: readonly ColumnMeaning[];
  /** Fields whose cell is a formula: the table shows something there that nobody reads. */
  readonly formulas: readonly ColumnMeaning[];
  /** The line that names the same child earlier in the list. */
  readonly sameAs?: number;
};

/** Whether a row says anything; formulas that are kept ready far below the last child say nothing. */
export const isFilled = (row: readonly TableCell[], columns: BatchColumns): boolean =>
  row.some((cell, place) => (cell === null ? columns[place] === 'child.name' : cell.trim() !== ''));

/** Reads the rows below the headings; rows without a word are none. */
export function batchRows(
  cells: readonly (readonly TableCell[])[],
  headAt: number,
  columns: BatchColumns,
  usual: GroupAnswers,
): readonly BatchRow[] {
  const seen = new Map<string, number>();
  return cells.slice(headAt + 1).flatMap((row, i): BatchRow[] => {
    if (!isFilled(row, columns)) return [];
    const line = headAt + i + 2;
    const read = readRow(row, columns, usual);
    const marks = childMarks(read.form);
    const sameAs = marks.map((mark) => seen.get(mark)).find((before) => before !== undefined);
    for (const mark of marks) if (!seen.has(mark)) seen.set(mark, line);
    return [{ line, ...read, ...(sameAs === undefined ? {} : { sameAs }) }];
  });
}

function readRow(row: readonly TableCell[], columns: BatchColumns, usual: GroupAnswers) {
  const form: Form = {};
  const answers = { ...usual };
  const unclear: ColumnMeaning[] = [];
  const formulas: ColumnMeaning[] = [];
  let folder = '';
  for (const [place, meaning] of columns.entries()) {
    if (meaning === null) continue;
    if (row[place] === null) {
      formulas.push(meaning);
      continue;
    }
    const cell = cellText(row[place]);
    if (cell.trim() === '') continue;
    if (meaning === 'folder') {
      folder = cell.trim().slice(0, 200);
    } else if (isAnswer(meaning)) {
      const said = yesOrNo(cell);
      if (said === undefined) unclear.push(meaning);
      else answers[answerOf[meaning]] = said;
    } else {
      const text = fieldCell(meaning, cell);
      if (text === undefined) unclear.push(meaning);
      else if (text !== '') form[meaning] = text;
    }
  }
  return { form: withNumberFacts(form), answers, folder, unclear, formulas };
}

const answerOf = {
  'answers.localRegister': 'localRegister',
  'answers.localHome': 'localHome',
  'answers.preferential': 'preferential',
} as const;
const isAnswer = (meaning: ColumnMeaning): meaning is keyof typeof answerOf =>
  Object.hasOwn(answerOf, meaning);

function withNumberFacts(form: Form): Form {
  const said = derivedFromIdNumber(fieldText(form, 'child.idNumber'), (key) =>
    fieldText(form, key),
  );
  return { ...form, ...Object.fromEntries(said) };
}

/** A field by which people know the row; empty where the table does not say it. */
export const rowName = ({ form }: Pick<BatchRow, 'form'>): string =>
  fieldText(form, 'child.name' satisfies FieldKey);
