/** A cell of a spreadsheet that came from outside. */

/**
 * Its text, or `null` for a formula: what one came to was computed elsewhere, from who knows what, and is never taken. Nor
 * is it an empty cell, which says nothing: who brought the table sees something there.
 */
export type TableCell = string | null;

/** The text where a formula counts as nothing. */
export const cellText = (cell: TableCell | undefined): string => cell ?? '';
