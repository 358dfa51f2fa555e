/** A county's platform by stick: a package carries the county's own record, and its answers are read in its codes. */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { courierKeyOf, courierPorts } from '../../electron/sync/courier-crypto';
import { signingKey } from '../../platform/keys';
import type { ConnectorProfile } from '../../shared/connector/profile';
import type { AnswerRecord } from '../../shared/protocol/courier';
import {
  courierRecordBytes,
  readCourierFile,
  sealCourierFile,
} from '../../shared/protocol/courier-file';
import { countyTextSchema } from '../../shared/protocol/messages';
import { answerRecords } from '../../shared/sync/courier-answer';
import { aPlainProfile, aProfile } from '../support/connector-profiles';
import type { DeskWithStick } from '../support/courier-at-desk';
import { aDeskWithStick, answered, read, written } from '../support/courier-at-desk';
import { caseOf, submittedAt } from '../support/fill-at-desk';
import { hostEmbedded } from '../support/platform-host';
import { scratchFolder } from '../support/scratch-folder';
import { valueOf } from '../support/station-people';

const root = scratchFolder('courier-county');
const platform = await hostEmbedded(join(root, 'database'));
afterAll(() => platform.stop());

const { outcomes } = aProfile();

/** Numbers stay the reference platform's own. */
const ours = (change: Partial<ConnectorProfile> = {}): ConnectorProfile =>
  aPlainProfile({ baseUrl: platform.url, ...(outcomes && { outcomes }), ...change });

/** Takes a profile in without any line, as it is brought by a file. */
async function added(
  { station }: Pick<DeskWithStick, 'station'>,
  profile: ConnectorProfile,
): Promise<void> {
  const by = { id: station.operator.id, name: station.operator.name };
  const event = { type: 'connectorAdded' as const, profile, sha256: '0'.repeat(64), by };
  valueOf(await station.appendStation([event]));
}

async function aCountyDesk(profile = ours()): Promise<DeskWithStick> {
  return aDeskWithStick(root, platform, async (host, station) => {
    await added({ station }, profile);
    return host.pairBy(profile.id, await platform.official.newPairingCode());
  });
}

/** The answer as a county gives it that has codes of its own: the same records, sealed and signed by the same platform. */
async function inCodes(
  { station }: DeskWithStick,
  path: string,
  codes: (body: string) => string,
): Promise<string> {
  const rows = await platform.database.query<{ value: string }>(
    "select value from settings where name = 'signingSeed'",
  );
  const { sign } = signingKey(Buffer.from(rows[0]?.value ?? '', 'base64url'));
  const file = await readCourierFile(createReadStream(path), courierPorts);
  const { oneTimeKey: _, format: __, ...header } = file.header;
  const packed = station
    .facts()
    .courier.packages.find(({ packageId }) => packageId === header.packageId);
  const mine = courierKeyOf(Buffer.from(packed?.answerSeed ?? '', 'base64'));
  const records: AnswerRecord[] = [];
  for await (const record of answerRecords(file.open(mine), header.packageId, courierPorts)) {
    const isTold = record.type === 'changes';
    records.push(isTold ? (JSON.parse(codes(JSON.stringify(record))) as AnswerRecord) : record);
  }
  const content = (async function* () {
    for (const record of records) yield courierRecordBytes(record, courierPorts);
  })();
  const pieces: Uint8Array[] = [];
  const sealing = { header, oneTimeKey: courierKeyOf(randomBytes(32)), sign };
  for await (const piece of sealCourierFile(sealing, content, courierPorts)) pieces.push(piece);
  const theirs = `${path}-county.esx`;
  await writeFile(theirs, Buffer.concat(pieces));
  return theirs;
}

const county = (body: string) =>
  body.replaceAll('"outcome":"accepted"', `"outcome":"${outcomes?.accepted ?? ''}"`);

async function exchanged(desk: DeskWithStick, codes = (body: string) => body) {
  const { bytes } = await written(desk);
  const path = await answered(platform, desk, bytes);
  return valueOf(await read(desk.station, await inCodes(desk, path, codes)));
}

it('a case arrives under the names of the county, signed, and its decision is read in its codes', async () => {
  const desk = await aCountyDesk();
  const { station } = desk;
  const caseId = await submittedAt(station);
  expect(await exchanged(desk)).toMatchObject({ delivered: 1 });
  const [row] = await platform.database.query<{ county: string }>(
    'select county from revisions where case_id = $1',
    [caseId],
  );
  const told = countyTextSchema.parse(JSON.parse(row?.county ?? ''));
  const { form, caseNumber } = await caseOf(station, caseId);
  expect(told).toMatchObject({ caseId, profile: { id: 'wangchao', version: '2026.1' } });
  expect(told.record).toMatchObject({
    sbly: '线下帮办',
    bjbh: caseNumber,
    xsxm: form['child.name'],
    xb: form['child.sex'] === 'male' ? '1' : '2',
    csrq: form['child.birthDate']?.replaceAll('-', ''),
  });
  await platform.official.acceptCase(caseId);
  expect(await exchanged(desk, county)).not.toHaveProperty('unclear');
  expect((await caseOf(station, caseId)).decision).toMatchObject({ outcome: 'accepted' });
  await station.close();
});

it('codes that the profile does not name are not read and not lost: a newer profile asks for them again', async () => {
  const desk = await aCountyDesk(aPlainProfile({ baseUrl: platform.url }));
  const { station } = desk;
  const caseId = await submittedAt(station);
  expect(await exchanged(desk)).toMatchObject({ delivered: 1 });
  await platform.official.acceptCase(caseId);
  const second = await submittedAt(station);
  const reached = station.queue.store.feedCursor();
  // Receipts come in all the same.
  expect(await exchanged(desk, county)).toMatchObject({ delivered: 1, unclear: true, changes: 0 });
  expect((await caseOf(station, second)).receipt).toBeDefined();
  expect((await caseOf(station, caseId)).decision).toBeUndefined();
  expect(station.queue.store.feedCursor()).toBe(reached);
  await added(desk, ours({ version: '2026.2' }));
  expect(await exchanged(desk, county)).not.toHaveProperty('unclear');
  expect((await caseOf(station, caseId)).decision).toMatchObject({ outcome: 'accepted' });
  await station.close();
});

it('a receipt under a number that the county never gives is not believed, and the case waits', async () => {
  const desk = await aCountyDesk(ours({ matterNumber: [{ text: 'RX' }, { digits: 12 }] }));
  const { station } = desk;
  const caseId = await submittedAt(station);
  expect(await exchanged(desk)).toMatchObject({ delivered: 0, waiting: 1 });
  expect((await caseOf(station, caseId)).receipt).toBeUndefined();
  expect(station.queue.store.queuedEntries()).toHaveLength(1);
  await station.close();
});
