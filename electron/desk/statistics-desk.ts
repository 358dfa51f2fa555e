/** Gathers what statistics count: every case is opened once, and again only after something happened to it. */
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import { evolveAll } from '../../shared/domain/evolve';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import { regionInAddress, regionOf } from '../../shared/pupil/regions';
import type { CaseFacts, CaseStep } from '../../shared/statistics/case-facts';
import { caseFacts } from '../../shared/statistics/case-facts';
import { caseStep } from './platform-cases';
import type { Station } from './station';

export type StatisticsDesk = {
  /** Reads some more cases; a lock waits for no more of them. */
  readonly gather: () => Promise<Result<{ done: number; total: number }, AppError>>;
  /** Of what was gathered and is still there. */
  readonly facts: () => readonly CaseFacts[];
};

type Sources = Pick<Station, 'ledger' | 'cases' | 'policy' | 'during'>;

/** Over an open station; what was gathered goes with it. */
export function createStatisticsDesk({ ledger, cases, policy, during }: Sources): StatisticsDesk {
  const known = new Map<string, { readonly last: number; readonly facts?: CaseFacts }>();
  const present = () => [...ledger.cases].filter(([, { destroyed }]) => destroyed === 0);
  const changed = () =>
    present()
      .filter(([caseId, { last }]) => known.get(caseId)?.last !== last)
      .map(([caseId]) => caseId);
  /** What is left of a walk over the cases that changed; looked for anew at its end, and not at each step. */
  let due: string[] = [];

  async function read(caseId: string): Promise<CaseFacts | undefined> {
    const entries = await cases.entries(caseId);
    // One that cannot be read is the business of the integrity check.
    if (!entries.ok) return undefined;
    const steps = entries.value.map(({ body: { at, actor, events = [] } }): CaseStep => {
      return { at, role: actor.role, events };
    });
    const current = await caseOf(caseId, steps);
    if (current === undefined) return undefined;
    const pack = policy.shelf().packOf(current);
    return caseFacts(current, steps, { pack, originOf });
  }

  /** From the entries that were read anyway, unless some of them are lost. */
  async function caseOf(caseId: string, steps: readonly CaseStep[]): Promise<Case | undefined> {
    const events = steps.flatMap((step) => step.events);
    if (ledger.lossOf(caseId) === undefined) return evolveAll(undefined, caseId, events);
    const loaded = await cases.load(caseId);
    return loaded.ok ? loaded.value : undefined;
  }

  return {
    gather: () =>
      during(async () => {
        if (due.length === 0) due = changed();
        for (const caseId of due.splice(0, caseStep)) {
          const { last = 0, destroyed = 0 } = ledger.cases.get(caseId) ?? {};
          if (destroyed > 0) continue;
          const facts = await read(caseId);
          known.set(caseId, { last, ...(facts === undefined ? {} : { facts }) });
        }
        if (due.length === 0) due = changed();
        const total = present().length;
        return ok({ done: total - due.length, total });
      }),
    facts: () => present().flatMap(([caseId]) => known.get(caseId)?.facts ?? []),
  };
}

/** Prefecture of an address, or what is written of it. */
function originOf(address: string): string {
  const region = address === '' ? undefined : regionInAddress(address);
  if (region === undefined) return '';
  const prefecture = regionOf(`${region.code.slice(0, 4)}00`);
  return (prefecture ?? regionOf(`${region.code.slice(0, 2)}0000`) ?? region).fullName;
}
