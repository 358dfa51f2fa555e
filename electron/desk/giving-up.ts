/** What a platform is owed, giving it up for ever, and where its cases go then. */
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import { isOwed } from '../../shared/domain/owed';
import type { Actor } from '../../shared/domain/command';
import type { Instant } from '../../shared/domain/ids';
import { canMove } from '../../shared/domain/move-case';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { MovedCases, OwedPlatform } from '../../shared/ipc/calls/giving-up';
import type { StationEvent } from '../../shared/ledger/station-event';
import { eachCaseOf } from './platform-cases';
import { platformIn, platformsOf } from './platform-facts';
import type { Station } from './station';
import { stationActor } from './station-actor';

type Around = Pick<Station, 'cases' | 'facts' | 'ledger' | 'during' | 'desk' | 'appendStation'>;

/** Every platform with what it is owed, those that were given up as well. */
export async function owedPlatforms(station: Around): Promise<Result<OwedPlatform[], AppError>> {
  const all: OwedPlatform[] = [];
  for (const { pairing, givenUp } of platformsOf(station.facts())) {
    const { platformKeyId: key, platformName: name, platformUrl: url } = pairing;
    const found = await owedCases(station, key);
    if (!found.ok) return found;
    const { cases, unread } = found.value;
    all.push({
      ...{ key, name, url, ...countsOf(cases) },
      staying: cases.filter((one) => !canMove(one)).length + unread,
      ...(givenUp === undefined ? {} : { givenUpAt: givenUp.at, reason: givenUp.reason }),
    });
  }
  return ok(all);
}

function countsOf(cases: readonly Case[]): Pick<OwedPlatform, 'unsent' | 'unanswered'> {
  const isTaken = ({ state }: Case) => state === 'received' || state === 'underReview';
  const unanswered = cases.filter(isTaken).length;
  return { unsent: cases.length - unanswered, unanswered };
}

async function owedCases(
  station: Around,
  key: string,
): Promise<Result<{ readonly cases: Case[]; readonly unread: number }, AppError>> {
  const caseIds = [...station.ledger.cases]
    .filter(([, { state }]) => isOwed(state))
    .map(([caseId]) => caseId);
  const cases: Case[] = [];
  let unread = 0;
  const read = await eachCaseOf(
    station,
    key,
    caseIds,
    (current) => cases.push(current),
    () => (unread += 1),
  );
  return read.ok ? ok({ cases, unread }) : read;
}

/** The word that a platform is given up, with what it was owed at that moment. @returns `invalidRequest` unless its name was typed as it is. */
export async function givenUpBy(
  station: Around,
  wish: { readonly platform: string; readonly name: string; readonly reason: string },
  { id, name: who }: Pick<Actor, 'id' | 'name'>,
  at: Instant,
): Promise<Result<Extract<StationEvent, { type: 'platformGivenUp' }>, AppError>> {
  const known = platformIn(station.facts(), wish.platform);
  if (known === undefined || known.givenUp !== undefined) return err({ kind: 'invalidRequest' });
  const { platformKeyId: platform, platformName: name } = known.pairing;
  if (wish.name.trim() !== name.trim()) return err({ kind: 'invalidRequest' });
  const owed = await owedCases(station, platform);
  if (!owed.ok) return owed;
  const by = { reason: wish.reason, by: { id, name: who } };
  return ok({ type: 'platformGivenUp', at, platform, name, ...countsOf(owed.value.cases), ...by });
}

/**
 * Gives every case that can go there to another platform, each by itself: what fails, or the program's end, leaves the
 * rest where it is, to be moved once more. What went is not moved again.
 */
export async function moveOwed(
  station: Around,
  { from, to }: { readonly from: string; readonly to: string },
  actor: Pick<Actor, 'id' | 'name'>,
): Promise<Result<MovedCases, AppError>> {
  const [left, taker] = [platformIn(station.facts(), from), platformIn(station.facts(), to)];
  const isMeant = left?.givenUp !== undefined && taker?.givenUp === undefined;
  if (!isMeant || left === undefined || taker === undefined) return err({ kind: 'invalidRequest' });
  const found = await owedCases(station, from);
  if (!found.ok) return found;
  const { cases, unread } = found.value;
  const { platformKeyId: platform, platformName: title } = taker.pairing;
  const { platformName: name } = left.pairing;
  let moved = 0;
  for (const { id: caseId } of cases.filter(canMove)) {
    const command = { name: 'moveCase' as const, caseId, platform, title, from: name };
    const done = await station.during(() => station.desk.execute(command, stationActor));
    if (done.ok) moved += 1;
    else if (done.error.kind === 'stationLocked') return done;
  }
  const stayed = cases.length + unread - moved;
  const by = { id: actor.id, name: actor.name };
  const told = { type: 'owedMoved' as const, from: name, to: title, moved, stayed, by };
  const written = await station.during(() => station.appendStation([told]));
  return written.ok ? ok({ moved, stayed }) : written;
}
