/** Drill 演练: the marks of everything made for practice, so that nothing of it ever passes for real. */

/** No real station has it: their codes are spelled without the letter I. */
export const drillCodePrefix = 'DRILL';

/** Stands at the front of the letter numbers and file names of a drill. */
export const drillWord = '演练';

/** Whether a station code, or a number that begins with one, was made for practice. */
export function isDrillCode(text: string): boolean {
  return text.trim().toUpperCase().startsWith(drillCodePrefix);
}

/** What a drill may let its pretended platform say. */
export const drillAnswers = [
  'receipt',
  'reviewPassed',
  'accepted',
  'correction',
  'refused',
] as const;
export type DrillAnswer = (typeof drillAnswers)[number];
