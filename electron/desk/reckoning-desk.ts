/** 对账: gathers what the record says of a season, holds it against the platform's word, and draws the paper. */
import { reckoningPaper } from '../../shared/archive/reckoning-paper';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import { damagedCases } from '../../shared/ledger/integrity';
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
import { filesOf } from './integrity-desk';
import { caseStep, eachCaseOf } from './platform-cases';
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
export async function ownCases(
  station: Station,
  season: number,
  platform: string | undefined,
): Promise<Result<{ found: readonly OwnCase[]; gone: GoneCases }, AppError>> {
  const found: OwnCase[] = [];
  const sealed: Case[] = [];
  const { cases, check } = station.ledger;
  const gone = new Map<string, 'destroyedHere' | 'unreadableHere'>();
  for (const [id, { destroyed }] of cases) if (destroyed > 0) gone.set(id, 'destroyedHere');
  const take = (current: Case) => {
    if (current.season !== season || current.revision === 0) return;
    found.push(ownCase(current));
    if (sealedPackages(current.archive).length > 0) sealed.push(current);
  };
  const unread = (id: string) => void gone.set(id, 'unreadableHere');
  const read = await eachCaseOf(station, platform, [...cases.keys()], take, unread);
  if (!read.ok) return read;
  const damaged = await damagedArchives(station, sealed, damagedCases(check.integrity().troubles));
  if (!damaged.ok) return damaged;
  const looked = found.map((one) =>
    damaged.value.has(one.caseId) ? { ...one, archive: 'damaged' as const } : one,
  );
  return ok({ found: looked, gone });
}

/** Archives of which a file is not on the disk any more, or was found damaged since the station was opened. */
async function damagedArchives(
  { blobs, during }: Pick<Station, 'blobs' | 'during'>,
  sealed: readonly Case[],
  known: ReadonlyMap<string, unknown>,
): Promise<Result<ReadonlySet<string>, AppError>> {
  const damaged = new Set<string>();
  for (let from = 0; from < sealed.length; from += caseStep) {
    const looked = await during(async (): Promise<Result<undefined, AppError>> => {
      for (const current of sealed.slice(from, from + caseStep)) {
        const files = [...filesOf(current)];
        const held = await Promise.all(files.map((sha256) => blobs.holds(current.id, sha256)));
        if (known.has(current.id) || held.includes(false)) damaged.add(current.id);
      }
      return ok(undefined);
    });
    if (!looked.ok) return looked;
  }
  return ok(damaged);
}

function ownCase(current: Case): OwnCase {
  const { id: caseId, caseNumber = '', revision, outbox, receipt, decision, archive } = current;
  const isUnsent = outbox !== undefined && outbox.state !== 'delivered';
  const isSealed = sealedPackages(archive).length > 0;
  const isBehind = archive?.later !== undefined;
  const standing = isSealed ? (isBehind ? 'behind' : 'sealed') : 'none';
  const outcome = decision?.outcome;
  return { caseId, caseNumber, revision, isUnsent, receipt, outcome, archive: standing };
}
