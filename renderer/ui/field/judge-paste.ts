/** What of the clipboard a field can take; the rest is refused as a whole, for half of it would go in unseen. */

/** What lies in the clipboard, as far as a field is concerned. */
export type Pasted = {
  readonly text: string;
  /** Markup that comes with it, as spreadsheets and word processors give it. */
  readonly html: string;
  readonly hasFiles: boolean;
};

/** The field as it stands; `most` characters may stand in it. */
export type PasteTarget = {
  readonly isOneLine: boolean;
  readonly most: number | undefined;
  /** Characters that stay beside what is pasted. */
  readonly staying: number;
};

export type PasteRefusal =
  | { readonly kind: 'picture' }
  | { readonly kind: 'table' }
  | { readonly kind: 'tooLong'; readonly characters: number; readonly most: number };

/**
 * Why a field cannot take it; `undefined` where it can. One cell of a spreadsheet comes with the end of its line and is a
 * text like any other; several lines of plain text are joined by the field itself, as an address in two lines is.
 */
export function judgePaste(
  { text, html, hasFiles }: Pasted,
  { isOneLine, most, staying }: PasteTarget,
): PasteRefusal | undefined {
  if (text === '') return hasFiles ? { kind: 'picture' } : undefined;
  const whole = text.replace(/[\r\n]+$/, '');
  const isInTable = /<table[\s>]/i.test(html) && /[\r\n]/.test(whole);
  if (isOneLine && (whole.includes('\t') || isInTable)) return { kind: 'table' };
  const characters = isOneLine ? whole.length : text.length;
  if (most !== undefined && staying + characters > most)
    return { kind: 'tooLong', characters, most };
  return undefined;
}
