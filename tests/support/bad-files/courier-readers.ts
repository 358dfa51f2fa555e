/** The two halves of the courier: what a station is brought, and what the platform is. */
import { randomBytes } from 'node:crypto';
import { courierKey } from '../../../platform/courier/courier-key';
import { courierPorts } from '../../../platform/courier/courier-ports';
import { readRecords } from '../../../platform/courier/records';
import { Problem } from '../../../platform/http/problems';
import { courierPorts as stationPorts } from '../../../electron/sync/courier-crypto';
import {
  courierRecordBytes,
  readCourierFile,
  sealCourierFile,
} from '../../../shared/protocol/courier-file';
import { answerRecords } from '../../../shared/sync/courier-answer';
import type { BadReader } from './readers';

const id = '019a0000-0000-7000-8000-000000000001';

async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1_021) yield bytes.subarray(at, at + 1_021);
}

async function collected(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const records = (...all: readonly unknown[]) =>
  Buffer.concat(all.map((record) => courierRecordBytes(record, courierPorts)));

/** What is asked of these readers: that they throw the fault of their port, and nothing else. */
async function answerOfFault(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'taken';
  } catch (error) {
    if (error instanceof Problem) return error.type;
    const { fault } = error as { readonly fault?: unknown };
    if (typeof fault === 'string') return fault;
    throw error;
  }
}

/** The station's and the platform's. */
export async function courierReaders(): Promise<readonly BadReader[]> {
  const recipient = courierKey(randomBytes(32));
  const header = {
    direction: 'toPlatform',
    packageId: id,
    number: 1,
    stationId: id,
    recipientKey: recipient.publicKey,
  } as const;
  const sealed = (content: Buffer) =>
    collected(
      sealCourierFile(
        {
          header,
          oneTimeKey: courierKey(randomBytes(32)),
          sign: () => Buffer.alloc(64).toString('base64'),
        },
        streamOf(content),
        courierPorts,
      ),
    );
  const answerKey = courierKey(randomBytes(32)).publicKey;
  const path = `/v1/cases/${id}/revisions/1`;
  const toPlatform = records(
    { type: 'hello', answerKey, after: 0 },
    { type: 'request', method: 'PUT', path, body: '{}' },
    { type: 'request', method: 'POST', path: `${path}/commit` },
    { type: 'end', records: 3 },
  );
  const answer = records(
    { type: 'result', record: 1, status: 200, body: '{}' },
    { type: 'end', packageId: id, records: 1, serverTime: '2026-06-01T00:00:00.000Z' },
  );
  return [
    {
      name: 'file of a courier',
      format: 'wire',
      samples: [await sealed(toPlatform), await sealed(randomBytes(200_000))],
      read: (bytes) =>
        answerOfFault(async () => {
          const file = await readCourierFile(streamOf(bytes), stationPorts);
          await collected(file.open(recipient));
        }),
    },
    {
      name: 'records for the platform',
      format: 'wire',
      samples: [toPlatform],
      read: (bytes) =>
        answerOfFault(async () => {
          for await (const record of readRecords(streamOf(bytes))) void record;
        }),
    },
    {
      name: 'records for the station',
      format: 'wire',
      samples: [answer],
      read: (bytes) =>
        answerOfFault(async () => {
          for await (const record of answerRecords(streamOf(bytes), id, stationPorts)) void record;
        }),
    },
  ];
}
