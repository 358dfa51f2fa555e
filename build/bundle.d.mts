/** Builds what is out of date; the packages must be installed. */
export function bundle(): Promise<void>;
