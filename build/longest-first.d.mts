import { BaseSequencer } from 'vitest/node';

/** Begins with the files that take minutes; the others follow as Vitest orders them. */
export class LongestFirst extends BaseSequencer {}
