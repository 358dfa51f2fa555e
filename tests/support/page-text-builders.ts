/** Pages as a reader hands them over, invented: lines with their places. */
import type { PageText } from '../../shared/domain/page-text';

/** A line by its text and the left and top of its box; characters are as wide as the line is high. */
export type PlacedLine = readonly [text: string, x: number, y: number, height?: number];

const narrow = /[\u0020-\u007e]/u;

export function pageText(
  lines: readonly PlacedLine[],
  options: { readonly doubtful?: string; readonly size?: readonly [number, number] } = {},
): PageText {
  const [widthPx, heightPx] = options.size ?? [1_700, 1_250];
  return {
    reader: 'invented',
    widthPx,
    heightPx,
    lines: lines.map(([text, x, y, height = 44]) => {
      const characters = Array.from(text);
      const width = characters.reduce(
        (sum, one) => sum + (narrow.test(one) ? height * 0.5 : height * 0.9),
        0,
      );
      const doubtful = characters.flatMap((one, i) =>
        options.doubtful?.includes(one) === true ? [i] : [],
      );
      return {
        text,
        sure: 0.98,
        doubtful,
        box: [
          [x, y],
          [x + width, y],
          [x + width, y + height],
          [x, y + height],
        ],
      };
    }),
  };
}

/** Cells of a table as label and value, row by row in two columns. */
export function tablePage(
  title: string,
  rows: readonly (readonly string[])[],
  more: readonly PlacedLine[] = [],
): PageText {
  const lines = rows.flatMap((row, i) =>
    row.flatMap((text, k): PlacedLine[] =>
      text === '' ? [] : [[text, [100, 380, 900, 1_260][k] ?? 100, 220 + i * 85]],
    ),
  );
  return pageText([[title, 600, 60, 50], ...lines, ...more], { size: [1_700, 1_600] });
}
