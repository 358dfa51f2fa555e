/** The header by which a platform tells how much it ever took in of a station: commitments, reports, ratings, questions. */

export const takenHeader = 'Station-Taken';

/** One number, or two where the request itself added to it: before, and after. */
export function parseTaken(
  text: string | undefined,
): { readonly before: number; readonly after: number } | undefined {
  const parts = /^(\d{1,9})(?: (\d{1,9}))?$/.exec(text ?? '');
  if (parts === null) return undefined;
  const before = Number(parts[1]);
  return { before, after: Number(parts[2] ?? before) };
}
