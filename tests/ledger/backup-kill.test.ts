/** kill -9 in the middle of a back-up and of a restore: what was restorable stays so, and a restored folder is whole or absent. */
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { mirror } from '../../electron/backup/mirror';
import { restoreCopy } from '../../electron/backup/restore-copy';
import { bundleBackupThread, runAndKill } from '../support/backup-thread';
import {
  addCase,
  everyCaseOpens,
  filesOf,
  headOf,
  mirrorRequest,
  newPlaces,
  restoreRequest,
  stationKey,
} from '../support/backed-up-station';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';

const rounds = 20;
const limitMs = 120_000;
const silent = () => undefined;
let script: string;
beforeAll(async () => {
  script = await bundleBackupThread(scratchFolder('backup-thread'));
});

/** Kills come sooner where they came too late: fast and slow computers are killed alike. */
const nextSpan = (spanMs: number, ended: string) =>
  ended === 'finished' ? spanMs * 0.6 : spanMs * 1.2;

it(
  'a back-up killed at any moment leaves the one before, or the new one, to be restored',
  { timeout: limitMs },
  async () => {
    const places = await newPlaces();
    const open = await openStationAt(places.station, stationKey);
    const ids = [await addCase(open)];
    expect(await mirror(mirrorRequest(places, await headOf(open)), silent)).toMatchObject({
      ok: true,
    });
    let sureHead = (await headOf(open)).seq;
    let spanMs = 60;
    let killed = 0;
    for (let round = 0; round < rounds; round += 1) {
      ids.push(await addCase(open));
      // A small file that is replaced each time, as the vault is when a passphrase changes.
      await writeFile(join(places.station, 'vault.json'), JSON.stringify({ format: 1, round }));
      const head = await headOf(open);
      const request = mirrorRequest(places, head);
      const ended = await runAndKill(script, request, Math.random() * spanMs);
      spanMs = nextSpan(spanMs, ended);
      if (ended === 'finished') sureHead = head.seq;
      else killed += 1;
      await rm(places.restored, { recursive: true, force: true });
      const restored = await restoreCopy(restoreRequest(places), silent);
      expect(restored, `round ${round}`).toMatchObject({ ok: true, value: { lost: [] } });
      const reached = restored.ok ? restored.value.head.seq : 0;
      expect(reached).toBeGreaterThanOrEqual(sureHead);
      sureHead = reached;
    }
    expect(killed).toBeGreaterThan(rounds / 4);
    await mirror(mirrorRequest(places, await headOf(open)), silent);
    await open.close();
    await rm(places.restored, { recursive: true, force: true });
    expect(await restoreCopy(restoreRequest(places), silent)).toMatchObject({ ok: true });
    expect(await filesOf(places.restored)).toEqual(await filesOf(places.station));
    await everyCaseOpens(places.restored, ids);
    // What interrupted runs left is gone.
    const left = [...(await filesOf(places.target)).keys()].filter((name) => name.endsWith('.tmp'));
    expect(left.filter((name) => !/^(blobs|keys)/.test(name))).toEqual([]);
  },
);

it(
  'a restore killed at any moment can be done again, and its place is taken by nothing half',
  { timeout: limitMs },
  async () => {
    const places = await newPlaces();
    const open = await openStationAt(places.station, stationKey);
    const ids: string[] = [];
    for (let i = 0; i < 12; i += 1) ids.push(await addCase(open));
    await mirror(mirrorRequest(places, await headOf(open)), silent);
    await open.close();
    const whole = await filesOf(places.station);
    let spanMs = 60;
    let killed = 0;
    for (let round = 0; round < rounds / 2; round += 1) {
      await rm(places.restored, { recursive: true, force: true });
      const ended = await runAndKill(script, restoreRequest(places), Math.random() * spanMs);
      spanMs = nextSpan(spanMs, ended);
      if (ended === 'finished') expect(await filesOf(places.restored)).toEqual(whole);
      else killed += 1;
    }
    expect(killed).toBeGreaterThan(2);
    await rm(places.restored, { recursive: true, force: true });
    expect(await restoreCopy(restoreRequest(places), silent)).toMatchObject({ ok: true });
    await everyCaseOpens(places.restored, ids);
    expect(await stat(places.restored)).toBeDefined();
  },
);
