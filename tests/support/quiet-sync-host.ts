/** The sync host of main for a test that only looks at what arrives: it tells nobody, and nobody logs in. */
import type { Station } from '../../electron/desk/station';
import type { SyncHost } from '../../electron/desk/sync-host';
import { createSyncHost } from '../../electron/desk/sync-host';
import { noLogIn } from './connector-profiles';

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
