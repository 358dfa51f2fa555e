/** Records inside a courier's file: length, JSON, and the bytes of a file where the record names one. */
import type { AnswerRecord, StationRecord } from '../../shared/protocol/courier';
import { largestCourierRecordBytes, stationRecordSchema } from '../../shared/protocol/courier';
import { Problem } from '../http/problems';
import { ByteReader } from './byte-reader';

/** A record as bytes; those of a file follow it. */
export function recordBytes(record: StationRecord | AnswerRecord): Buffer {
  const json = Buffer.from(JSON.stringify(record));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json]);
}

export type ReadRecord = {
  readonly record: StationRecord;
  /** The bytes of a `file`, at most 40 MiB; empty otherwise. */
  readonly bytes: Buffer;
};

/**
 * The records of a station in their order, up to and with its `end`.
 * @throws Problem `courier-file-damaged` when one is none, or when the count differs or something follows the end.
 */
export async function* readRecords(
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<ReadRecord, undefined> {
  const reader = new ByteReader(content);
  for (let position = 0; ; position += 1) {
    const record = parseRecord(await readJson(reader));
    if ((position === 0) !== (record.type === 'hello')) throw malformed();
    const wanted = record.type === 'file' ? record.bytes : 0;
    const bytes = await reader.upTo(wanted);
    if (bytes.length < wanted) throw malformed();
    if (record.type === 'end') {
      if (record.records !== position || (await reader.upTo(1)).length > 0) throw malformed();
      return undefined;
    }
    yield { record, bytes };
  }
}

const malformed = () => new Problem('courier-file-damaged');

async function readJson(reader: ByteReader): Promise<unknown> {
  const start = await reader.upTo(4);
  if (start.length < 4) throw malformed();
  const length = start.readUInt32BE();
  if (length > largestCourierRecordBytes) throw malformed();
  const json = await reader.upTo(length);
  if (json.length < length) throw malformed();
  try {
    return JSON.parse(json.toString());
  } catch {
    throw malformed();
  }
}

function parseRecord(value: unknown): StationRecord {
  const record = stationRecordSchema.safeParse(value);
  if (!record.success) throw malformed();
  return record.data;
}
