/** A back-up disk that is full or write-protected: said, and the back-up before stays whole. */
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mirror } from '../../electron/backup/mirror';
import { restoreCopy } from '../../electron/backup/restore-copy';
import type { Places } from '../support/backed-up-station';
import {
  addCase,
  everyCaseOpens,
  headOf,
  mirrorRequest,
  newPlaces,
  restoreRequest,
  stationKey,
} from '../support/backed-up-station';
import type { SmallDisk } from '../support/small-disk';
import { mountSmallDisk, whyNoSmallDisk } from '../support/small-disk';
import { openStationAt } from '../support/station-on-disk';

const silent = () => undefined;
const reason = whyNoSmallDisk();
let places: Places;
let disk: SmallDisk | undefined;
beforeEach(async () => {
  places = await newPlaces();
  if (reason === undefined) disk = await mountSmallDisk(places.volume, 8);
});
afterEach(() => disk?.remove());

describe('a back-up disk', () => {
  it('that is full leaves the one before to be restored, and is caught up with when there is room', async ({
    skip,
  }) => {
    if (disk === undefined) return skip(reason);
    const open = await openStationAt(places.station, stationKey);
    const ids = [await addCase(open)];
    await mirror(mirrorRequest(places, await headOf(open)), silent);
    const sure = await headOf(open);
    ids.push(await addCase(open));
    for (const left of [0, 4096, 20_000, 60_000, 200_000]) {
      await disk.leave(left);
      const done = await mirror(mirrorRequest(places, await headOf(open)), silent);
      if (!done.ok) expect(done.error.kind).toBe('backupFolderFull');
      await rm(places.restored, { recursive: true, force: true });
      const restored = await restoreCopy(restoreRequest(places), silent);
      expect(restored, `${left} bytes left`).toMatchObject({ ok: true, value: { lost: [] } });
      if (restored.ok) expect(restored.value.head.seq).toBeGreaterThanOrEqual(sure.seq);
    }
    await disk.free();
    const head = await headOf(open);
    expect(await mirror(mirrorRequest(places, head), silent)).toMatchObject({ ok: true });
    await open.close();
    await rm(places.restored, { recursive: true, force: true });
    expect(await restoreCopy(restoreRequest(places), silent)).toMatchObject({ value: { head } });
    await everyCaseOpens(places.restored, ids);
  });

  it('that is write-protected is named as such', async ({ skip }) => {
    if (disk === undefined) return skip(reason);
    const open = await openStationAt(places.station, stationKey);
    disk.makeReadOnly();
    expect(await mirror(mirrorRequest(places, await headOf(open)), silent)).toEqual({
      ok: false,
      error: { kind: 'backupFolderReadOnly' },
    });
    await open.close();
  });
});
