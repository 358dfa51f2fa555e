/** The sync host of main for a test that only looks at what arrives: it tells nobody, and nobody logs in. */
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
