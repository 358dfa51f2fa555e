/** 对账: everything that the platform holds of a station and season, asked for page after page and checked as a whole. */
import type { ReconciledCase, ReconciliationReply } from '../protocol/reconciliation';
import { reconciliationLine } from '../protocol/reconciliation';
import type { PlatformCalls } from './platform-calls';
import type { Verifier } from './ports';
import type { Reply } from './reply';

/** More cases than any station has in a season. */
const mostReconciled = 200_000;
/** A case that is committed or decided between two pages changes the digest: so often the walk begins again. */
const mostWalks = 4;

type Asked = {
  readonly calls: Pick<PlatformCalls, 'reconciliation'>;
  readonly sha256: Verifier['sha256'];
};
type Walked = { readonly cases: ReconciledCase[]; readonly last: ReconciliationReply };

/**
 * Each case once, as they all stood at one time: how many and their digest are what the platform says. `nonsense` of a
 * platform that does not go on, never ends, or whose pages do not add up to what it says of the whole.
 */
export async function reconciledSeason(
  { calls, sha256 }: Asked,
  season: number,
): Promise<Reply<ReconciledCase[]>> {
  for (let walk = 1; walk <= mostWalks; walk += 1) {
    const walked = await walkOnce(calls, season);
    if (walked.kind !== 'ok') return walked;
    const { cases, last } = walked.value;
    const digest = sha256(cases.map(reconciliationLine).join('\n'));
    if (cases.length === last.count && digest === last.sha256) return { kind: 'ok', value: cases };
  }
  return { kind: 'nonsense', status: 200 };
}

async function walkOnce(calls: Asked['calls'], season: number): Promise<Reply<Walked>> {
  const cases: ReconciledCase[] = [];
  for (let after: string | undefined; ;) {
    const reply = await calls.reconciliation({ season, after });
    if (reply.kind !== 'ok') return reply;
    const { next } = reply.value;
    for (const one of reply.value.cases) {
      const goesOn = one.caseId > (cases.at(-1)?.caseId ?? '');
      if (!goesOn || cases.length >= mostReconciled) return { kind: 'nonsense', status: 200 };
      cases.push(one);
    }
    if (next === undefined) return { kind: 'ok', value: { cases, last: reply.value } };
    if (next !== cases.at(-1)?.caseId) return { kind: 'nonsense', status: 200 };
    after = next;
  }
}
