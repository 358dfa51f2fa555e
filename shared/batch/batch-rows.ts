/** The rows of an agent's spreadsheet as families: what each would be as a case, and what is wrong with it. */
import { childMarks } from '../domain/child-record';
import { derivedFromIdNumber } from '../domain/derived-fields';
import type { FieldKey, Form } from '../domain/form';
import { fieldText } from '../domain/form';
import type { GroupAnswers } from '../domain/group';
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
  /** The line that names the same child earlier in the list. */
  readonly sameAs?: number;
};

/** Reads the rows below the headings; rows without a word are none. */
export function batchRows(
  cells: readonly (readonly string[])[],
  headAt: number,
  columns: BatchColumns,
  usual: GroupAnswers,
): readonly BatchRow[] {
  const seen = new Map<string, number>();
  return cells.slice(headAt + 1).flatMap((row, i): BatchRow[] => {
    if (row.every((text) => text.trim() === '')) return [];
    const line = headAt + i + 2;
    const read = readRow(row, columns, usual);
    const marks = childMarks(read.form);
    const sameAs = marks.map((mark) => seen.get(mark)).find((before) => before !== undefined);
    for (const mark of marks) if (!seen.has(mark)) seen.set(mark, line);
    return [{ line, ...read, ...(sameAs === undefined ? {} : { sameAs }) }];
  });
}

function readRow(row: readonly string[], columns: BatchColumns, usual: GroupAnswers) {
  const form: Form = {};
  const answers = { ...usual };
  const unclear: ColumnMeaning[] = [];
  let folder = '';
  for (const [place, meaning] of columns.entries()) {
    const cell = row[place] ?? '';
    if (meaning === null || cell.trim() === '') continue;
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
  return { form: withNumberFacts(form), answers, folder, unclear };
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
