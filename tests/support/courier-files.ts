/** A test station's side of the courier: writes its file, and opens the answer to it. */
import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { courierKey } from '../../platform/courier/courier-key';
import { courierPorts } from '../../platform/courier/courier-ports';
import { ByteReader, readLength } from '../../shared/protocol/byte-reader';
import type { AnswerRecord, CourierHeader, StationRecord } from '../../shared/protocol/courier';
import {
  answerRecordSchema,
  courierHeaderText,
  courierWordSchema,
} from '../../shared/protocol/courier';
import type { CourierKey } from '../../shared/protocol/courier-file';
import {
  courierRecordBytes,
  readCourierFile,
  sealCourierFile,
} from '../../shared/protocol/courier-file';
import { isSignedBy } from '../../platform/keys';
import type { BuiltCase } from './platform-builders';
import { signedRevision, signText } from './platform-builders';
import type { TestStation } from './platform-station';
import { revisionPath } from './platform-station';

export type Piece = StationRecord | Buffer;

/** The whole of a case as a courier carries it, without `hello` and `end`. */
export function caseRecords(station: TestStation, { submission, files }: BuiltCase): Piece[] {
  const path = revisionPath(submission);
  const body = JSON.stringify(signedRevision(station.key, submission));
  return [
    { type: 'request', method: 'PUT', path, body },
    ...[...files].flatMap(([sha256, bytes]): Piece[] => [
      { type: 'file', caseId: submission.caseId, sha256, bytes: bytes.length },
      bytes,
    ]),
    { type: 'request', method: 'POST', path: `${path}/commit` },
  ];
}

type Hello = Extract<StationRecord, { type: 'hello' }>;

/** `pieces` between `hello` and a right `end`; `said` is what else it says of its station. */
export function wholeContent(
  answerKey: CourierKey,
  pieces: readonly Piece[],
  after = 0,
  said: Pick<Hello, 'known'> = {},
): Buffer {
  const records = 1 + pieces.filter((piece) => !Buffer.isBuffer(piece)).length;
  const hello = { type: 'hello', answerKey: answerKey.publicKey, after, ...said } as const;
  const all: readonly Piece[] = [hello, ...pieces, { type: 'end', records }];
  return Buffer.concat(
    all.map((each) => (Buffer.isBuffer(each) ? each : courierRecordBytes(each, courierPorts))),
  );
}

/** Seals `content` as `station` would; `changes` tell lies about the header. */
export async function sealedBy(
  station: TestStation,
  recipientKey: string,
  content: Buffer,
  changes: Partial<CourierHeader> = {},
): Promise<Buffer> {
  const { stationId } = station.reply;
  const sealing = {
    header: {
      direction: 'toPlatform',
      packageId: v7(),
      number: 1,
      stationId,
      recipientKey,
      ...changes,
    },
    oneTimeKey: courierKey(randomBytes(32)),
    sign: (text: string) => signText(station.key, text),
  } as const;
  return collect(sealCourierFile(sealing, streamOf(content), courierPorts));
}

/** The records of an answer. @throws when it is not signed by the platform or not whole. */
export async function openAnswer(
  file: Buffer,
  key: CourierKey,
  platformKey: string,
): Promise<AnswerRecord[]> {
  const { header, signature, open } = await readCourierFile(streamOf(file), courierPorts);
  if (!isSignedBy(platformKey, courierHeaderText(header), signature)) throw new Error('signature');
  const reader = new ByteReader(open(key));
  const records: AnswerRecord[] = [];
  for (;;) {
    const start = await reader.upTo(4);
    if (start.length === 0) return records;
    const json = await reader.upTo(readLength(start));
    records.push(answerRecordSchema.parse(JSON.parse(courierPorts.decode(json))));
  }
}

/** The answers to what was asked, and the platform's word on the whole of it. */
export function resultsIn(answer: readonly AnswerRecord[]) {
  const all = answer.flatMap((each) => (each.type === 'result' ? [each] : []));
  const word = courierWordSchema.parse(JSON.parse(all.at(-1)?.body ?? ''));
  return { results: all.slice(0, -1), place: all.at(-1)?.record, word };
}

export function newAnswerKey(): CourierKey {
  return courierKey(randomBytes(32));
}

/** In pieces that fit no boundary of the format. */
async function* streamOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 50_021) yield bytes.subarray(at, at + 50_021);
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
