/** What may be done with codes on receipts and letters from anywhere in the station. */
import { createContext, use } from 'react';
import type { AppError } from '../../../shared/domain/app-error';

/** Opens the dialog that scans. */
export const scanKey = 'Ctrl+B';

/** Opens it where letters are checked. */
export const verifyKey = 'Ctrl+Shift+B';

/** What a code is read for: to open its case, or to check its letter. */
export type ScanPurpose = 'open' | 'verify';

/** What a scanner gave; each scan is a text of its own, also when it reads the same. */
export type ScannedText = { readonly text: string };

/** What may be done with codes from anywhere. */
export type Codes = {
  /**
   * Opens the case of the first of these numbers that is known here; the reason when none is. A signed code of another
   * station in `scanned` is checked instead.
   */
  readonly openFirst: (
    numbers: readonly string[],
    scanned?: string,
  ) => Promise<AppError | undefined>;
  /** Asks for a code to be held before the camera, or for a picture of one. */
  readonly scan: () => void;
  /** Asks for the code of a letter that is to be checked. */
  readonly verify: () => void;
  /** Closes the dialog that asks. */
  readonly close: () => void;
};

/** Provided by the workplace. */
export const CodesContext = createContext<Codes | undefined>(undefined);

/** The codes of the open station; only below the provider. */
export function useCodes(): Codes {
  const codes = use(CodesContext);
  if (codes === undefined) throw new Error('No CodesProvider above this component');
  return codes;
}

/** Marks what stays out of a scanner's way: a dialog with this in it is closed when a case opens. */
export const takesCodes = { 'data-takes-codes': 'yes' };
