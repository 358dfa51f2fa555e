/** Gathers what statistics count: every case is opened once, and again only after something happened to it. */
import type { Case } from '../../shared/domain/case';
import { evolveAll } from '../../shared/domain/evolve';
import { regionInAddress, regionOf } from '../../shared/pupil/regions';
import type { CaseFacts, CaseStep } from '../../shared/statistics/case-facts';
import { caseFacts } from '../../shared/statistics/case-facts';
import type { CaseWalk } from './case-walk';
import { createCaseWalk } from './case-walk';
import type { Station } from './station';

export type StatisticsDesk = Pick<CaseWalk<CaseFacts>, 'gather'> & {
  /** Of what was gathered and is still there. */
  readonly facts: () => readonly CaseFacts[];
};

type Sources = Pick<Station, 'ledger' | 'cases' | 'policy' | 'during'>;

/** Over an open station; what was gathered goes with it. */
export function createStatisticsDesk({ ledger, cases, policy, during }: Sources): StatisticsDesk {
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

  const { gather, found } = createCaseWalk({ ledger, during }, read);
  return { gather, facts: found };
}

/** Prefecture of an address, or what is written of it. */
function originOf(address: string): string {
  const region = address === '' ? undefined : regionInAddress(address);
  if (region === undefined) return '';
  const prefecture = regionOf(`${region.code.slice(0, 4)}00`);
  return (prefecture ?? regionOf(`${region.code.slice(0, 2)}0000`) ?? region).fullName;
}
