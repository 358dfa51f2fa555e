/** 问题清单: what a platform lists of this station's cases, for the window. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import { mostProblemsShown } from '../../shared/ipc/calls/problems';
import type { ProblemCase } from '../../shared/protocol/problem-list';
import type { Doors } from './doors';
import { isOfPlatform } from './platform-facts';
import type { Station } from './station';

type Ask = (season: number, platform?: string) => Promise<Result<ProblemCase[], AppError>>;

/** The handler: a platform's word about a case that is not at this desk, or is another platform's, is left out. */
export function problemHandlers({ unlocked }: Doors, ask: Ask): Pick<Handlers['sync'], 'problems'> {
  return {
    problems: ({ season, platform }) =>
      unlocked(async (station) => {
        const told = await ask(season, platform);
        if (!told.ok) return told;
        return station.during(async () => {
          const own: ProblemCase[] = [];
          for (const one of told.value) {
            if (await isHere(station, one.caseId, platform)) own.push(one);
          }
          const cases = own
            .slice(0, mostProblemsShown)
            .map(({ caseId, problems }) => ({ caseId, problems: [...problems] }));
          return ok({ total: own.length, cases });
        });
      }),
  };
}

async function isHere(
  { cases, facts, ledger }: Pick<Station, 'cases' | 'facts' | 'ledger'>,
  caseId: string,
  platform: string | undefined,
): Promise<boolean> {
  if (ledger.cases.get(caseId)?.destroyed !== 0) return false;
  const loaded = await cases.load(caseId);
  return (
    loaded.ok &&
    loaded.value !== undefined &&
    isOfPlatform(facts(), loaded.value.platform, platform)
  );
}
