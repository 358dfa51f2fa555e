/** Types of corpora.mjs for the tests. */
export const corporaFolder: string;
