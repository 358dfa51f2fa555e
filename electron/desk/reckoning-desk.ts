/** 对账: gathers what the record says of a season, holds it against the platform's word, and draws the paper. */
import { reckoningPaper } from '../../shared/archive/reckoning-paper';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import { sealedPackages } from '../../shared/domain/sealed-package';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import type { Handlers } from '../../shared/ipc/bridge';
import { mostDifferences } from '../../shared/ipc/calls/reckoning';
import type { ReconciledCase } from '../../shared/protocol/reconciliation';
import type { GoneCases, OwnCase } from '../../shared/sync/reckoning';
import { reckon } from '../../shared/sync/reckoning';
import type { Doors } from './doors';
import { lookedAtPapers, type Papering } from './looked-at-paper';
import { eachCaseOf } from './platform-cases';
import { platformIn } from './platform-facts';
import type { Station } from './station';

type Parts = Papering<'makeRegister'> & {
  /** Everything that the platform holds of this station and season. */
  readonly ask: (season: number, platform?: string) => Promise<Result<ReconciledCase[], AppError>>;
};

/** The two calls; what was compared and printed is noted in the trail. */
export function reckoningHandlers(
  { unlocked }: Doors,
  { outputs, recorder, papers, now, remember, ask }: Parts,
): Pick<Handlers['sync'], 'reckon' | 'printReckoning'> {
  const reckonings = lookedAtPapers<{ readonly season: number }>(
    { what: 'reckoning' },
    { make: papers.makeRegister, outputs, remember },
  );
  return {
    reckon: ({ season, platform }) =>
      unlocked(async (station) => {
        const theirs = await ask(season, platform);
        if (!theirs.ok) return theirs;
        const ours = await ownCases(station, season, platform);
        if (!ours.ok) return ours;
        const { found: own, gone } = ours.value;
        const found = reckon(own, theirs.value, gone);
        const { school, stationCode, drill } = station.facts();
        const { pairing } = platformIn(station.facts(), platform) ?? {};
        const made = { school, stationCode, drill, by: station.operator.name, at: now() };
        const platformName = pairing?.platformName ?? '';
        // Papers are in Chinese, whatever the language of the screen.
        const content = reckoningPaper(pick('zh-CN'), found, {
          ...made,
          season,
          platform: platformName,
        });
        const paper = await reckonings.draw(content);
        if (!paper.ok) return paper;
        const { differences, ...counts } = found;
        const differing = differences.length;
        const { agreeing } = counts;
        const event = { type: 'seasonReckoned', season, agreeing, differing } as const;
        return station.during(async () => {
          const noted = await recorder.note(event);
          if (!noted.ok) return noted;
          reckonings.show(station, paper.value, { season });
          const shown = differences
            .slice(0, mostDifferences)
            .map(({ kind, caseId, caseNumber, matterNumber }) => {
              return { kind, caseId, caseNumber, matterNumber };
            });
          return ok({ ...counts, differing, differences: shown, paper: paper.value });
        });
      }),
    printReckoning: ({ sha256, ...choice }) =>
      unlocked((station) =>
        reckonings.print(station, sha256, choice, ({ season }) =>
          recorder.note({ type: 'reckoningPrinted', season }),
        ),
      ),
  };
}

/** Every case of the season that was submitted, and those of any season of which nothing can be said any more. */
async function ownCases(
  station: Station,
  season: number,
  platform: string | undefined,
): Promise<Result<{ found: readonly OwnCase[]; gone: GoneCases }, AppError>> {
  const found: OwnCase[] = [];
  const { cases } = station.ledger;
  const gone = new Map<string, 'destroyedHere' | 'unreadableHere'>();
  for (const [id, { destroyed }] of cases) if (destroyed > 0) gone.set(id, 'destroyedHere');
  const take = (current: Case) => {
    if (current.season === season && current.revision > 0) found.push(ownCase(current));
  };
  const unread = (id: string) => void gone.set(id, 'unreadableHere');
  const read = await eachCaseOf(station, platform, [...cases.keys()], take, unread);
  return read.ok ? ok({ found, gone }) : read;
}

function ownCase(current: Case): OwnCase {
  const { id: caseId, caseNumber = '', revision, outbox, receipt, decision, archive } = current;
  const isUnsent = outbox !== undefined && outbox.state !== 'delivered';
  const isArchived = sealedPackages(archive).length > 0;
  const outcome = decision?.outcome;
  return { caseId, caseNumber, revision, isUnsent, receipt, outcome, isArchived };
}
