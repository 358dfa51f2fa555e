/** Invented people of one station, and the station as one of them opens it. */
import type { Station } from '../../electron/desk/station';
import type { StationParts } from '../../electron/desk/station-parts';
import type { StationFacts } from '../../electron/desk/station-facts';
import type { Actor, OperatorRole } from '../../shared/domain/command';
import { err, ok } from '../../shared/domain/result';
import type { Colleague } from '../../shared/domain/visibility';
import { openStationAt } from './station-on-disk';

const person = <R extends OperatorRole>(n: number, name: string, role: R) => ({
  id: `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  name,
  role,
});

/** Everybody but the founder, who is the administrator 程望. */
export const people = {
  clerk: person(1, '安以宁', 'clerk'),
  otherClerk: person(2, '卞知秋', 'clerk'),
  agent: person(3, '褚清和', 'agent'),
  reviewer: person(4, '邓若谷', 'reviewer'),
  auditor: person(5, '鄂亦舟', 'auditor'),
} as const satisfies { readonly [name: string]: Colleague };

/** The founder and everybody else. */
export function everybody({ operator }: StationFacts): readonly Colleague[] {
  return [operator, ...Object.values(people)];
}

/** The station below `folder` as `who` unlocks it; the founder when nobody is named. */
export function openStationAs(
  folder: string,
  stationKey: Buffer,
  who?: Pick<Actor, 'id'>,
  parts: Partial<StationParts> = {},
): Promise<Station> {
  const { colleagues = everybody } = parts;
  const unlocking = {
    who: (facts: StationFacts) => {
      const found = colleagues(facts).find(({ id }) => id === (who ?? facts.operator).id);
      return found === undefined
        ? err({ kind: 'operatorUnknown' as const })
        : ok({ ...found, code: '', active: true });
    },
  };
  return openStationAt(folder, stationKey, { colleagues, ...unlocking, ...parts });
}
