/** Rows of a letter that fit on its pages: a row is never broken over two. */
import type { LetterContent } from './letter-content';
import { longestRowValue } from './letter-content';

type Rows = LetterContent['rows'];

/** A value that is too long for one row goes on in the next ones, after a stop where there is one. */
export function shortRows(rows: Rows): Rows {
  return rows.flatMap(({ label, value }) =>
    piecesOf(value).map((piece, at) => ({ label: at === 0 ? label : '（续）', value: piece })),
  );
}

function piecesOf(value: string): string[] {
  const pieces: string[] = [];
  let rest = value;
  while (rest.length > longestRowValue) {
    const end = endOf(rest.slice(0, longestRowValue));
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}

function endOf(text: string): number {
  const stop = Math.max(...['。', '；', '，', '、'].map((sign) => text.lastIndexOf(sign)));
  if (stop > 0) return stop + 1;
  // Never within a character that takes two places.
  return /[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length;
}
