/** Stations that sent by line once and have none any more, the sticks they write, and the platform that answers them. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect } from 'vitest';
import { readAnswer } from '../../electron/desk/courier-answers';
import { writePackage } from '../../electron/desk/courier-desk';
import type { CourierWork } from '../../electron/desk/courier-desk';
import type { Station } from '../../electron/desk/station';
import type { SyncHost } from '../../electron/desk/sync-host';
import { newKey } from '../../electron/vault/seal';
import { eventually } from './eventually';
import { openStationAs } from './people';
import type { HostedPlatform } from './platform-host';
import { valueOf } from './station-people';
import { online } from './quiet-sync-host';

export type DeskWithStick = {
  readonly station: Station;
  readonly folder: string;
  readonly key: Buffer;
  /** The stick. */
  readonly stick: string;
};

const silent = () => undefined;

export function courierWork(changes: Partial<CourierWork> = {}): CourierWork {
  return {
    now: () => new Date().toISOString(),
    log: silent,
    signal: new AbortController().signal,
    onProgress: silent,
    ...changes,
  };
}

/** A station paired with `platform` that learned its key, and is without a line from then on. */
export async function aDeskWithStick(
  root: string,
  platform: HostedPlatform,
  pair = async (host: SyncHost, _station: Station) =>
    host.pair(platform.url, await platform.official.newPairingCode()),
): Promise<DeskWithStick> {
  const key = newKey();
  const folder = join(root, uuidv7());
  const stick = join(root, uuidv7());
  await mkdir(stick);
  const station = await openStationAs(folder, key);
  await online(station, async (host) => {
    valueOf(await pair(host, station));
    await eventually(() => expect(station.facts().courier.platformKey).toBeDefined());
  });
  return { station, folder, key, stick };
}

/** Writes a package; answers what came of it and its bytes. */
export async function written(desk: Pick<DeskWithStick, 'station' | 'stick'>, again = false) {
  const done = valueOf(
    await writePackage(desk.station, { folder: desk.stick, again }, courierWork()),
  );
  return { ...done, bytes: await readFile(join(desk.stick, done.fileName)) };
}

/** What the platform answers to a package, as a file on the stick. */
export async function answered(
  platform: HostedPlatform,
  { stick }: Pick<DeskWithStick, 'stick'>,
  bytes: Uint8Array,
): Promise<string> {
  const response = await fetch(`${platform.url}/v1/courier/packages`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${platform.adminToken}` },
    body: new Uint8Array(bytes),
  });
  if (!response.ok) throw new Error(await response.text());
  const path = join(stick, `${uuidv7()}.esx`);
  await writeFile(path, Buffer.from(await response.arrayBuffer()));
  return path;
}

export const read = (station: Station, path: string) => readAnswer(station, path, courierWork());

/** Names on the stick. */
export const namesOn = ({ stick }: DeskWithStick) => readdir(stick);

/** How many cases of the station the platform has. */
export async function casesThere(platform: HostedPlatform, station: Station): Promise<number> {
  const stationId = station.facts().pairing?.stationId ?? '';
  const rows = await platform.database.query('select id from cases where station_id = $1', [
    stationId,
  ]);
  return rows.length;
}
