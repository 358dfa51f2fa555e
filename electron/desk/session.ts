/** What the window learns of the station it is let into. */
import type { Session } from '../../shared/ipc/contract';
import type { Station } from './station';

/** The session of whoever the station was opened for. */
export function sessionOf(station: Station): Session {
  const shelf = station.policy.shelf();
  const { school, stationCode, drill, restoreId, operators } = station.facts();
  const self = operators.find(({ id }) => id === station.operator.id);
  // A restored record goes on with other entries: rows of the one before must not be taken for its own.
  const named = (name: string) => (restoreId === undefined ? name : `${name}-${restoreId}`);
  const { name, key } = station.workingSet;
  return {
    operator: station.operator,
    school,
    stationCode,
    drill,
    isNewcomer: self?.toured !== true,
    workingSet: {
      name: named(name),
      others: station.otherWorkingSets().map(named),
      key: new Uint8Array(key),
    },
    pack: shelf.inForce('primary').pack,
    packs: shelf.all.map(({ pack }) => pack),
  };
}
