/** A sheet of a workbook in which everything is text. */

/** A heading row that stays in sight, and lines; a spreadsheet would round an identity or case number to 15 figures. */
export function textSheet(
  name: string,
  headings: readonly string[],
  lines: readonly (readonly string[])[],
  width: number,
) {
  return {
    name,
    columns: headings.map(() => ({ width, numFmt: '@' })),
    rows: [[...headings], ...lines.map((line) => [...line])],
    freezePane: { rows: 1 },
  };
}
