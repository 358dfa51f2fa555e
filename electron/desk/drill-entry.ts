/** The way from the opened real station into its drill, and the traces of it in the real record. */
import { afterwards } from '../../shared/domain/afterwards';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { ok } from '../../shared/domain/result';
import type { StationEvent } from '../../shared/ledger/station-event';
import type { Log } from '../log';
import type { DrillStore } from './drill-store';
import type { Station } from './station';
import type { StationParts } from './station-parts';
import { newStation } from './new-station';

/** Where an open station lives, and who works in it. */
export type StationPlace = Pick<StationParts, 'folder' | 'colleagues' | 'ahead'> &
  Partial<Pick<StationParts, 'pack' | 'formerPacks'>> & {
    readonly who: NonNullable<StationParts['who']>;
  };

type Open = (
  stationKey: Buffer,
  place: StationPlace,
  created: StationEvent,
) => Promise<Result<Station, AppError>>;

/** The drill has no key to the real record, so its end is written there by whoever opens the station next. */
export async function noteDrillLeft(
  real: Station,
  realKey: Buffer,
  drill: DrillStore,
  log: Log,
): Promise<void> {
  if (!real.facts().inDrill) return;
  const { lastAt, practised } = await drill.lookBack(realKey);
  const left = { type: 'drillLeft' as const, ...(lastAt === undefined ? {} : { lastAt }) };
  const known = real.facts().practised;
  const news = [...practised].filter(([id, day]) => day > (known[id] ?? ''));
  const noted = await real.appendStation([
    left,
    ...news.map(([operatorId, day]) => ({ type: 'familyPractised' as const, operatorId, day })),
  ]);
  if (!noted.ok) log('drillNotNoted', { kind: noted.error.kind });
}

/** Nobody practises unseen: the real record says so first, then it is closed and its keys are wiped. */
export async function enterDrill(
  real: Station,
  realKey: Buffer,
  drill: DrillStore,
  open: Open,
): Promise<Result<Station, AppError>> {
  const { operator } = real;
  const { school, operators } = real.facts();
  // By the rules of this desk: what an administrator installed is practised as well.
  const packs = real.policy.shelf().all;
  const colleagues = real.colleagues();
  const person = operators.find(({ id }) => id === operator.id);
  const entered = await afterwards(real.appendStation([{ type: 'drillEntered' }]), () =>
    real.close(),
  );
  if (!entered.ok) return entered;
  const as = person ?? { ...operator, code: '', active: true };
  const pack = packs.at(-1);
  const place = {
    folder: drill.folder,
    who: () => ok(as),
    colleagues: () => colleagues,
    ...(pack && { pack, formerPacks: packs.slice(0, -1) }),
  };
  const once = async () => {
    const key = await drill.openKey(realKey);
    return key.ok ? open(key.value, place, newStation(school, operator, 'drill')) : key;
  };
  const made = await once();
  const opened = made.ok || made.error.kind !== 'stationDamaged' ? made : await anew();
  if (!opened.ok) return opened;
  try {
    await opened.value.appendStation([{ type: 'stationUnlocked' }], { audit: true });
  } catch (error) {
    await opened.value.close();
    throw error;
  }
  return opened;

  async function anew(): Promise<Result<Station, AppError>> {
    const moved = await drill.setAside();
    return moved.ok ? once() : moved;
  }
}
