/** Records inside a courier's file: length, JSON, and the bytes of a file where the record names one. */
import { ByteReader } from '../../shared/protocol/byte-reader';
import type { StationRecord } from '../../shared/protocol/courier';
import { stationRecordSchema } from '../../shared/protocol/courier';
import { readCourierRecord } from '../../shared/protocol/courier-file';
import { Problem } from '../http/problems';
import { courierPorts } from './courier-ports';

export type ReadRecord = {
  readonly record: StationRecord;
  /** The bytes of a `file`, at most 40 MiB; empty otherwise. */
  readonly bytes: Uint8Array;
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
    const record = parseRecord(await readCourierRecord(reader, courierPorts));
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

function parseRecord(value: unknown): StationRecord {
  const record = stationRecordSchema.safeParse(value);
  if (!record.success) throw malformed();
  return record.data;
}
