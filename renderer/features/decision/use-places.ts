/** What is left of the station's 学位额度, as it stands now. */
import { useEffect, useState } from 'react';
import type { CaseEvent } from '../../../shared/domain/case';
import type { PlaceStock } from '../../../shared/ipc/calls/numbers';
import { useSession } from '../../session/session-provider';

const places: readonly CaseEvent['type'][] = ['decidedAtDesk', 'disagreementSettled'];

/** Asked anew after every place that was drawn or given back and every word of the line; `undefined` while it is read. */
export function usePlaces(): readonly PlaceStock[] | undefined {
  const { bridge } = useSession();
  const [stock, setStock] = useState<readonly PlaceStock[]>();
  useEffect(() => {
    let gone = false;
    let turn = 0;
    const ask = () => {
      turn += 1;
      const mine = turn;
      void bridge.numbers.places(undefined).then((answer) => {
        if (!gone && mine === turn && answer.ok) setStock(answer.value);
      });
    };
    ask();
    const silenceLedger = bridge.on('ledgerAppended', ({ events }) => {
      if (events.some(({ type }) => places.includes(type))) ask();
    });
    const silenceLine = bridge.on('syncChanged', ask);
    return () => {
      gone = true;
      silenceLedger();
      silenceLine();
    };
  }, [bridge]);
  return stock;
}

/** Places left at one school, over all quotas that a case can draw from. */
export type SchoolPlaces = {
  readonly code: string;
  readonly name: string;
  readonly left: number;
  readonly places: number;
};

/** The schools that a case of this season and matter can be given a place at, or could while there were any left. */
export function placesBySchool(
  stock: readonly PlaceStock[],
  { season, kind }: Pick<PlaceStock, 'season' | 'kind'>,
): readonly SchoolPlaces[] {
  const schools = new Map<string, SchoolPlaces>();
  for (const one of stock) {
    if (one.closed === true || one.season !== season || one.kind !== kind) continue;
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
