/** A list of problem records that the province gave back: its columns, its rows, and to which local case each belongs. */
import * as z from 'zod';
import { normaliseIdNumber } from '../domain/id-number';
import { foldCode } from '../search/fold';
import { dayIn } from '../text/day-in';
import type { TableCell } from '../text/table-cell';
import { cellText } from '../text/table-cell';
import type { CheckSubject, FoundCase } from './check-rules';
import { foundCase } from './check-rules';
import { foldName } from './name-fold';

/** More rows than a county has pupils in one grade are no list for one station. */
export const mostProblemRows = 20_000;

const cell = z.string().max(300);
export const problemRowSchema = z.strictObject({
  /** Line of the file, 1-based, as a spreadsheet counts. */
  line: z.number().int().positive(),
  name: cell,
  idNumber: cell,
  studentNumber: cell,
  /** `YYYY-MM-DD`, or empty. */
  birthDate: cell,
  grade: cell,
  problem: cell,
});
export type ProblemRow = z.infer<typeof problemRowSchema>;

/** Headings as the provinces write them, by the column they mean; compared without blanks and marks. */
const headings: { readonly [K in Exclude<keyof ProblemRow, 'line'>]: readonly string[] } = {
  name: ['姓名', '学生姓名', '学生名称'],
  idNumber: [
    '身份证件号',
    '身份证件号码',
    '身份证号',
    '身份证号码',
    '证件号码',
    '证件号',
    '公民身份号码',
  ],
  studentNumber: ['学籍号', '全国学籍号', '学籍号码', '全国学籍号码'],
  birthDate: ['出生日期', '出生年月日'],
  grade: ['年级', '年级名称', '班级年级', '所在年级'],
  problem: [
    '问题类型',
    '问题描述',
    '问题原因',
    '问题',
    '问题学籍类型',
    '错误原因',
    '错误信息',
    '核查结果',
    '备注',
  ],
};

/** Why a table of cells is no problem list. */
export type ListProblem =
  | { readonly kind: 'listWithoutHeadings' }
  | { readonly kind: 'listEmpty' }
  | { readonly kind: 'listTooLong' };

/** Rows of cells as read; the headings may stand below a title. */
export function problemRows(
  cells: readonly (readonly TableCell[])[],
):
  | { readonly ok: true; readonly rows: readonly ProblemRow[] }
  | { readonly ok: false; readonly error: ListProblem } {
  const at = cells.slice(0, 10).findIndex((row) => {
    const columns = columnsOf(row);
    return (
      columns.has('name') &&
      (columns.has('idNumber') || columns.has('studentNumber') || columns.has('birthDate'))
    );
  });
  const head = cells[at];
  if (head === undefined) return { ok: false, error: { kind: 'listWithoutHeadings' } };
  const columns = columnsOf(head);
  const rows = cells.slice(at + 1).flatMap((row, i): ProblemRow[] => {
    const text = (key: keyof typeof headings) =>
      cellText(row[columns.get(key) ?? -1])
        .trim()
        .slice(0, 300);
    const one = {
      line: at + i + 2,
      name: text('name'),
      idNumber: normaliseIdNumber(text('idNumber')).slice(0, 300),
      studentNumber: foldCode(text('studentNumber')),
      birthDate: dayIn(text('birthDate')) ?? '',
      grade: text('grade'),
      problem: text('problem'),
    };
    return one.name === '' && one.idNumber === '' && one.studentNumber === '' ? [] : [one];
  });
  if (rows.length === 0) return { ok: false, error: { kind: 'listEmpty' } };
  if (rows.length > mostProblemRows) return { ok: false, error: { kind: 'listTooLong' } };
  return { ok: true, rows };
}

function columnsOf(row: readonly TableCell[]): Map<keyof typeof headings, number> {
  const columns = new Map<keyof typeof headings, number>();
  row.forEach((cell, place) => {
    const bare = cellText(cell)
      .normalize('NFKC')
      .replace(/[\s★*()（）:：]/g, '');
    for (const [key, known] of Object.entries(headings)) {
      const name = key as keyof typeof headings;
      if (!columns.has(name) && known.includes(bare)) columns.set(name, place);
    }
  });
  return columns;
}

/** By what a row was found; `several` when more than one case fits, `none` when no case does. */
export type MatchedBy = 'studentNumber' | 'idNumber' | 'nameAndBirth' | 'several' | 'none';

export type MatchedRow = {
  readonly row: ProblemRow;
  readonly by: MatchedBy;
  readonly cases: readonly FoundCase[];
  readonly graduating: boolean;
  /** Whether somebody settled this row's problem at the case. */
  readonly settled: boolean;
};

/** What a row is settled under. */
export function reportedKey(
  row: Pick<ProblemRow, 'name' | 'idNumber' | 'studentNumber' | 'problem'>,
): string {
  return [row.studentNumber || row.idNumber || row.name, row.problem]
    .join(' ')
    .trim()
    .slice(0, 200);
}

/** Finds the case of each row by 学籍号, then number, then name and birth date; graduating classes first. */
export function matchProblems(
  rows: readonly ProblemRow[],
  subjects: Iterable<CheckSubject>,
): readonly MatchedRow[] {
  const byStudent = new Map<string, CheckSubject[]>();
  const byNumber = new Map<string, CheckSubject[]>();
  const byPerson = new Map<string, CheckSubject[]>();
  const wanted = {
    student: new Set(rows.map(({ studentNumber }) => studentNumber)),
    number: new Set(rows.flatMap((row) => [row.idNumber, row.studentNumber.slice(1)])),
    person: new Set(rows.map(personKey)),
  };
  for (const subject of subjects) {
    const number = foldCode(subject.idNumber);
    const student = foldCode(subject.facts.studentNumber);
    const person = personKey({ name: subject.name, birthDate: subject.facts.birthDate });
    if (student !== '' && wanted.student.has(student)) put(byStudent, student, subject);
    if (number !== '' && wanted.number.has(number)) put(byNumber, number, subject);
    if (person !== '' && wanted.person.has(person)) put(byPerson, person, subject);
  }
  const matched = rows.map((row): MatchedRow => {
    const { studentNumber: student } = row;
    const byG = student.startsWith('G') ? byNumber.get(student.slice(1)) : undefined;
    const found =
      some('studentNumber', byStudent.get(student) ?? byG) ??
      some('idNumber', byNumber.get(row.idNumber)) ??
      some('nameAndBirth', byPerson.get(personKey(row)));
    const cases = found?.cases ?? [];
    const key = reportedKey(row);
    return {
      row,
      by: found === undefined ? 'none' : cases.length > 1 ? 'several' : found.by,
      cases: cases.map(foundCase),
      graduating: graduates.test(row.grade) || cases.some(({ facts }) => facts.graduating),
      settled: cases.some(({ facts }) =>
        facts.settled.some((one) => one.kind === 'reported' && one.key === key),
      ),
    };
  });
  const rank = ({ graduating, settled }: MatchedRow) => (settled ? 2 : 0) + (graduating ? 0 : 1);
  return matched.toSorted((a, b) => rank(a) - rank(b) || a.row.line - b.row.line);
}

const graduates = /毕业|六年级|6年级|九年级|9年级|小六|初三/u;

function some(
  by: 'studentNumber' | 'idNumber' | 'nameAndBirth',
  cases: CheckSubject[] | undefined,
) {
  return cases === undefined ? undefined : { by, cases };
}

function personKey({ name, birthDate }: Pick<ProblemRow, 'name' | 'birthDate'>): string {
  return name === '' || birthDate === '' ? '' : `${foldName(name)} ${birthDate}`;
}

function put(groups: Map<string, CheckSubject[]>, key: string, subject: CheckSubject): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [subject]);
  else known.push(subject);
}
