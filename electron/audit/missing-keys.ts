/** Which cases have no key any more although nothing in the trail says that they were destroyed. */
import type { EntryHeader } from '../../shared/ledger/entry';

const most = 1_000;

/** Gathers the cases of the entries that are in order, with how many of each did not open for want of a key. */
export function createMissingKeys(hasKey: ((caseId: string) => Promise<boolean>) | undefined) {
  const cases = new Map<string, number>();
  const destroyed = new Set<string>();

  return {
    passed: ({ caseId, destroyed: isDestroyed }: EntryHeader, isUnopened: boolean): void => {
      if (caseId === undefined) return;
      if (isDestroyed === true) destroyed.add(caseId);
      else cases.set(caseId, (cases.get(caseId) ?? 0) + (isUnopened ? 1 : 0));
    },
    /** What destroyed them may be among what was lost. */
    lost: (lostCases: readonly string[], unknown: number): void => {
      for (const caseId of unknown > 0 ? cases.keys() : lostCases) destroyed.add(caseId);
    },
    /** The cases, at most a thousand, and how many of their entries did not open for that reason. */
    found: async (): Promise<{ readonly caseIds: string[]; readonly unopened: number }> => {
      const caseIds: string[] = [];
      let unopened = 0;
      for (const [caseId, count] of hasKey === undefined ? [] : cases) {
        if (destroyed.has(caseId) || (await hasKey?.(caseId)) === true) continue;
        unopened += count;
        if (caseIds.length < most) caseIds.push(caseId);
      }
      return { caseIds, unopened };
    },
  };
}
