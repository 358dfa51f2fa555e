/** 问题清单: what a platform lists of this station's cases, for the window. */
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import { mostProblemsShown } from '../../shared/ipc/calls/problems';
import type { ProblemCase } from '../../shared/protocol/problem-list';
import type { Doors } from './doors';
import { eachCaseOf } from './platform-cases';

type Ask = (season: number, platform?: string) => Promise<Result<ProblemCase[], AppError>>;

/** The handler: a platform's word about a case that is not at this desk, or is another platform's, is left out. */
export function problemHandlers({ unlocked }: Doors, ask: Ask): Pick<Handlers['sync'], 'problems'> {
  return {
    problems: ({ season, platform }) =>
      unlocked(async (station) => {
        const told = await ask(season, platform);
        if (!told.ok) return told;
        const named = told.value.map(({ caseId }) => caseId);
        const own = new Set<string>();
        const read = await eachCaseOf(station, platform, named, ({ id }) => own.add(id));
        if (!read.ok) return read;
        const cases = told.value
          .filter(({ caseId }) => own.has(caseId))
          .map(({ caseId, problems }) => ({ caseId, problems: [...problems] }));
        return ok({ total: cases.length, cases: cases.slice(0, mostProblemsShown) });
      }),
  };
}
