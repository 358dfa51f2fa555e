/** What the window learns of the station it is let into. */
import { randomBytes } from 'node:crypto';
import type { Session } from '../../shared/ipc/contract';
import type { Station } from './station';

/** The session of whoever the station was opened for; while a family works on its own, a window that knows nothing else. */
export function sessionOf(station: Station): Session {
  const shelf = station.policy.shelf();
  const { school, stationCode, drill, restoreId, operators } = station.facts();
  const self = operators.find(({ id }) => id === station.operator.id);
  // A restored record goes on with other entries: rows of the one before must not be taken for its own.
  const named = (name: string) => (restoreId === undefined ? name : `${name}-${restoreId}`);
  const { name, key } = station.workingSet;
  const running = station.selfService.now();
  const own = {
    name: named(name),
    others: station.otherWorkingSets().map(named),
    key: new Uint8Array(key),
  };
  return {
    operator: station.operator,
    school,
    stationCode,
    drill,
    isNewcomer: self?.toured !== true,
    workingSet: running === undefined ? own : passingSet(),
    ...(running && { selfService: { caseId: running.caseId, kind: running.kind } }),
    pack: shelf.inForce('primary').written,
    packs: shelf.all.map(({ written }) => written),
  };
}

/** Rows under a key that nobody keeps: with the family they are gone. */
function passingSet(): Session['workingSet'] {
  const name = `self-set-${randomBytes(8).toString('hex')}`;
  return { name, others: [], key: new Uint8Array(randomBytes(32)) };
}
