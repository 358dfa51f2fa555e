/** Mends a damaged record: keeps what holds together, brings back what a spare copy has, writes down what is lost. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { Gap } from '../../shared/ledger/entry';
import { ledgerFormat } from '../../shared/ledger/entry';
import type { Trouble } from '../../shared/ledger/integrity';
import { encodeGap, firstHash, same } from './chain';
import type { Checkpoint } from './checkpoint';
import { makeFolderDurably, unlessGone, writeFileDurably } from './durable-file';
import type { Goal, Hole, Laid } from './linking';
import { layOut } from './linking';
import { currentMagic, listSegments, magicBytes, segmentName } from './segment-files';
import type { Piece, Survey } from './survey';
import { caseIdsIn, piecesOf, surveySegment } from './survey';
import type { Anchor } from './witness';

export type Mending = {
  readonly folder: string;
  readonly macKey: Uint8Array;
  /** Where another copy of the segments may be. */
  readonly spareFolder: string | undefined;
  /** An older index: it knows whose entries are lost. */
  readonly checkpoint: Checkpoint | undefined;
  /** The newest entry that is known to have been on the disk. */
  readonly goal: Anchor | undefined;
  readonly isCase: (caseId: string) => Promise<boolean>;
};

type Found = { readonly segment: number; readonly bytes: Buffer; readonly survey: Survey };

/** Mends every segment that needs it, each one whole or not at all. Doing it again changes nothing. */
export async function mend(mending: Mending): Promise<Result<Trouble[], 'newer'>> {
  const { folder, goal } = mending;
  const troubles: Trouble[] = [];
  const spare = createSpare(mending);
  let reached: Anchor = { seq: 0, hash: firstHash };
  const found = await listSegments(folder);
  const last = Math.max(1, ...found);
  for (let segment = 1; segment <= last; segment += 1) {
    const mine = await survey(mending, segment, reached.hash);
    if (mine.survey.format === 'newer') return err('newer');
    const end = mine.survey.pieces.at(-1);
    const later = found.filter((number) => number > segment);
    const next = await goalOf(mending, later, end ?? { to: reached.seq, hash: reached.hash });
    const fits = holdsTogether(mine, reached, next);
    if (fits !== undefined) reached = fits;
    else {
      const rewritten = await rewrite(mending, mine, reached, next, spare);
      troubles.push(...rewritten.troubles);
      reached = rewritten.end;
    }
  }
  if (goal !== undefined && reached.seq === goal.seq && !same(reached.hash, goal.hash)) {
    troubles.push({ kind: 'replaced', seq: goal.seq });
  }
  return ok(troubles);
}

async function survey(
  { folder, macKey }: Mending,
  segment: number,
  previous: Buffer,
): Promise<Found> {
  const found = await readFile(join(folder, segmentName(segment))).catch(unlessGone);
  const bytes = found ?? Buffer.alloc(0);
  return { segment, bytes, survey: surveySegment(bytes, previous, macKey) };
}

/** What has to come at the end of a segment: what the next one begins with, or what is witnessed after the last one. */
async function goalOf(
  mending: Mending,
  later: readonly number[],
  end: { readonly to: number; readonly hash: Buffer },
): Promise<Goal | undefined> {
  for (const number of later) {
    const [first] = (await survey(mending, number, end.hash)).survey.pieces;
    // Nothing that could be next: rubbish, or a copy of what is here already.
    if (first === undefined || first.from <= end.to) continue;
    // Its own beginning is damaged: that is mended when it is its turn.
    if (first.offset !== magicBytes) return undefined;
    return { seq: first.from - 1, hash: first.previous, isEnd: true };
  }
  return mending.goal === undefined ? undefined : { ...mending.goal, isEnd: false };
}

/** The end of a segment that can stay as it is. */
function holdsTogether(
  { survey: { pieces, isWhole }, bytes }: Found,
  reached: Anchor,
  goal: Goal | undefined,
): Anchor | undefined {
  const [first, last] = [pieces[0], pieces.at(-1)];
  const isNothing = pieces.length === 0 && bytes.byteLength === magicBytes;
  const isNext = first?.from === reached.seq + 1 && same(first.previous, reached.hash);
  if (!isWhole || !(isNext || isNothing)) return undefined;
  const end = last === undefined ? reached : { seq: last.to, hash: last.hash };
  if (goal === undefined) return end;
  return end.seq === goal.seq || (end.seq > goal.seq && !goal.isEnd) ? end : undefined;
}

async function rewrite(
  mending: Mending,
  { segment, bytes, survey: { pieces, holes } }: Found,
  reached: Anchor,
  goal: Goal | undefined,
  spare: Spare,
): Promise<{ readonly end: Anchor; readonly troubles: Trouble[] }> {
  let laid = layOut(pieces, [], reached, goal);
  if (laid.parts.some((part) => 'lost' in part)) {
    laid = layOut(pieces, await spare.pieces(), reached, goal);
  }
  const kept = new Set(laid.parts.flatMap((part) => ('piece' in part ? [part.piece] : [])));
  const aside = [
    ...holes,
    ...pieces
      .filter((piece) => !kept.has(piece))
      .map(({ offset, size }) => ({ from: offset, to: offset + size })),
  ];
  for (const { from, to } of aside) {
    await setAside(mending.folder, segment, from, bytes.subarray(from, to));
  }
  const named = aside.flatMap(({ from, to }) => caseIdsIn(bytes.subarray(from, to)));
  const gaps = new Map<Hole, Gap>();
  for (const part of laid.parts) {
    if ('lost' in part) gaps.set(part.lost, await gapOf(mending, part.lost, named));
  }
  const frames = laid.parts.map((part) =>
    'piece' in part ? part.piece.frame : frameOf(mending.macKey, part.lost, gaps.get(part.lost)),
  );
  await writeFileDurably(
    join(mending.folder, segmentName(segment)),
    Buffer.concat([currentMagic, ...frames]),
  );
  const troubles = troublesOf(laid, new Set(pieces), gaps);
  const bytesAside = aside.reduce((total, { from, to }) => total + to - from, 0);
  if (troubles.length === 0 && bytesAside > 0) {
    troubles.push({ kind: 'setAside', bytes: bytesAside });
  } else if (troubles.length === 0 && laid.end.seq > reached.seq) {
    // Nothing is missing, but it was not in its place.
    troubles.push({ kind: 'restored', from: reached.seq + 1, to: laid.end.seq });
  }
  return { end: laid.end, troubles };
}

function frameOf(macKey: Uint8Array, lost: Hole, gap: Gap | undefined): Uint8Array {
  if (gap === undefined) throw new Error('A hole without its gap');
  return encodeGap(macKey, lost.previous, gap, lost.next);
}

function troublesOf(
  { parts }: Laid,
  own: ReadonlySet<Piece>,
  gaps: ReadonlyMap<Hole, Gap>,
): Trouble[] {
  const troubles: Trouble[] = [];
  for (const part of parts) {
    if ('lost' in part) {
      const { from, to, cases, unknown } = gaps.get(part.lost) ?? {
        ...part.lost,
        cases: [],
        unknown: 0,
      };
      troubles.push({ kind: 'lost', from, to, cases, unknown });
    } else if (!own.has(part.piece)) {
      const { from, to } = part.piece;
      const before = troubles.at(-1);
      if (before?.kind === 'restored' && before.to === from - 1) {
        troubles.splice(-1, 1, { ...before, to });
      } else troubles.push({ kind: 'restored', from, to });
    }
  }
  return troubles;
}

/** Whose entries are lost: an older index knows, else what can still be read of the bytes says some of it. */
async function gapOf(
  { checkpoint, isCase }: Mending,
  { from, to }: Hole,
  named: readonly string[],
): Promise<Gap> {
  const cases = new Set<string>();
  let unknown = 0;
  for (let seq = from; seq <= to; seq += 1) {
    if (checkpoint === undefined || seq > checkpoint.anchor.seq) unknown += 1;
    else {
      const caseId = checkpoint.index.caseOf(seq);
      if (caseId !== undefined) cases.add(caseId);
    }
  }
  for (const caseId of unknown > 0 ? named : []) {
    if (!(await isCase(caseId))) continue;
    cases.add(caseId);
    unknown = Math.max(0, unknown - 1);
  }
  return { v: ledgerFormat, from, to, cases: [...cases], unknown };
}

/** Nothing is thrown away unseen. */
export async function setAside(
  folder: string,
  segment: number,
  offset: number,
  bytes: Uint8Array,
): Promise<void> {
  const quarantine = join(folder, 'quarantine');
  await makeFolderDurably(quarantine);
  await writeFileDurably(
    join(quarantine, `${segmentName(segment)}-${String(offset)}.bytes`),
    bytes,
  );
}

type Spare = { readonly pieces: () => Promise<readonly Piece[]> };

/** Everything that another copy still has; read only when something is missing. */
function createSpare({ spareFolder, checkpoint, macKey }: Mending): Spare {
  let read: Promise<Piece[]> | undefined;
  const readAll = async () => {
    const pieces: Piece[] = [...piecesOf(checkpoint?.vitals ?? [], macKey)];
    if (spareFolder === undefined) return pieces;
    for (const segment of await listSegments(spareFolder)) {
      const bytes = await readFile(join(spareFolder, segmentName(segment))).catch(() => undefined);
      if (bytes === undefined) continue;
      const previous = pieces.at(-1)?.hash ?? firstHash;
      pieces.push(...surveySegment(bytes, previous, macKey).pieces);
    }
    return pieces;
  };
  return { pieces: () => (read ??= readAll()) };
}
