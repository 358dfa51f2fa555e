/** 授权委托书 of one case or of the families of a batch: drawn from what is recorded, looked at, printed for signing. */
import { mandatePaper } from '../../shared/archive/mandate-paper';
import type { MandatedCase, Mandates } from '../../shared/archive/mandate-paper';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import type { DrawnPaper } from '../../shared/ipc/calls/papers';
import { matterOf } from '../../shared/policy/pack';
import type { Answer } from '../desk/doors';
import { lookedAtPapers, type LookedAtPapers, type Papering } from '../desk/looked-at-paper';
import type { Station } from '../desk/station';
import type { BatchStore } from './batch-store';
import { isDestroyed } from '../ledger/entry-index';
import { ownPlan } from './whose-batch';

type Choice = Parameters<LookedAtPapers<undefined, Mandates>['print']>[2];

/** Whose mandates: of one case, or of these lines of a batch. */
export type MandatesOf =
  | { readonly caseId: string }
  | { readonly batchId: string; readonly lines: readonly number[] };

/** Papers are in Chinese, whatever the language of the screen. */
const words = pick('zh-CN');

export function createMandateDesk({ outputs, papers, now, remember }: Papering<'makeMandates'>) {
  const drawn = lookedAtPapers<undefined, Mandates>(
    { what: 'mandates' },
    { make: papers.makeMandates, outputs, remember },
  );

  async function caseIdsOf(
    station: Station,
    store: BatchStore,
    of: MandatesOf,
  ): Promise<Result<string[], AppError>> {
    if ('caseId' in of) return ok([of.caseId]);
    const plan = await ownPlan(station, store, of.batchId);
    if (!plan.ok) return plan;
    const wanted = new Set(of.lines);
    const there = plan.value.families.filter(
      ({ line, caseId }) => wanted.has(line) && !isDestroyed(station.ledger, caseId),
    );
    return ok(there.map(({ caseId }) => caseId));
  }

  /** A family without a case has nothing to be authorised for yet. */
  async function contentOf(
    station: Station,
    store: BatchStore,
    of: MandatesOf,
  ): Promise<Result<Mandates, AppError>> {
    const wanted = await caseIdsOf(station, store, of);
    if (!wanted.ok) return wanted;
    const cases: MandatedCase[] = [];
    for (const caseId of wanted.value) {
      const mine = station.view.workable(caseId);
      const found = mine.ok ? await station.desk.find(caseId) : mine;
      if (!found.ok) return found;
      if (found.value === undefined) continue;
      const { form, season, kind } = found.value;
      const { pack } = station.policy.shelf().packOf(found.value);
      const agent = agentOf(found.value);
      cases.push({ form, season, matter: matterOf(pack, kind).name, agent });
    }
    if (cases.length === 0) return err({ kind: 'batchNothingChosen' });
    const { school, stationCode, drill } = station.facts();
    return ok(mandatePaper(words, cases, { school, stationCode, at: now(), drill }));
  }

  return {
    draw: async (
      station: Station,
      store: BatchStore,
      of: MandatesOf,
    ): Promise<Result<DrawnPaper, AppError>> => {
      const content = await station.during(() => contentOf(station, store, of));
      if (!content.ok) return content;
      const paper = await drawn.draw(content.value);
      if (!paper.ok) return paper;
      return station.during(async () => {
        drawn.show(station, paper.value, undefined);
        return paper;
      });
    },
    print: (station: Station, sha256: string, choice: Choice): Answer<undefined> =>
      drawn.print(station, sha256, choice, async () => ok(undefined)),
  };
}

/** Who was recognised as the agent at the counter; else who brought the case in. */
function agentOf({ byAgent, identityChecks = [], openedBy }: Case): string {
  const seen = identityChecks.findLast((one) => one.person === 'agent' && one.verdict === 'same');
  return seen?.name ?? (byAgent === true ? openedBy : '');
}
