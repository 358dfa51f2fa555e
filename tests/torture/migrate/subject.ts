/** One step from an old format to the one of this program, as something that a kill can interrupt. */

/** A program that is opening an old folder. */
export type Opening = {
  /** Resolves when the step itself begins; kills are aimed at the moments after it. */
  readonly begins: Promise<void>;
  readonly kill: () => Promise<void>;
};

/**
 * A format and one of its past versions. To add the vault or the ledger: make a folder as the old program left it,
 * open it with this program, and say what is wrong with it afterwards; the kills and the counting are the area's.
 */
export type Subject = {
  readonly name: string;
  /** Makes `folder` one that a program of the old version left; once per run. */
  readonly makeOld: (folder: string) => Promise<void>;
  readonly open: (folder: string) => Promise<Opening>;
  /** What is wrong: neither fully old nor fully new at first sight, or not all there once it was opened. */
  readonly judge: (
    folder: string,
  ) => Promise<{ readonly problems: readonly string[]; readonly found: 'old' | 'new' }>;
  /** Meets what a later program left: it has to be refused, and stay as it is. */
  readonly meetNewer?: (folder: string) => Promise<readonly string[]>;
};
