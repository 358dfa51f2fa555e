/** English: what is safe and whom to ask, said again and again. */

export const kept = 'Everything saved so far is safe; nothing was lost.';
export const unchanged = 'The case was not changed.';
export const fileKept = 'The file was not changed, and the pages already in the case are safe.';
export const numberKept = 'Its number and contents are saved; no number is used twice or skipped.';
export const notClipped =
  'Nothing was clipped yet; the case, its pages and letters are as they were.';
export const queueKept = 'Everything waiting is on this computer and will be sent by itself.';
