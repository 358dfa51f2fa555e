/** The doors of a station that no lock closes in the middle of a call. */
import { createDoors, type Doors } from '../../electron/desk/doors';
import type { Station } from '../../electron/desk/station';

/** `current` is the station that is open. */
export const doorsOf = (current: () => Station | undefined): Doors =>
  createDoors({
    current,
    takeLastWord: () => undefined,
    reopenAfterFailure: async () => undefined,
  });
