/** How much a test does: enough for every commit, or all that it is for. */

/** `npm test -- --thorough`. */
export const isThorough = process.env['TEST_THOROUGH'] === '1';

/** As many rounds, cases or files of the same kind as this run is for; both find the same faults, the second the rare ones too. */
export const asMany = (usual: number, thorough: number): number => (isThorough ? thorough : usual);
