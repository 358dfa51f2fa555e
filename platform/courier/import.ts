/** A station's `*.esx` in, the answer's `*.esx` out: checked before it is opened, applied as it is read. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { AnswerRecord, CourierWord } from '../../shared/protocol/courier';
import { courierHeaderText, restoresOffer } from '../../shared/protocol/courier';
import type { UnopenedFile } from '../../shared/protocol/courier-file';
import {
  courierRecordBytes,
  readCourierFile,
  sealCourierFile,
} from '../../shared/protocol/courier-file';
import { Problem } from '../http/problems';
import { isSignedBy } from '../keys';
import type { PlatformContext } from '../platform-context';
import { findStation } from '../stations/stations';
import type { Taken } from '../stations/taken-count';
import { readTaken, readTakenAndAsked } from '../stations/taken-count';
import { tokenFor } from '../stations/tokens';
import type { CourierLine } from './apply';
import { applyRecord, readChanges, readDirectory } from './apply';
import { courierKey } from './courier-key';
import { readRecords } from './records';
import { courierPorts } from './courier-ports';

export type CourierPlace = Pick<CourierLine, 'fetch' | 'closing'> & {
  /** Folder of answers that are being written; all in it is sealed. */
  readonly folder: string;
};

/** Its size tells whoever takes it whether it came whole. */
export type SealedAnswer = { readonly bytes: number; readonly content: Readable };

/**
 * Applies a file and answers the sealed answer, whose own file is gone when it was read or given up. What was applied
 * before damage is found stays: every piece was whole and signed for, and comes to the same when it comes again.
 * @throws Problem `courier-file-damaged`, `courier-file-for-another`, `courier-station-unknown`, `signature-invalid`.
 */
export async function importFile(
  platform: PlatformContext,
  place: CourierPlace,
  source: AsyncIterable<Uint8Array>,
): Promise<SealedAnswer> {
  const file = await readCourierFile(source, courierPorts);
  const reached = await lineOf(platform, place, file);
  const records = readRecords(file.open(platform.secrets.courierKey));
  const first = (await records.next()).value;
  if (first?.record.type !== 'hello') throw new Problem('courier-file-damaged');
  const hello = first.record;
  const { answerKey, directory } = hello;
  const { packageId, number, stationId } = file.header;
  const line: CourierLine = { ...reached, knownTaken: hello.known?.taken };

  async function* answers(): AsyncGenerator<AnswerRecord> {
    const { before } = await readTaken(platform.database, stationId);
    let position = 0;
    for await (const each of records) {
      position += 1;
      const result = await applyRecord(line, each, position);
      if (result !== undefined) yield result;
    }
    yield wordOn(position + 1, before, await readTakenAndAsked(platform.database, stationId));
    yield* readChanges(line, hello);
    if (directory === true) yield* readDirectory(line);
  }

  async function* content(): AsyncGenerator<Uint8Array> {
    let written = 0;
    for await (const answer of answers()) {
      written += 1;
      yield courierRecordBytes(answer, courierPorts);
    }
    const serverTime = platform.clock.now().toISOString();
    const end: AnswerRecord = { type: 'end', records: written, packageId, serverTime };
    yield courierRecordBytes(end, courierPorts);
  }

  const sealing = {
    header: { direction: 'toStation', packageId, number, stationId, recipientKey: answerKey },
    oneTimeKey: courierKey(platform.random(32)),
    sign: platform.secrets.key.sign,
  } as const;
  await mkdir(place.folder, { recursive: true });
  const name = `${Buffer.from(platform.random(16)).toString('hex')}.esx`;
  const path = join(place.folder, name);
  const remove = () => rm(path, { force: true });
  const writer = createWriteStream(path);
  try {
    await pipeline(sealCourierFile(sealing, content(), courierPorts), writer);
  } catch (error) {
    // A file that is only being opened would come to be after its removal.
    await new Promise<void>((resolve) => {
      if (writer.closed) resolve();
      else writer.once('close', () => resolve());
    });
    await remove();
    throw error;
  }
  const { size: bytes } = await stat(path);
  return { bytes, content: createReadStream(path).once('close', () => void remove()) };
}

/** What answers `end`. */
function wordOn(record: number, before: number, { after, asked }: Taken): AnswerRecord {
  const taken = { before, after };
  const word: CourierWord = { offers: [restoresOffer], taken, ...(asked ? { asked } : {}) };
  return { type: 'result', record, status: 200, body: JSON.stringify(word) };
}

async function lineOf(
  { database, secrets, clock }: PlatformContext,
  { fetch, closing }: CourierPlace,
  { header, signature }: UnopenedFile,
): Promise<CourierLine> {
  if (header.direction !== 'toPlatform') throw new Problem('courier-file-for-another');
  const station = await findStation(database, header.stationId);
  if (station === undefined) throw new Problem('courier-station-unknown');
  if (!isSignedBy(station.publicKey, courierHeaderText(header), signature)) {
    throw new Problem('signature-invalid');
  }
  return { fetch, closing, clock, token: tokenFor(station, secrets.tokenSecret) };
}
