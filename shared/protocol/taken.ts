/** The header by which a platform tells how much it ever took in of a station: commitments, reports, ratings, questions. */

export const takenHeader = 'Station-Taken';

/**
 * The header by which a station says how much a platform told it took in. One that was restored from an older back-up, and
 * holds less, takes in nothing more before the station knows: else it could come to the same count in an answer that is
 * lost, and nobody would ever ask for what is missing.
 */
export const knownTakenHeader = 'Station-Knows';

/** One number, or two where the request itself added to it: before, and after. */
export function parseTaken(
  text: string | undefined,
): { readonly before: number; readonly after: number } | undefined {
  const parts = /^(\d{1,9})(?: (\d{1,9}))?$/.exec(text ?? '');
  if (parts === null) return undefined;
  const before = Number(parts[1]);
  return { before, after: Number(parts[2] ?? before) };
}

/**
 * The header by which the feed's answers tell that the platform asked this station, at some time, to look again what it has
 * of it: files were found gone while the database was whole, so that no count went back. Each asking has another word; a
 * word that the station knows asks nothing.
 */
export const askedHeader = 'Station-Asked';

/** The word of the last asking. */
export function parseAsked(text: string | undefined): string | undefined {
  return text !== undefined && askedPattern.test(text) ? text : undefined;
}

export const askedPattern = /^[0-9A-Za-z-]{1,40}$/;
