/** Types of files.mjs for the tests. */
export function filesBelow(folder: string): string[];
