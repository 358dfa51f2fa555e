/** What is inside a frame: the parts of an entry, an entry of format 1 as it was, or a gap where entries were lost. */
import { concatBytes } from '../protocol/byte-reader';
import type { LedgerFormat } from './entry';
import { hashBytes } from './frame';

/** A sealed piece of an entry; once dropped, only its digest is left and the chain still holds. */
export type Part = { readonly dropped: boolean; readonly bytes: Uint8Array };

/** Chain hash of the entry before; a segment of format 1 does not say it. */
type Linked = { readonly previous: Uint8Array | undefined };

export type Payload =
  | (Linked & {
      readonly kind: 'entry';
      readonly headerBytes: Uint8Array;
      readonly body: Part;
      readonly snapshot: Part | undefined;
    })
  | (Linked & {
      readonly kind: 'first';
      /** The payload of format 1: u16 header length, header, sealed body with the snapshot inside. */
      readonly payload: Uint8Array;
      readonly headerBytes: Uint8Array;
      readonly body: Part;
    })
  | (Linked & {
      readonly kind: 'gap';
      readonly gapBytes: Uint8Array;
      /** Says that this station wrote the gap. */
      readonly mac: Uint8Array;
    });

const shapes = { bodyDropped: 1, hasSnapshot: 2, snapshotDropped: 4, first: 64, gap: 128 } as const;
const prefixBytes = hashBytes + 1;

/** The bytes of a payload of format 2: previous hash, shape, then pieces with their lengths. */
export function encodePayload(payload: Payload): Uint8Array {
  const previous = payload.previous ?? new Uint8Array(hashBytes);
  switch (payload.kind) {
    case 'first':
      return concatBytes([previous, Uint8Array.of(shapes.first), payload.payload]);
    case 'gap':
      return concatBytes([previous, Uint8Array.of(shapes.gap), payload.mac, payload.gapBytes]);
    case 'entry': {
      const { headerBytes, body, snapshot } = payload;
      const shape =
        (body.dropped ? shapes.bodyDropped : 0) |
        (snapshot === undefined ? 0 : shapes.hasSnapshot) |
        (snapshot?.dropped === true ? shapes.snapshotDropped : 0);
      const pieces = [headerBytes, body.bytes, ...(snapshot === undefined ? [] : [snapshot.bytes])];
      const counted = pieces.flatMap((piece) => [lengthOf(piece), piece]);
      return concatBytes([previous, Uint8Array.of(shape), ...counted]);
    }
  }
}

/** Takes a payload apart without copying; nothing when the pieces do not fill it exactly. */
export function splitPayload(format: LedgerFormat, payload: Uint8Array): Payload | undefined {
  if (format === 1) return splitFirst(payload, undefined);
  const shape = payload[hashBytes];
  if (shape === undefined) return undefined;
  const previous = payload.subarray(0, hashBytes);
  const rest = payload.subarray(prefixBytes);
  if (shape === shapes.first) return splitFirst(rest, previous);
  if (shape === shapes.gap) {
    if (rest.byteLength < hashBytes) return undefined;
    const [mac, gapBytes] = [rest.subarray(0, hashBytes), rest.subarray(hashBytes)];
    return { kind: 'gap', previous, mac, gapBytes };
  }
  if (shape > (shapes.bodyDropped | shapes.hasSnapshot | shapes.snapshotDropped)) return undefined;
  const has = (bit: number) => (shape & bit) !== 0;
  if (has(shapes.snapshotDropped) && !has(shapes.hasSnapshot)) return undefined;
  const pieces = splitCounted(rest, has(shapes.hasSnapshot) ? 3 : 2);
  const [headerBytes, body, snapshot] = pieces ?? [];
  if (headerBytes === undefined || body === undefined) return undefined;
  const part = (bytes: Uint8Array, dropped: boolean) => ({ bytes, dropped });
  const parts = {
    body: part(body, has(shapes.bodyDropped)),
    snapshot: snapshot === undefined ? undefined : part(snapshot, has(shapes.snapshotDropped)),
  };
  const dropped = [parts.body, parts.snapshot].filter((each) => each?.dropped === true);
  if (dropped.some((each) => each?.bytes.byteLength !== hashBytes)) return undefined;
  return { kind: 'entry', previous, headerBytes, ...parts };
}

function splitFirst(payload: Uint8Array, previous: Uint8Array | undefined): Payload | undefined {
  if (payload.byteLength < 2) return undefined;
  const length = new DataView(payload.buffer, payload.byteOffset).getUint16(0, true);
  if (2 + length > payload.byteLength) return undefined;
  const body = { dropped: false, bytes: payload.subarray(2 + length) };
  return { kind: 'first', previous, payload, headerBytes: payload.subarray(2, 2 + length), body };
}

function splitCounted(bytes: Uint8Array, count: number): Uint8Array[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 4 > bytes.byteLength) return undefined;
    const end = at + 4 + view.getUint32(at, true);
    if (end > bytes.byteLength) return undefined;
    pieces.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return at === bytes.byteLength ? pieces : undefined;
}

function lengthOf(piece: Uint8Array): Uint8Array {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, piece.byteLength, true);
  return length;
}
