/** Texts of people on their way into a table that somebody opens with a spreadsheet program. */
import { formulaStart } from '../text/formula';

/** Control characters, among them TAB, CR and LF that begin another cell or line; XML takes none of the others. */
const controls = /[\p{Cc}\u2028\u2029\ufeff\ufffe\uffff]/gu;
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export type SafeText = {
  readonly text: string;
  /** `guarded`: an apostrophe stands before it now; `cleaned`: characters that no cell can hold are gone. */
  readonly changed: 'no' | 'guarded' | 'cleaned';
};

/** The text as it may stand in a cell, and whether it is another one now. */
export function safeText(text: string): SafeText {
  const clean = text.replace(controls, ' ').replace(loneSurrogates, '').trim();
  // Judged as it was: what hid behind a TAB stays guarded.
  if (formulaStart.test(clean)) return { text: `'${clean}`, changed: 'guarded' };
  return { text: clean, changed: clean === text.trim() ? 'no' : 'cleaned' };
}
