/** Tables for spreadsheet programs (RFC 4180): every cell quoted, none of them taken for a formula. */
import { formulaStart } from './formula';

/** TAB, CR and LF begin another cell or line in some programs even inside quotes. */
const controls = /[\p{Cc}\u2028\u2029]/gu;

/** UTF-8 with a byte order mark, without which Excel guesses another encoding for Chinese. */
const byteOrderMark = '\ufeff';

/** The whole file as text. A cell that begins like a formula is kept as text by an apostrophe before it. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return byteOrderMark + rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function quoted(cell: string): string {
  const plain = cell.replace(controls, ' ');
  // Judged before and after: what hides behind a TAB is guarded as well.
  const guarded = formulaStart.test(plain) || formulaStart.test(cell) ? `'${plain}` : plain;
  return `"${guarded.replaceAll('"', '""')}"`;
}
