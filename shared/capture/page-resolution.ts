/**
 * Pixels on an inch of paper that the archive asks for: 200, and 300 where the print is small (DA/T 31-2017, 7.2). Data, not
 * code. Under it a page is no fault: what a school has may give no more, and pages of 150 dpi can be read. It is an advice.
 */
export const archiveDpi = {
  usual: 200,
  smallPrint: 300,
  /**
   * Share by which the measured figure may be less than the true one: an outline is found within that (2.1 % at most on the
   * sample families), and a scan at exactly 200 is one at 200.
   */
  tolerance: 0.025,
} as const;

/** Kinds whose print is small: cards of the size ID-1. */
const smallPrint: ReadonlySet<string> = new Set(['residencePermit']);

/** Whether a page of this kind of paper has fewer pixels on an inch than the archive asks for. */
export function isCoarse(dpi: number, kind?: string): boolean {
  const wanted =
    kind !== undefined && smallPrint.has(kind) ? archiveDpi.smallPrint : archiveDpi.usual;
  return dpi < wanted * (1 - archiveDpi.tolerance);
}
