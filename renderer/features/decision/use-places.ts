/** What is left of the station's 学位额度, as it stands now. */
import type { CaseEvent } from '../../../shared/domain/case';
import type { StationBridge } from '../../../shared/ipc/bridge';
import type { PlaceStock } from '../../../shared/ipc/calls/numbers';
import { useKeptCount } from '../numbers/use-kept-count';

const count = ({ numbers }: StationBridge) => numbers.places(undefined);
const draws = ({ type }: CaseEvent) => type === 'decidedAtDesk' || type === 'disagreementSettled';

/** The stock of every quota; `undefined` while it is read. */
export function usePlaces(): readonly PlaceStock[] | undefined {
  return useKeptCount(count, draws);
}

type Wanted = Pick<PlaceStock, 'season' | 'kind'> & { readonly platform: string | undefined };

/** Places left at one school, over all quotas that a case can draw from. */
export type SchoolPlaces = {
  readonly code: string;
  readonly name: string;
  readonly left: number;
  readonly places: number;
};

/**
 * The schools that a case of this season and matter can be given a place at, or could while there were any left; of
 * several platforms, by the one that takes the case.
 */
export function placesBySchool(
  stock: readonly PlaceStock[],
  { season, kind, platform }: Wanted,
): readonly SchoolPlaces[] {
  const schools = new Map<string, SchoolPlaces>();
  for (const one of stock) {
    if (one.closed === true || one.season !== season || one.kind !== kind) continue;
    if (one.platform !== undefined && one.platform !== platform) continue;
    const { code, name } = one.school;
    const known = schools.get(code) ?? { code, name, left: 0, places: 0 };
    schools.set(code, {
      ...known,
      left: known.left + one.left,
      places: known.places + one.places,
    });
  }
  return [...schools.values()];
}
