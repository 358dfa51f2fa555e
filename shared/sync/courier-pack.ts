/** What a station without a line writes into a courier file 离线U盘包: the calls it would make, case by case. */
import { largestCourierRecordBytes } from '../protocol/courier';
import type { StationRecord } from '../protocol/courier';
import type { CourierPorts } from '../protocol/courier-file';
import { courierRecordBytes } from '../protocol/courier-file';
import type { AgainPorts, AgainSoFar } from './courier-again';
import { packAgain } from './courier-again';
import type { PackedOther } from './courier-others';
import { packOthers } from './courier-others';
import type { Spoken } from './courier-records';
import type { PackedUpkeep } from './courier-upkeep';
import { packUpkeep } from './courier-upkeep';
import { recordOfCall } from './courier-records';
import type { CarriedPorts, Prepared } from './deliver';
import { prepare, readWhole } from './deliver';
import type { Outcome } from './outcome';
import type { QueuedEntry, SyncStore } from './ports';

/** More would make an entry of the record that is slow to read; the rest goes into the next file. */
const mostPackedCases = 500;
/** What a stick formatted as FAT32 takes as one file, less room for the records; in bytes. */
const mostPackedBytes = 3_500_000_000;

/** Where the calls of a case stand in a file: `sends` records from place `at` on, the hand-over first, the commit last. */
export type PackedCase = Pick<QueuedEntry, 'caseId' | 'revision'> & {
  readonly entryId: string;
  readonly at: number;
  readonly sends: number;
};

export type PackPorts = CarriedPorts & {
  readonly store: Pick<
    SyncStore,
    | 'signSubmission'
    | 'queuedEntries'
    | 'queuedReports'
    | 'queuedVerifications'
    | 'queuedRatings'
    | 'numberWants'
    | 'placeWants'
    | 'readDigests'
    | 'casesWithReceipts'
    | 'readReceipt'
    | 'readToldWords'
  >;
  readonly bytes: CourierPorts;
  /** Asked between files; throws to give the package up. */
  readonly check: () => void;
  /** How far it came to bring again what a restored platform lost; nothing where nothing is owed to it. */
  readonly again: AgainSoFar | undefined;
  readonly onAgain: AgainPorts['onAgain'];
  readonly onLost: AgainPorts['onLost'];
  /** All that is owed is in this file, or was through before. */
  readonly onAllAgain: () => void;
  /** A case is in the package whole. */
  readonly onPacked: (packed: PackedCase) => void;
  readonly onOther: (packed: PackedOther) => void;
  /** See `packUpkeep`. */
  readonly digestsUpTo: number;
  readonly onUpkeep: (packed: PackedUpkeep) => void;
  /** A case stays out, for now or until a person looks: nothing of it here can be sent. */
  readonly onLeft: (entry: QueuedEntry, outcome: Outcome | undefined) => void;
};

type Hello = Extract<StationRecord, { type: 'hello' }>;

/** The content of a file, to be sealed; what does not fit any more is not looked at. */
export async function* packCases(
  entries: readonly QueuedEntry[],
  spoken: Spoken,
  hello: Omit<Hello, 'type'>,
  ports: PackPorts,
): AsyncGenerator<Uint8Array> {
  yield recordBytes({ type: 'hello', ...hello }, ports);
  let at = 1;
  let bytes = 0;
  const { again } = ports;
  if (again !== undefined) {
    const packed = yield* packAgain(at, spoken, { so: again, most: mostPackedBytes }, ports);
    at += packed.records;
    bytes += packed.bytes;
    if (packed.isAll) ports.onAllAgain();
  }
  /** What follows on something that the platform may have lost is no use before that. */
  const mayFollow = (caseId: string) => again === undefined || again.through.has(caseId);
  const first = entries.filter(({ caseId, revision }) => revision === 1 || mayFollow(caseId));
  for (const entry of first.slice(0, mostPackedCases)) {
    ports.check();
    const prepared = await prepare(entry, ports);
    if (prepared.done) {
      ports.onLeft(entry, prepared.outcome);
      continue;
    }
    bytes += prepared.value.totalBytes;
    if (bytes > mostPackedBytes && at > 1) break;
    const sends = yield* packCase(entry, prepared.value, { spoken, ports, at });
    at += sends;
  }
  at += yield* packOthers(at, spoken, { ...ports, mayFollow });
  at += yield* packUpkeep(at, spoken, ports);
  yield recordBytes({ type: 'end', records: at }, ports);
}

type Packing = {
  readonly spoken: Spoken;
  readonly ports: PackPorts;
  readonly at: number;
};

/** Answers how many records it wrote; one that cannot be finished has no commit, and means nothing to the platform. */
async function* packCase(
  entry: QueuedEntry,
  { text, files }: Prepared,
  { spoken, ports, at }: Packing,
): AsyncGenerator<Uint8Array, number> {
  const { caseId, revision, id: entryId } = entry;
  const signature = await ports.store.signSubmission(text);
  const handOver = await recordOfCall(
    spoken,
    (calls) => calls.putRevision(entry, { submission: text, signature }),
    ports.bytes,
  );
  if (handOver.length > largestCourierRecordBytes) {
    ports.onLeft(entry, undefined);
    return 0;
  }
  yield handOver;
  let sends = 1;
  for (const { sha256 } of files) {
    ports.check();
    const read = await readWhole(caseId, sha256, ports);
    if (read.done) {
      ports.onLeft(entry, read.outcome);
      return sends;
    }
    yield recordBytes({ type: 'file', caseId, sha256, bytes: read.value.length }, ports);
    yield read.value;
    sends += 1;
  }
  yield await recordOfCall(spoken, (calls) => calls.commit(entry), ports.bytes);
  ports.onPacked({ entryId, caseId, revision, at, sends: sends + 1 });
  return sends + 1;
}

function recordBytes(record: StationRecord, { bytes }: PackPorts): Uint8Array {
  return courierRecordBytes(record, bytes);
}
