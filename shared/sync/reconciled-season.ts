/** 对账: everything that the platform holds of a station and season, asked for page after page. */
import type { ReconciledCase } from '../protocol/reconciliation';
import type { PlatformCalls } from './platform-calls';
import type { Reply } from './reply';

/** More cases than any station has in a season. */
const mostReconciled = 200_000;

/** Each case once; `nonsense` of a platform that does not go on, or never ends. */
export async function reconciledSeason(
  calls: Pick<PlatformCalls, 'reconciliation'>,
  season: number,
): Promise<Reply<ReconciledCase[]>> {
  const cases = new Map<string, ReconciledCase>();
  for (let after: string | undefined; ;) {
    const reply = await calls.reconciliation({ season, after });
    if (reply.kind !== 'ok') return reply;
    for (const one of reply.value.cases) cases.set(one.caseId, one);
    const { next } = reply.value;
    if (next === undefined) return { kind: 'ok', value: [...cases.values()] };
    const goesOn = after === undefined || next > after;
    if (!goesOn || cases.size > mostReconciled) return { kind: 'nonsense', status: 200 };
    after = next;
  }
}
