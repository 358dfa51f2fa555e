/** What a file of Vitest costs one core, in seconds; 0 when that is next to nothing. */
export function secondsOf(path: string): number;

/** Files of Vitest that only `--whole` runs, from the project's root. */
export function onlyWhole(): string[];

/** What Playwright is told to look for at every commit, as regular expressions. */
export function specsOfEveryCommit(project: 'station' | 'packed'): string[];

/** Every file that the set names, from the project's root. */
export function namedFiles(): string[];
