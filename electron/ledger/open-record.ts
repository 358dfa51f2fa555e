/** Opens the record: index from the checkpoint or from everything, the tail verified, a torn tail cut, damage mended. */
import { open, readFile, readdir, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { StationError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { hashBytes, isLengthAt } from '../../shared/ledger/frame';
import type { Trouble } from '../../shared/ledger/integrity';
import type { Step, Stop } from './walk';
import { walkSegment } from './walk';
import { firstHash, same } from './chain';
import type { Checkpoint } from './checkpoint';
import { findCheckpoint, fitsSegments } from './checkpoint';
import type { CheckpointAhead } from './checkpoint-ahead';
import { makeFolderDurably, syncFolder } from './durable-file';
import type { EntryIndex } from './entry-index';
import { emptyState, entryIndex } from './entry-index';
import { mend, setAside } from './mend';
import { formatOf, listSegments, magicBytes, segmentName } from './segment-files';
import { isTornTail } from './torn-tail';
import type { Anchor } from './witness';
import { readWitness } from './witness';

const usualEagerBytes = 8 * 1024 * 1024;

export type RecordOptions = {
  readonly folder: string;
  /** Key of witness, checkpoint and gaps. */
  readonly macKey: Uint8Array;
  /** The ledger folder of a back-up copy. */
  readonly spareFolder?: string | undefined;
  /** Whether there is a case of that name: damaged bytes may say anything. */
  readonly isCase?: (caseId: string) => Promise<boolean>;
  /** Size at which a segment is finished. */
  readonly rollBytes?: number | undefined;
  /** Below this size everything is verified at once: it takes no time that anybody notices. */
  readonly eagerBytes?: number | undefined;
  /** How many times as long as it works a verification of everything rests; as beside a desk at work when left out. */
  readonly rests?: number | undefined;
  /** The checkpoint of this folder, where its reading was begun before the key was there. */
  readonly ahead?: CheckpointAhead | undefined;
};

export type OpenedRecord = {
  readonly index: EntryIndex;
  readonly reached: Anchor;
  readonly tail: { readonly segment: number; readonly end: number; readonly finished: boolean };
  readonly troubles: readonly Trouble[];
  /** Entries up to this one were believed as the checkpoint had them, and are still to be verified. */
  readonly believed: number;
  /** Whether the witness has to begin anew. */
  readonly renewWitness: boolean;
};

/** Says that damage was seen among what a checkpoint vouches for: the next start reads everything. */
export const doubtFile = 'doubt';

/** Opens what is below the folder. Only a record of a newer program, or one that cannot be mended, is refused. */
export async function openRecord(
  options: RecordOptions,
): Promise<Result<OpenedRecord, StationError>> {
  const { folder, macKey, spareFolder, isCase = () => Promise.resolve(false) } = options;
  await makeFolderDurably(folder);
  if (await hasNewer(folder)) return err({ kind: 'stationTooNew' });
  await sweep(folder);
  const witness = await readWitness(folder, macKey);
  const found = (await options.ahead?.take()) ?? (await findCheckpoint(folder));
  const kept = found.asWrittenUnder(macKey);
  const checkpoint = kept === 'damaged' ? undefined : kept;
  const spareWitness =
    spareFolder === undefined
      ? 'missing'
      : await readWitness(spareFolder, macKey).catch(() => 'missing' as const);
  const anchors = [witness, spareWitness, checkpoint?.anchor].filter(isAnchor);
  const goal = anchors.toSorted((a, b) => b.seq - a.seq)[0];
  const troubles: Trouble[] = [];
  const isDoubted = (await readdir(folder)).includes(doubtFile);

  for (let tries = 0; tries < 3; tries += 1) {
    const isBelieved = tries === 0 && !isDoubted;
    const read = await readAll(options, isBelieved ? checkpoint : undefined, anchors);
    let { stop } = read;
    if (stop?.problem === 'newer') return err({ kind: 'stationTooNew' });
    const isComplete = read.reached.seq >= (goal?.seq ?? 0);
    if (stop !== undefined && stop.segment === read.lastSegment && isComplete) {
      const cut = await cutTornTail(folder, stop);
      if (cut !== undefined) {
        if (cut > 0) troubles.push({ kind: 'tornTail', bytes: cut });
        stop = undefined;
      }
    }
    const isReplaced = read.differs !== undefined && tries > 0;
    if (stop === undefined && isComplete && (read.differs === undefined || isReplaced)) {
      if (isDoubted) await rm(join(folder, doubtFile));
      troubles.push(...aboutAnchors(witness, kept, checkpoint, read.reached.seq));
      return ok({
        ...read,
        troubles,
        renewWitness: !isAnchor(witness) || read.differs !== undefined,
      });
    }
    const mended = await mend({ folder, macKey, spareFolder, checkpoint, goal, isCase });
    if (!mended.ok) return err({ kind: 'stationTooNew' });
    troubles.push(...mended.value);
  }
  return err({ kind: 'stationDamaged', part: 'ledger' });
}

const isAnchor = (said: Anchor | string | undefined): said is Anchor => typeof said === 'object';

function aboutAnchors(
  witness: Anchor | 'missing' | 'damaged',
  kept: Checkpoint | 'damaged' | undefined,
  checkpoint: Checkpoint | undefined,
  head: number,
): Trouble[] {
  // A record of format 1, or a new one, has no witness yet; the checkpoint is written after the witness.
  const isOlder =
    isAnchor(witness) && checkpoint !== undefined && witness.seq < checkpoint.anchor.seq;
  const isGone = witness === 'missing' && (checkpoint !== undefined || kept === 'damaged');
  return [
    ...(head > 0 && (witness === 'damaged' || isOlder || isGone)
      ? [{ kind: 'witnessLost' as const }]
      : []),
    ...(kept === 'damaged' ? [{ kind: 'checkpointLost' as const }] : []),
  ];
}

async function hasNewer(folder: string): Promise<boolean> {
  for (const segment of await listSegments(folder)) {
    const file = await open(join(folder, segmentName(segment)), 'r');
    try {
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(magicBytes + 8),
        0,
        magicBytes + 8,
        0,
      );
      if (formatOf(buffer.subarray(0, bytesRead)) !== 'newer') continue;
      // One flipped bit makes a newer one of ours: then its first length is where ours has it.
      const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
      if (bytesRead <= magicBytes || !isLengthAt(view, magicBytes)) return true;
    } finally {
      await file.close();
    }
  }
  return false;
}

/** Files of writes that never finished. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.endsWith('.tmp')) await rm(join(folder, name), { force: true });
  }
}

type Read = Omit<OpenedRecord, 'troubles' | 'renewWitness'> & {
  readonly stop: Stop | undefined;
  readonly lastSegment: number;
  /** A witnessed number under which something else stands. */
  readonly differs: number | undefined;
};

async function readAll(
  { folder, macKey, eagerBytes = usualEagerBytes }: RecordOptions,
  checkpoint: Checkpoint | undefined,
  anchors: readonly Anchor[],
): Promise<Read> {
  const found = await listSegments(folder);
  const believed = await believable(folder, checkpoint, found, eagerBytes);
  const start = believed?.checkpoint;
  const index = believed?.index ?? entryIndex(emptyState());
  let reached: Anchor = start?.anchor ?? { seq: 0, hash: firstHash };
  let differs: number | undefined;
  const compare = (seq: number, hash: Uint8Array) => {
    const wrong = anchors.some((anchor) => anchor.seq === seq && !same(anchor.hash, hash));
    if (wrong) differs ??= seq;
  };
  for (const { seq } of start === undefined ? [] : anchors) {
    const hash = seq === start?.anchor.seq ? start.anchor.hash : await hashAt(folder, index, seq);
    if (seq <= index.head() && hash !== undefined) compare(seq, hash);
  }
  const onStep = ({ link, place }: Step) => {
    if (link.gap !== undefined) index.addGap(link.gap, place);
    else {
      const { snapshot } = link.payload.kind === 'entry' ? link.payload : {};
      index.add(link.header, place, snapshot?.dropped === false ? snapshot.bytes.byteLength : 0);
    }
    compare(index.head(), link.hash);
  };
  const lastSegment = found.at(-1) ?? 0;
  const begin = start?.segments.at(-1);
  let tail = { segment: 1, end: magicBytes, finished: false };
  for (let segment = begin?.segment ?? 1; segment <= lastSegment; segment += 1) {
    const offset = segment === begin?.segment ? { offset: begin.bytes } : {};
    const answer = { index, believed: start?.anchor.seq ?? 0, lastSegment, differs };
    if (!found.includes(segment)) {
      const stop = { segment, offset: 0, problem: 'missing' as const };
      return { ...answer, reached, tail, stop };
    }
    const walked = await walkSegment(folder, segment, { reached, ...offset }, { macKey, onStep });
    reached = walked.reached;
    tail = { segment, end: Math.max(magicBytes, walked.end), finished: walked.format === 1 };
    if (walked.stop !== undefined) {
      return { ...answer, differs, reached, tail, stop: walked.stop };
    }
  }
  const answer = { index, believed: start?.anchor.seq ?? 0, lastSegment, differs };
  return { ...answer, reached, tail, stop: undefined };
}

/** The checkpoint when it speaks of these very files, and there is so much of them that reading all would be felt. */
async function believable(
  folder: string,
  checkpoint: Checkpoint | undefined,
  found: readonly number[],
  eagerBytes: number,
): Promise<{ checkpoint: Checkpoint; index: EntryIndex } | undefined> {
  if (checkpoint === undefined || checkpoint.anchor.seq === 0) return undefined;
  const size = checkpoint.segments.reduce((total, { bytes }) => total + bytes, 0);
  if (size < eagerBytes || !(await fitsSegments(folder, checkpoint, found))) return undefined;
  const { index } = checkpoint;
  const { seq, hash } = checkpoint.anchor;
  const stands = await hashAt(folder, index, seq);
  return stands !== undefined && same(stands, hash) ? { checkpoint, index } : undefined;
}

async function hashAt(folder: string, index: EntryIndex, seq: number): Promise<Buffer | undefined> {
  const place = index.placeOf(seq);
  if (place === undefined) return undefined;
  const file = await open(join(folder, segmentName(place.segment)), 'r');
  try {
    const hash = Buffer.alloc(hashBytes);
    const end = place.offset + place.size;
    await file.read(hash, 0, hashBytes, end - hashBytes);
    return hash;
  } finally {
    await file.close();
  }
}

/** Cuts the end of the newest segment if it is a write that did not finish; the cut bytes are kept. */
async function cutTornTail(folder: string, stop: Stop): Promise<number | undefined> {
  const path = join(folder, segmentName(stop.segment));
  const bytes = await readFile(path);
  if (!isTornTail(bytes, stop)) return undefined;
  const torn = bytes.subarray(stop.offset);
  if (torn.byteLength > 0) await setAside(folder, stop.segment, stop.offset, torn);
  if (stop.offset === 0) await rm(path);
  else await truncate(path, stop.offset);
  await syncFolder(folder);
  return torn.byteLength;
}
