/** The checkpoint: the index as it was at some entry, in one file under the station's key; without it everything is read again. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { caseStates } from '../../shared/domain/case';
import { feedTakenSchema, gapSchema } from '../../shared/ledger/entry';
import { parseJsonAs } from '../../shared/protocol/parse-json';
import { unlessGone, writeFileDurably } from './durable-file';
import type { CaseIndex, EntryIndex, IndexState, SegmentExtent } from './entry-index';
import { entryIndex } from './entry-index';
import { growing } from './growing';
import type { Anchor } from './witness';
import { segmentName } from './segment-files';

const magic = Buffer.from('ESCHECK1');
const macBytes = 32;
const caseBytes = 16 + 16 + 4 + 6 * 4;
/** Numbers of four bytes that are kept of every entry. */
const columnCount = 4;
const noOwner = '0'.repeat(32);

const count = z.number().int().nonnegative();
/** Tens of thousands of numbers: each by a schema of its own would be felt at the door. */
const isCounts = (value: unknown) =>
  Array.isArray(value) && value.every((one) => Number.isSafeInteger(one) && one >= 0);
const factsSchema = z.strictObject({
  head: count,
  hash: z.string().length(64),
  cases: count,
  segments: z.array(z.strictObject({ segment: count, firstSeq: count, bytes: count })),
  stationSeqs: z.array(count),
  lastDrawn: z.array(z.tuple([z.string(), count])),
  /** Absent in checkpoints from before the register of numbers. */
  numberSeqs: z.custom<number[]>(isCounts).optional(),
  gaps: z.array(gapSchema),
  losses: z.array(z.tuple([z.string(), z.strictObject({ first: count, last: count })])),
  ownerTurns: z.array(
    z.tuple([z.string(), z.array(z.strictObject({ since: count, owner: z.string().optional() }))]),
  ),
  /** Absent in checkpoints from before there were second readings. */
  readingTurns: z.array(z.tuple([z.string(), z.array(count)])).optional(),
  feedCursor: count,
  /** Absent in checkpoints from before stations named the change at their cursor. */
  feedChangeId: z.string().optional(),
  /** Absent where the platform told nothing, and in checkpoints from before headers had it. */
  feedTaken: feedTakenSchema.optional(),
  /** Of the platforms beside the first one; absent in checkpoints from before there were any. */
  otherFeeds: z
    .array(
      z.tuple([
        z.string(),
        z.strictObject({
          cursor: count,
          changeId: z.string().optional(),
          taken: feedTakenSchema.optional(),
        }),
      ]),
    )
    .optional(),
  /** The station's own entries once more, base64: without them nothing opens. */
  vitals: z.array(z.string()),
});
type Facts = z.infer<typeof factsSchema>;

export type Checkpoint = {
  readonly anchor: Anchor;
  readonly index: EntryIndex;
  /** Segments it knows and how many bytes of each. */
  readonly segments: readonly Readonly<SegmentExtent>[];
  /** Frames of the station's own entries. */
  readonly vitals: readonly Uint8Array[];
};

const pathOf = (folder: string) => join(folder, 'checkpoint');
const macOf = (key: Uint8Array, bytes: Uint8Array) =>
  createHmac('sha256', key).update(bytes).digest();

/** Writes the index as it is at the call, with `anchor` its newest entry. */
export async function saveCheckpoint(
  folder: string,
  key: Uint8Array,
  {
    state,
    anchor,
    vitals,
    beforeWriting,
  }: {
    readonly state: IndexState;
    readonly anchor: Anchor;
    readonly vitals: readonly Uint8Array[];
    /** Awaited between taking the index as it is and writing it down. */
    readonly beforeWriting?: () => Promise<void>;
  },
): Promise<void> {
  const first = state.feeds.get('');
  const facts: Facts = {
    head: anchor.seq,
    hash: anchor.hash.toString('hex'),
    cases: state.caseIds.length,
    segments: state.segments,
    stationSeqs: state.stationSeqs,
    lastDrawn: [...state.lastDrawn],
    numberSeqs: state.numberSeqs,
    gaps: state.gaps,
    losses: [...state.losses],
    ownerTurns: [...state.ownerTurns],
    readingTurns: [...state.readingTurns],
    feedCursor: first?.cursor ?? 0,
    feedChangeId: first?.changeId,
    feedTaken: first?.taken,
    otherFeeds: [...state.feeds].filter(([of]) => of !== ''),
    vitals: vitals.map((frame) => Buffer.from(frame).toString('base64')),
  };
  const text = Buffer.from(JSON.stringify(facts));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.byteLength);
  const body = Buffer.concat([
    magic,
    length,
    text,
    ...columnsOf(state).map((column) => column.bytes()),
    encodeCases(state),
  ]);
  await beforeWriting?.();
  await writeFileDurably(pathOf(folder), Buffer.concat([body, macOf(key, body)]));
}

/**
 * The last checkpoint as it lies on the disk, decoded before anybody can say whose it is: that takes no key, and the one
 * who comes in is waited for anyway. What is decoded is good for one opening, which goes on with it.
 */
export type FoundCheckpoint = {
  /** Nothing when there is none, and `damaged` when it is not what this station wrote. */
  readonly asWrittenUnder: (key: Uint8Array) => Checkpoint | 'damaged' | undefined;
};

/** Reads and decodes the checkpoint of a record; throws the file system's error. */
export async function findCheckpoint(folder: string): Promise<FoundCheckpoint> {
  const bytes = await readFile(pathOf(folder)).catch(unlessGone);
  if (bytes === undefined) return { asWrittenUnder: () => undefined };
  const body = bytes.subarray(0, Math.max(0, bytes.byteLength - macBytes));
  const mac = bytes.subarray(body.byteLength);
  const decoded = decodeCheckpoint(body);
  return {
    asWrittenUnder: (key) => {
      const isOwn = mac.byteLength === macBytes && timingSafeEqual(macOf(key, body), mac);
      return isOwn ? decoded : 'damaged';
    },
  };
}

/** Anybody may have written these bytes: nothing is made larger than they are. */
function decodeCheckpoint(body: Buffer): Checkpoint | 'damaged' | undefined {
  const textStart = magic.byteLength + 4;
  if (body.byteLength < textStart || !body.subarray(0, magic.byteLength).equals(magic)) {
    return 'damaged';
  }
  const textEnd = textStart + body.readUInt32LE(magic.byteLength);
  const facts = parseJsonAs(factsSchema, body.toString('utf8', textStart, textEnd));
  if (facts === undefined) return 'damaged';
  const { head, hash, cases, segments, vitals, numberSeqs } = facts;
  if (body.byteLength - textEnd !== columnCount * head * 4 + cases * caseBytes) return 'damaged';
  // It knows less than is needed: everything is read once more.
  if (numberSeqs === undefined) return undefined;
  return {
    anchor: { seq: head, hash: Buffer.from(hash, 'hex') },
    index: entryIndex(decodeState(facts, body.subarray(textEnd))),
    segments,
    vitals: vitals.map((frame) => Buffer.from(frame, 'base64')),
  };
}

/** Whether every segment is as long as the checkpoint says; the newest one may have grown. */
export async function fitsSegments(
  folder: string,
  { segments }: Checkpoint,
  found: readonly number[],
): Promise<boolean> {
  for (const [i, { segment, bytes }] of segments.entries()) {
    if (!found.includes(segment)) return false;
    const { size } = await stat(join(folder, segmentName(segment)));
    if (i === segments.length - 1 ? size < bytes : size !== bytes) return false;
  }
  return found.every((number, i) => number === i + 1);
}

const columnsOf = ({ offsets, sizes, owners, snapshots }: IndexState) => [
  offsets,
  sizes,
  owners,
  snapshots,
];

function encodeCases({ caseIds, cases }: IndexState): Buffer {
  const all = Buffer.alloc(caseIds.length * caseBytes);
  for (const [i, caseId] of caseIds.entries()) {
    const at = i * caseBytes;
    all.write(caseId.replaceAll('-', ''), at, 'hex');
    const known = cases.get(caseId);
    if (known === undefined) continue;
    all.write((known.owner ?? noOwner).replaceAll('-', ''), at + 16, 'hex');
    all.writeUInt8(caseStates.indexOf(known.state), at + 32);
    all.writeUInt8(known.unsent ? 1 : 0, at + 33);
    all.writeUInt16LE(Math.min(known.openPapers, 0xffff), at + 34);
    const { last, entries, snapshot, sharedFrom, destroyed, first } = known;
    const numbers = [last, entries, snapshot, sharedFrom, destroyed, first];
    for (const [n, value] of numbers.entries()) all.writeUInt32LE(value, at + 36 + 4 * n);
  }
  return all;
}

function decodeState(facts: Facts, bytes: Buffer): IndexState {
  const column = (n: number) => {
    const copy = new Uint32Array(facts.head);
    const part = bytes.subarray(n * facts.head * 4, (n + 1) * facts.head * 4);
    new Uint8Array(copy.buffer).set(part);
    return growing(copy);
  };
  const caseIds: string[] = [];
  const cases = new Map<string, CaseIndex>();
  const start = columnCount * facts.head * 4;
  const owners = new Map<string, string>([[noOwner, '']]);
  const ownerOf = (hex: string) => {
    const known = owners.get(hex) ?? uuidOf(hex);
    owners.set(hex, known);
    return known === '' ? undefined : known;
  };
  for (let i = 0; i < facts.cases; i += 1) {
    const at = start + i * caseBytes;
    const caseId = uuidOf(bytes.toString('hex', at, at + 16));
    caseIds.push(caseId);
    const last = bytes.readUInt32LE(at + 36);
    if (last === 0) continue;
    cases.set(caseId, {
      state: caseStates[bytes.readUInt8(at + 32)] ?? 'draft',
      unsent: bytes.readUInt8(at + 33) === 1,
      openPapers: bytes.readUInt16LE(at + 34),
      last,
      entries: bytes.readUInt32LE(at + 40),
      snapshot: bytes.readUInt32LE(at + 44),
      owner: ownerOf(bytes.toString('hex', at + 16, at + 32)),
      sharedFrom: bytes.readUInt32LE(at + 48),
      destroyed: bytes.readUInt32LE(at + 52),
      first: bytes.readUInt32LE(at + 56),
    });
  }
  return {
    offsets: column(0),
    sizes: column(1),
    owners: column(2),
    snapshots: column(3),
    caseIds,
    cases,
    stationSeqs: facts.stationSeqs,
    lastDrawn: new Map(facts.lastDrawn),
    numberSeqs: facts.numberSeqs ?? [],
    gaps: facts.gaps,
    losses: new Map(facts.losses),
    ownerTurns: new Map(
      facts.ownerTurns.map(([caseId, turns]) => [
        caseId,
        turns.map(({ since, owner }) => ({ since, owner })),
      ]),
    ),
    readingTurns: new Map(facts.readingTurns),
    segments: facts.segments.map((extent) => ({ ...extent })),
    feeds: feedsOf(facts),
  };
}

function feedsOf({ feedCursor, feedChangeId, feedTaken, otherFeeds = [] }: Facts) {
  const first = { cursor: feedCursor, changeId: feedChangeId, taken: feedTaken };
  return new Map(
    [['', first] as const, ...otherFeeds].map(([of, { cursor, changeId, taken }]) => [
      of,
      { cursor, changeId, ...(taken === undefined ? {} : { taken }) },
    ]),
  );
}

const uuid = Buffer.from('00000000-0000-0000-0000-000000000000');
/** Where each piece stands among the figures, and where in the id. */
const uuidPieces = [
  [0, 8, 0],
  [8, 12, 9],
  [12, 16, 14],
  [16, 20, 19],
  [20, 32, 24],
] as const;

/** With the dashes that a UUID is written with: one string, where pieces put together would be kept as pieces, of every case. */
export function uuidOf(hex: string): string {
  for (const [from, to, at] of uuidPieces) uuid.write(hex.slice(from, to), at, 'latin1');
  return uuid.toString('latin1');
}
