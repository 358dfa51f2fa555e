/** Reads every case once, some at a time, and again only after something happened to it. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import { caseStep } from './platform-cases';
import type { Station } from './station';

export type CaseWalk<T> = {
  /** Reads some more cases; a lock waits for no more of them. */
  readonly gather: () => Promise<Result<{ done: number; total: number }, AppError>>;
  /** What was found in the cases that are still there. */
  readonly found: () => readonly T[];
};

/** Over an open station; what was found goes with it. `read` gives nothing for a case that is of no interest. */
export function createCaseWalk<T>(
  { ledger, during }: Pick<Station, 'ledger' | 'during'>,
  read: (caseId: string) => Promise<T | undefined>,
): CaseWalk<T> {
  const known = new Map<string, { readonly last: number; readonly found?: T }>();
  const present = () => [...ledger.cases].filter(([, { destroyed }]) => destroyed === 0);
  const changed = () =>
    present()
      .filter(([caseId, { last }]) => known.get(caseId)?.last !== last)
      .map(([caseId]) => caseId);
  /** What is left of a walk over the cases that changed; looked for anew at its end, and not at each step. */
  let due: string[] = [];

  return {
    gather: () =>
      during(async () => {
        if (due.length === 0) due = changed();
        for (const caseId of due.splice(0, caseStep)) {
          const { last = 0, destroyed = 0 } = ledger.cases.get(caseId) ?? {};
          if (destroyed > 0) continue;
          const found = await read(caseId);
          known.set(caseId, { last, ...(found === undefined ? {} : { found }) });
        }
        if (due.length === 0) due = changed();
        const total = present().length;
        return ok({ done: total - due.length, total });
      }),
    found: () => present().flatMap(([caseId]) => known.get(caseId)?.found ?? []),
  };
}
