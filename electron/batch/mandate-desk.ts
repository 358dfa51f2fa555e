/** 授权委托书 of the families of a batch: drawn from their cases, looked at, printed for signing. */
import { mandatePaper } from '../../shared/archive/mandate-paper';
import type { Mandates } from '../../shared/archive/mandate-paper';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import type { DrawnPaper } from '../../shared/ipc/calls/papers';
import { matterOf } from '../../shared/policy/pack';
import type { Answer } from '../desk/doors';
import { lookedAtPapers, type LookedAtPapers, type Papering } from '../desk/looked-at-paper';
import type { Station } from '../desk/station';
import type { BatchStore } from './batch-store';

type Choice = Parameters<LookedAtPapers<undefined, Mandates>['print']>[2];

/** Papers are in Chinese, whatever the language of the screen. */
const words = pick('zh-CN');

export function createMandateDesk({ outputs, papers, now, remember }: Papering<'makeMandates'>) {
  const drawn = lookedAtPapers<undefined, Mandates>(
    { what: 'mandates' },
    { make: papers.makeMandates, outputs, remember },
  );

  /** A family without a case has nothing to be authorised for yet. */
  async function contentOf(
    station: Station,
    store: BatchStore,
    batchId: string,
    lines: readonly number[],
  ): Promise<Result<Mandates, AppError>> {
    const plan = await store.plan(batchId);
    if (!plan.ok) return plan;
    const wanted = new Set(lines);
    const cases: Parameters<typeof mandatePaper>[1][number][] = [];
    for (const { line, caseId } of plan.value.families) {
      if (!wanted.has(line)) continue;
      const mine = station.view.workable(caseId);
      const found = mine.ok ? await station.desk.find(caseId) : mine;
      if (!found.ok) return found;
      if (found.value === undefined) continue;
      const { form, season, kind } = found.value;
      const { pack } = station.policy.shelf().packOf(found.value);
      cases.push({ form, season, matter: matterOf(pack, kind).name });
    }
    if (cases.length === 0) return err({ kind: 'batchNothingChosen' });
    const { school, stationCode, drill } = station.facts();
    const maker = { agent: station.actor.name, school, stationCode, at: now(), drill };
    return ok(mandatePaper(words, cases, maker));
  }

  return {
    draw: async (
      station: Station,
      store: BatchStore,
      batchId: string,
      lines: readonly number[],
    ): Promise<Result<DrawnPaper, AppError>> => {
      const content = await station.during(() => contentOf(station, store, batchId, lines));
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
