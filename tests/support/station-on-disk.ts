/** A station of main opened on a folder of the test's own, with everything real but the papers process. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Station } from '../../electron/desk/station';
import type { StationParts } from '../../electron/desk/station-parts';
import { newStation } from '../../electron/desk/new-station';
import { openStation } from '../../electron/desk/station';
import { peekRecord } from '../../electron/ledger/peek';
import type { Papers } from '../../electron/papers/papers-client';
import { err } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import { shippedPack } from './case-builders';

const stopped = async () => err({ kind: 'papersStopped' as const });
/** A papers process that is down: everything else has to go on without it. */
export const noPapers: Papers = {
  makeLetter: stopped,
  makeArchive: stopped,
  makeDocument: stopped,
  makeRecoverySheet: stopped,
  makeRegister: stopped,
  makeGuide: stopped,
  makeClassSlips: stopped,
  makeMandates: stopped,
  makeReprint: stopped,
  warm: () => undefined,
  renew: () => undefined,
  stop: () => undefined,
};

/** Every entry of the record that can be read, oldest first; those of a destroyed case cannot. */
export async function entriesOf({ ledger, cases }: Pick<Station, 'ledger' | 'cases'>) {
  const entries = [];
  for (let seq = 1; seq <= ledger.durableHead(); seq += 1) {
    const entry = await cases.entry(seq);
    if (entry.ok) entries.push(entry.value);
    else if (entry.error.kind !== 'caseDestroyed') throw new Error(entry.error.kind);
  }
  return entries;
}

/** What the record says of the station itself, oldest first. */
export const stationEventsOf = async (station: Pick<Station, 'ledger' | 'cases'>) =>
  (await entriesOf(station)).flatMap(({ body }) => body.stationEvents ?? []);

/** Opens the station below `folder`, setting it up first where there is none. */
export async function openStationAt(
  folder: string,
  stationKey: Buffer,
  parts: Partial<StationParts> = {},
  operatorId: string = uuidv7(),
): Promise<Station> {
  const person = { id: operatorId, name: '程望' };
  const isNew = (await peekRecord(join(folder, 'ledger'))) === 'nothing';
  const created = isNew ? newStation('望潮小学', person) : undefined;
  const station = await openStation(
    {
      folder,
      stationKey: Buffer.from(stationKey),
      pack: shippedPack,
      words: pick('zh-CN'),
      papers: noPapers,
      now: () => new Date().toISOString(),
      log: () => undefined,
      publish: () => undefined,
      onQueued: () => undefined,
      // By chance a test would go another way now and then.
      drawsReading: () => false,
      ...parts,
    },
    created,
  );
  if (!station.ok) throw new Error(station.error.kind);
  return station.value;
}
