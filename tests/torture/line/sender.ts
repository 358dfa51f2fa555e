/** The child: a station on its real record that queues cases and sends them, until it is killed. */
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { Station } from '../../../electron/desk/station';
import { fillAtDesk } from '../../support/fill-at-desk';
import { openStationAt } from '../../support/station-on-disk';
import { pictureOf, seeded } from '../seeded';
import { stationKey } from '../worker';
import type { SenderNote } from './sender-note';
import { quietSyncHost } from '../../support/quiet-sync-host';

const casesPerLife = 2;

/** Opens the station below `folder`, pairs it when it is new, and tells what it queued and what was received. */
export async function send(folder: string, url: string, code: string, seed: number): Promise<void> {
  const tell = (note: SenderNote) => writeSync(1, `${JSON.stringify(note)}\n`);
  const quiet = () => undefined;
  const random = seeded(seed);
  const station = await openStationAt(folder, stationKey);
  const host = quietSyncHost();
  host.open(station);
  process.on('SIGUSR2', () => host.sendNow());
  while (station.facts().pairing === undefined) {
    const paired = await host.pair(url, code);
    if (!paired.ok) await sleep(50);
  }
  for (let i = 0; i < casesPerLife; i += 1) {
    const caseId = uuidv7();
    await fillAtDesk(station, caseId, () => Uint8Array.from(pictureOf(String(random.next()))));
    const done = await station.desk.execute({ name: 'submitCase', caseId }, station.actor);
    if (!done.ok) throw new Error(done.error.kind);
    tell({ t: 'submitted', caseId });
    host.wake();
  }
  while (station.queue.store.queuedEntries().length > 0) await sleep(5);
  tell({ t: 'idle', received: await receivedOf(station) });
  // Alive until it is killed.
  setInterval(quiet, 1_000);
}

async function receivedOf({ queue, ledger }: Station) {
  const received = [];
  for (const caseId of ledger.cases.keys()) {
    const read = await queue.store.readReceipt(caseId);
    if (!read.ok) throw new Error(read.error.kind);
    const matterNumber = read.value?.receipt.matterNumber;
    if (matterNumber !== undefined) received.push({ caseId, matterNumber });
  }
  return received;
}
