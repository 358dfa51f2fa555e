/** 对账: everything that the platform holds of a station and season, asked for page after page and checked as a whole. */
import type { ReconciledCase } from '../protocol/reconciliation';
import { reconciliationLine } from '../protocol/reconciliation';
import type { PlatformCalls } from './platform-calls';
import type { Verifier } from './ports';
import type { Reply } from './reply';
import { walkPages } from './walk-pages';

/** More cases than any station has in a season. */
const mostReconciled = 200_000;
/** A case that is committed or decided between two pages changes the digest: so often the walk begins again. */
const mostWalks = 4;

type Asked = {
  readonly calls: Pick<PlatformCalls, 'reconciliation'>;
  readonly sha256: Verifier['sha256'];
};

/**
 * Each case once, as they all stood at one time: how many and their digest are what the platform says. `nonsense` of a
 * platform that does not go on, never ends, or whose pages do not add up to what it says of the whole.
 */
export async function reconciledSeason(
  { calls, sha256 }: Asked,
  season: number,
): Promise<Reply<ReconciledCase[]>> {
  for (let walk = 1; walk <= mostWalks; walk += 1) {
    const walked = await walkPages(
      (after) => calls.reconciliation({ season, after }),
      mostReconciled,
    );
    if (walked.kind !== 'ok') return walked;
    const { cases, last } = walked.value;
    const digest = sha256(cases.map(reconciliationLine).join('\n'));
    if (cases.length === last.count && digest === last.sha256) return { kind: 'ok', value: cases };
  }
  return { kind: 'nonsense', status: 200 };
}
