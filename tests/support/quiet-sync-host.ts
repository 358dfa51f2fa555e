/** The sync host of main for a test that only looks at what arrives: it tells nobody, and nobody logs in. */
import type { Station } from '../../electron/desk/station';
import type { SyncHost } from '../../electron/desk/sync-host';
import { createSyncHost } from '../../electron/desk/sync-host';
import { noLogIn } from './connector-profiles';
import type { HostedPlatform } from './platform-host';
import { openStationAt } from './station-on-disk';
import { valueOf } from './value-of';

/** Nothing runs until a station is opened. */
export function quietSyncHost(): SyncHost {
  const silent = () => undefined;
  return createSyncHost({
    log: silent,
    onStatus: silent,
    suggestedUrl: undefined,
    logIn: noLogIn,
  });
}

/** A station and its line, opened and closed together. */
export async function openOnline(folder: string, key: Buffer) {
  const station = await openStationAt(folder, key);
  const host = quietSyncHost();
  host.open(station);
  return {
    station,
    host,
    pair: async ({ url, official }: HostedPlatform) =>
      valueOf(await host.pair(url, await official.newPairingCode())),
    close: async () => {
      await host.close();
      await station.close();
    },
  };
}

/** Lets the station have its line while `work` runs. */
export async function online(
  station: Station,
  work: (host: SyncHost) => Promise<unknown>,
): Promise<void> {
  const host = quietSyncHost();
  host.open(station);
  try {
    await work(host);
  } finally {
    await host.close();
  }
}
