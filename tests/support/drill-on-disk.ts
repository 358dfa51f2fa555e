/** A station and its drill over a real disk, with everything real but vault and papers; and a case brought to submission. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Lifecycle } from '../../electron/desk/lifecycle';
import type { Station } from '../../electron/desk/station';
import { createSyncHost, type SyncHost } from '../../electron/desk/sync-host';
import { fillAtDesk } from './fill-at-desk';
import { aProgram } from './vault-on-disk';
import { noLogIn } from './connector-profiles';

const photograph = readFileSync(join(import.meta.dirname, 'papers-page.jpg'));

/** The passphrase of whoever set the station up. */
export const drillPassphrase = 'correct horse 77';

/** A host of the line that knows an address. */
export function aHost(): SyncHost {
  return createSyncHost({
    log: () => undefined,
    onStatus: () => undefined,
    suggestedUrl: 'https://platform.invalid',
    logIn: noLogIn,
  });
}

/** The life of a station below `at`, its drill beside it. */
export function aLifecycleAt(at: string, host = aHost()): Lifecycle {
  return aProgram(join(at, 'station'), {
    onQueued: () => host.wake(),
    onOpened: (station) => host.open(station),
    onClosing: () => host.close(),
  }).lifecycle;
}

/** What is open. */
export function current(lifecycle: Lifecycle): Station {
  const station = lifecycle.current();
  if (station === undefined) throw new Error('Locked');
  return station;
}

/** Unlocks the drill. */
export async function enterDrill(lifecycle: Lifecycle) {
  const session = await lifecycle.unlock(drillPassphrase, undefined, undefined, 'drill');
  if (!session.ok) throw new Error(session.error.kind);
  return session.value;
}

/** Brings an invented family as far as its submission. */
export async function filledCase(station: Station): Promise<string> {
  const caseId = uuidv7();
  await fillAtDesk(station, caseId, () => Uint8Array.from(photograph));
  return caseId;
}

/** Brings an invented family as far as the queue. */
export async function submitCase(station: Station): Promise<string> {
  const caseId = await filledCase(station);
  const sent = await station.desk.execute({ name: 'submitCase', caseId }, station.actor);
  if (!sent.ok) throw new Error('Refused');
  return caseId;
}
