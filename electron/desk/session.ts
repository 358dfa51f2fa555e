/** What the window learns of the station it is let into. */
import type { Session } from '../../shared/ipc/contract';
import type { PolicyPack } from '../../shared/policy/pack';
import type { Station } from './station';

/** The session of whoever the station was opened for. */
export function sessionOf(station: Station, pack: PolicyPack): Session {
  const { school, stationCode, drill, restoreId } = station.facts();
  // A restored record goes on with other entries: rows of the one before must not be taken for its own.
  const named = (name: string) => (restoreId === undefined ? name : `${name}-${restoreId}`);
  const { name, key } = station.workingSet;
  return {
    operator: station.operator,
    school,
    stationCode,
    drill,
    workingSet: {
      name: named(name),
      others: station.otherWorkingSets().map(named),
      key: new Uint8Array(key),
    },
    pack,
  };
}
