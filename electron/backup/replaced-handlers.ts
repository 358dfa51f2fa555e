/** What the calls about stations that a restore put aside do. */
import type { Handlers } from '../../shared/ipc/bridge';
import type { Doors } from '../desk/doors';
import type { ReplacedDesk } from './replaced-desk';

/** A lock waits for none of it: what is counted and removed on the disk needs no key. */
export function replacedHandlers({ unlocked }: Doors, desk: ReplacedDesk): Handlers['replaced'] {
  return {
    list: () => unlocked(desk.list),
    propose: ({ restoreId, reason }) =>
      unlocked((station) => desk.propose(station, restoreId, reason)),
    decide: ({ id, approved, note }) =>
      unlocked((station) => desk.decide(station, id, approved, note)),
  };
}
