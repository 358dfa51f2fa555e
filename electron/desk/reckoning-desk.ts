/** 对账: gathers what the record says of a season, holds it against the platform's word, and draws the paper. */
import { reckoningPaper } from '../../shared/archive/reckoning-paper';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import type { Decision, Receipt } from '../../shared/domain/delivery';
import { deskDecisionOf } from '../../shared/domain/desk-standing';
import type { Instant } from '../../shared/domain/ids';
import { damagedCases } from '../../shared/ledger/integrity';
import { sealedPackages } from '../../shared/domain/sealed-package';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import type { Handlers } from '../../shared/ipc/bridge';
import { mostDifferences } from '../../shared/ipc/calls/reckoning';
import type { ReconciledCase } from '../../shared/protocol/reconciliation';
import type { GoneCases, OtherCase, OwnCase } from '../../shared/sync/reckoning';
import { reckon } from '../../shared/sync/reckoning';
import type { Doors } from './doors';
import { lookedAtPapers, type Papering } from './looked-at-paper';
import { filesOf } from './integrity-desk';
import { caseStep, eachCase } from './platform-cases';
import { isOfPlatform, keysOf, platformIn } from './platform-facts';
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
    reckon: ({ season, platform: chosen }) =>
      unlocked(async (station) => {
        const platform = chosen ?? keysOf(station.facts())[0];
        const { pairing, givenUp } = platformIn(station.facts(), platform) ?? {};
        // One that was given up is not asked any more: it is held to what it said last.
        const asked = givenUp === undefined ? await ask(season, platform) : undefined;
        if (asked?.ok === false) return asked;
        const ours = await ownCases(station, season, platform);
        if (!ours.ok) return ours;
        const { found: own, gone, heard } = ours.value;
        const found = reckon(own, asked?.value ?? heard.cases, gone, givenUp !== undefined);
        const { school, stationCode, drill } = station.facts();
        const made = { school, stationCode, drill, by: station.operator.name, at: now() };
        const last = givenUp && { givenUpAt: givenUp.at, ...(heard.at && { heardAt: heard.at }) };
        // Papers are in Chinese, whatever the language of the screen.
        const content = reckoningPaper(pick('zh-CN'), found, {
          ...made,
          season,
          platform: pairing?.platformName ?? '',
          last,
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
          const told = { ...counts, differing, differences: shown, paper: paper.value };
          return ok({ ...told, ...(last === undefined ? {} : { last }) });
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

/** What a platform said of cases by its receipts and results, and when it did last. */
type Heard = { readonly cases: OtherCase[]; at?: Instant };

/**
 * Every case of the season that was submitted to a platform, those of any season of which nothing can be said any more,
 * and what is known of the platform's side without asking it.
 */
export async function ownCases(
  station: Station,
  season: number,
  platform: string | undefined,
): Promise<Result<{ found: readonly OwnCase[]; gone: GoneCases; heard: Heard }, AppError>> {
  const found: OwnCase[] = [];
  const sealed: Case[] = [];
  const heard: Heard = { cases: [] };
  const { cases, check } = station.ledger;
  const gone = new Map<string, NonNullable<ReturnType<GoneCases['get']>>>();
  for (const [id, { destroyed }] of cases)
    if (destroyed > 0) gone.set(id, { kind: 'destroyedHere' });
  const hear = (receipt: Receipt, decision?: Decision) => {
    const { caseId, revision, manifestSha256, receivedAt } = receipt;
    heard.cases.push({ caseId, revision, manifestSha256, receipt, outcome: decision?.outcome });
    const at = decision?.at ?? receivedAt;
    if (heard.at === undefined || heard.at < at) heard.at = at;
  };
  const take = (current: Case) => {
    if (current.season !== season || current.revision === 0) return;
    const { id, caseNumber = '', former = [], receipt, decision } = current;
    const isOf = (mark: string | undefined) => isOfPlatform(station.facts(), mark, platform);
    if (!isOf(current.platform)) {
      const left = former.findLast((one) => isOf(one.platform));
      if (left !== undefined) gone.set(id, { kind: 'movedAway', caseNumber });
      if (left?.receipt !== undefined) hear(left.receipt);
      return;
    }
    found.push(ownCase(current));
    // What the desk decided by itself is not the platform's word until the platform said the same.
    const desk = deskDecisionOf(current);
    const theirs = desk === undefined || desk.standing === 'confirmed' ? decision : desk.platform;
    if (receipt !== undefined) hear(receipt, current.redecision?.decision ?? theirs);
    if (sealedPackages(current.archive).length > 0) sealed.push(current);
  };
  const unread = (id: string) => void gone.set(id, { kind: 'unreadableHere' });
  const read = await eachCase(station, [...cases.keys()], take, unread);
  if (!read.ok) return read;
  const damaged = await damagedArchives(station, sealed, damagedCases(check.integrity().troubles));
  if (!damaged.ok) return damaged;
  const looked = found.map((one) =>
    damaged.value.has(one.caseId) ? { ...one, archive: 'damaged' as const } : one,
  );
  return ok({ found: looked, gone, heard });
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
