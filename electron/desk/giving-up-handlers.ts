/** What the window's calls about a platform that will never answer do. */
import type { Handlers } from '../../shared/ipc/bridge';
import type { Doors } from './doors';
import { moveOwed, owedPlatforms } from './giving-up';
import type { SyncHost } from './sync-host';

/** The calls of the group `sync` that are about giving up. */
export function givingUpHandlers(
  { unlocked }: Pick<Doors, 'unlocked'>,
  sync: Pick<SyncHost, 'giveUp' | 'wake'>,
): Pick<Handlers['sync'], 'owed' | 'giveUp' | 'moveOwed'> {
  return {
    owed: () => unlocked(owedPlatforms),
    giveUp: (wish) => unlocked(() => sync.giveUp(wish)),
    moveOwed: (wish) =>
      unlocked(async (station) => {
        const moved = await moveOwed(station, wish, station.operator);
        sync.wake();
        return moved;
      }),
  };
}
