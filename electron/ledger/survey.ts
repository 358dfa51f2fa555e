/** Takes stock of a damaged segment: which entries in it still hold together, and which bytes are none. */
import type { LedgerFormat } from '../../shared/ledger/entry';
import { encodeFrame, isLengthAt, shortestFrameBytes } from '../../shared/ledger/frame';
import { encodePayload } from '../../shared/ledger/payload';
import type { Link } from './chain';
import { rangeOf, readLink, same } from './chain';
import { formatOf, magicBytes } from './segment-files';

/** An entry or gap that holds together by itself, as the frame of the current format that it will be written as. */
export type Piece = {
  readonly from: number;
  readonly to: number;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly frame: Uint8Array;
  /** Where it was found; nothing when it comes from elsewhere. */
  readonly offset: number;
  readonly size: number;
};

export type Range = { readonly from: number; readonly to: number };

export type Survey = {
  readonly format: LedgerFormat | 'newer' | undefined;
  readonly pieces: readonly Piece[];
  readonly holes: readonly Range[];
  /** Nothing in it is damaged, and every entry is chained to the one before. */
  readonly isWhole: boolean;
};

/** Looks at all bytes of a segment; `previous` is what its first entry should be chained to, as far as known. */
export function surveySegment(
  bytes: Uint8Array,
  previous: Uint8Array,
  macKey: Uint8Array | undefined,
): Survey {
  const format = formatOf(bytes);
  if (format === 1 || format === 2) return surveyAs(format, format, bytes, previous, macKey);
  // The first bytes may be all that is damaged: what holds together says which format it is.
  const tries = ([2, 1] as const).map((each) => surveyAs(each, format, bytes, previous, macKey));
  return (
    tries.find(({ pieces }) => pieces.length > 0) ?? {
      format,
      pieces: [],
      holes: bytes.byteLength > 0 ? [{ from: 0, to: bytes.byteLength }] : [],
      isWhole: false,
    }
  );
}

function surveyAs(
  format: LedgerFormat,
  said: LedgerFormat | 'newer' | undefined,
  bytes: Uint8Array,
  previous: Uint8Array,
  macKey: Uint8Array | undefined,
): Survey {
  const pieces: Piece[] = [];
  const holes: Range[] = [];
  let hole: number | undefined;
  let newer = false;
  let at = magicBytes;
  while (at < bytes.byteLength) {
    // A segment of format 1 does not say what its first entry is chained to.
    const before = format === 1 && at === magicBytes ? previous : undefined;
    const link = readLink(format, bytes, at, before, macKey);
    if (link !== undefined && 'problem' in link && link.problem === 'newer') newer = true;
    if (link === undefined || 'problem' in link) {
      hole ??= at;
      at = nextCandidate(bytes, at + 1);
      continue;
    }
    if (hole !== undefined) holes.push({ from: hole, to: at });
    hole = undefined;
    pieces.push(pieceOf(format, bytes, at, link));
    at += link.size;
  }
  if (hole !== undefined) holes.push({ from: hole, to: bytes.byteLength });
  const isLinked = pieces.every((piece, i) => {
    const before = pieces[i - 1];
    return (
      before === undefined || (piece.from === before.to + 1 && same(piece.previous, before.hash))
    );
  });
  const isWhole = said === format && holes.length === 0 && isLinked;
  return { format: newer ? 'newer' : format, pieces, holes, isWhole };
}

/** Where the next frame could begin: its length stands there twice. */
function nextCandidate(bytes: Uint8Array, from: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = from; at + shortestFrameBytes <= bytes.byteLength; at += 1) {
    if (isLengthAt(view, at)) return at;
  }
  return bytes.byteLength;
}

function pieceOf(format: LedgerFormat, bytes: Uint8Array, offset: number, link: Link): Piece {
  const [previous, hash] = [Buffer.from(link.previous), Buffer.from(link.hash)];
  const frame =
    format === 2
      ? bytes.subarray(offset, offset + link.size)
      : encodeFrame(encodePayload({ ...link.payload, previous }), hash);
  return { ...rangeOf(link), previous, hash, frame, offset, size: link.size };
}

/** The pieces in single frames of the current format, as a checkpoint keeps them. */
export function piecesOf(
  frames: readonly Uint8Array[],
  macKey: Uint8Array | undefined,
): readonly Piece[] {
  return frames.flatMap((frame) => {
    const link = readLink(2, frame, 0, undefined, macKey);
    return link === undefined || 'problem' in link ? [] : [pieceOf(2, frame, 0, link)];
  });
}

/** Every text in damaged bytes that stands where an entry names its case. */
export function caseIdsIn(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('latin1');
  return [...text.matchAll(/"caseId":"([0-9a-f-]{36})"/g)].map(([, caseId]) => caseId ?? '');
}
