/** Reads cases of one platform, some at a time: a lock waits for no more of them. */
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import { isOfPlatform } from './platform-facts';
import type { Station } from './station';

/** Cases that are read in one go. */
export const caseStep = 50;

/**
 * Gives every case of `caseIds` that is here and the platform's to `take`, in this order. One that is destroyed is left
 * out, and so is one that cannot be read, which `unread` hears of: that is the business of the integrity check.
 */
export function eachCaseOf(
  station: Pick<Station, 'cases' | 'facts' | 'ledger' | 'during'>,
  platform: string | undefined,
  caseIds: readonly string[],
  take: (current: Case) => void,
  unread?: (caseId: string) => void,
): Promise<Result<undefined, AppError>> {
  const { facts } = station;
  const takeOwn = (current: Case) => {
    if (isOfPlatform(facts(), current.platform, platform)) take(current);
  };
  return eachCase(station, caseIds, takeOwn, unread);
}

/** The same for whatever platform. */
export async function eachCase(
  { cases, ledger, during }: Pick<Station, 'cases' | 'ledger' | 'during'>,
  caseIds: readonly string[],
  take: (current: Case) => void,
  unread: (caseId: string) => void = () => undefined,
): Promise<Result<undefined, AppError>> {
  const here = caseIds.filter((id) => ledger.cases.get(id)?.destroyed === 0);
  for (let from = 0; from < here.length; from += caseStep) {
    const read = await during(async (): Promise<Result<undefined, AppError>> => {
      for (const id of here.slice(from, from + caseStep)) {
        const loaded = await cases.load(id);
        if (!loaded.ok) unread(id);
        else if (loaded.value) take(loaded.value);
      }
      return ok(undefined);
    });
    if (!read.ok) return read;
  }
  return ok(undefined);
}
