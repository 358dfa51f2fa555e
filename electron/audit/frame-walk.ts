/** Walks over the frames of a ledger folder as they lie there, whole or not; the only place of verification that knows files and frames. */
import type { FileHandle } from 'node:fs/promises';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntryHeader, Gap, LedgerFormat } from '../../shared/ledger/entry';
import { entryHeaderSchema, gapSchema } from '../../shared/ledger/entry';
import {
  decodeFrame,
  isLengthAt,
  lengthBytes,
  shortestFrameBytes,
} from '../../shared/ledger/frame';
import type { Payload } from '../../shared/ledger/payload';
import { splitPayload } from '../../shared/ledger/payload';
import { parseJson } from '../ledger/chain';
import {
  formatOf,
  listSegments as segmentsIn,
  magicBytes,
  segmentName,
} from '../ledger/segment-files';

export type FoundPlace = { readonly segment: string; readonly offset: number };

/** `unknown`: its pieces cannot be told apart, or what they say cannot be read. */
export type Content =
  | {
      readonly kind: 'entry';
      readonly header: EntryHeader;
      readonly payload: Exclude<Payload, { kind: 'gap' }>;
    }
  | {
      readonly kind: 'gap';
      readonly gap: Gap;
      readonly payload: Extract<Payload, { kind: 'gap' }>;
    }
  | { readonly kind: 'unknown'; readonly payload: Payload | undefined };

/** What lies at one place: a frame, or something that cannot be one. */
export type Step =
  | {
      readonly kind: 'frame';
      readonly at: FoundPlace;
      readonly hash: Uint8Array;
      readonly content: Content;
      /** Bytes of the ledger up to here. */
      readonly doneBytes: number;
    }
  | {
      readonly kind: 'trouble';
      readonly at: FoundPlace;
      readonly what: 'segmentMissing' | 'segmentHead' | 'newer' | 'unreadable' | 'torn';
    };

const chunkBytes = 4 * 1024 * 1024;

/** Size of every segment file, in order; an empty list when there is no ledger. */
export async function listSegments(folder: string): Promise<{ name: string; bytes: number }[]> {
  const found: { name: string; bytes: number }[] = [];
  for (const segment of await segmentsIn(folder)) {
    const name = segmentName(segment);
    found.push({ name, bytes: (await stat(join(folder, name))).size });
  }
  return found;
}

/** Every frame and every trouble of the segments, in order; after a trouble it goes on where a frame can be read again. */
export async function* walkFrames(folder: string): AsyncGenerator<Step> {
  let before = 0;
  let expected = 1;
  for (const { name, bytes } of await listSegments(folder)) {
    if (name !== segmentName(expected)) {
      const at = { segment: segmentName(expected), offset: 0 };
      yield { kind: 'trouble', what: 'segmentMissing', at };
    }
    expected = Number(name.slice(0, 6)) + 1;
    const file = await open(join(folder, name), 'r');
    try {
      yield* walkSegment(file, name, before);
    } finally {
      await file.close();
    }
    before += bytes;
  }
}

/** The bytes of a file from a moving place on. */
function windowOver(file: FileHandle) {
  let bytes = Buffer.alloc(0);
  let start = 0;
  let ended = false;
  return {
    bytes: () => bytes,
    place: () => start,
    ended: () => ended,
    skip: (count: number) => {
      bytes = bytes.subarray(count);
      start += count;
    },
    /** Takes more of the file in behind what is here; what was handed out before stays as it is. */
    more: async () => {
      const next = Buffer.alloc(chunkBytes);
      const { bytesRead } = await file.read(next, 0, chunkBytes, start + bytes.byteLength);
      ended = bytesRead === 0;
      bytes = Buffer.concat([bytes, next.subarray(0, bytesRead)]);
    },
  };
}

async function* walkSegment(file: FileHandle, segment: string, before: number) {
  const view = windowOver(file);
  while (view.bytes().byteLength < magicBytes && !view.ended()) await view.more();
  const magic = view.bytes().subarray(0, magicBytes);
  const format = formatOf(magic);
  if (format === undefined || format === 'newer') {
    const cut = magic.byteLength < magicBytes;
    const what = format ?? (cut ? 'torn' : 'segmentHead');
    yield { kind: 'trouble' as const, what, at: { segment, offset: 0 } } satisfies Step;
    if (format === 'newer') return;
  }
  // With a head that says nothing, an entry says by itself of which format it is.
  const formats: readonly LedgerFormat[] = format === undefined ? [2, 1] : [format];
  view.skip(Math.min(magicBytes, view.bytes().byteLength));
  let inTrouble = false;
  for (;;) {
    const frame = decodeFrame(view.bytes(), 0);
    const isShort = frame === undefined || (!frame.ok && frame.error === 'torn');
    if (isShort && !view.ended()) {
      await view.more();
      continue;
    }
    if (frame === undefined) return;
    const at = { segment, offset: view.place() };
    const content = frame.ok ? contentOf(formats, frame.value.payload) : undefined;
    // While looking for the next frame, only what reads as one counts.
    if (frame.ok && content !== undefined && (!inTrouble || content.kind !== 'unknown')) {
      inTrouble = false;
      const { hash, size } = frame.value;
      const doneBytes = before + at.offset + size;
      yield { kind: 'frame' as const, at, hash, content, doneBytes } satisfies Step;
      view.skip(size);
      continue;
    }
    if (!inTrouble) {
      const what = !frame.ok && frame.error === 'torn' ? 'torn' : 'unreadable';
      yield { kind: 'trouble' as const, what, at } satisfies Step;
      inTrouble = true;
    }
    view.skip(bytesToNextLength(view.bytes()));
    if (view.bytes().byteLength < shortestFrameBytes && view.ended()) return;
  }
}

function contentOf(formats: readonly LedgerFormat[], bytes: Uint8Array): Content {
  let payload: Payload | undefined;
  for (const format of formats) {
    payload = splitPayload(format, bytes);
    if (payload?.kind === 'gap') {
      const gap = gapSchema.safeParse(parseJson(payload.gapBytes));
      if (gap.success) return { kind: 'gap', gap: gap.data, payload };
    } else if (payload !== undefined) {
      const header = entryHeaderSchema.safeParse(parseJson(payload.headerBytes));
      if (header.success) return { kind: 'entry', header: header.data, payload };
    }
  }
  return { kind: 'unknown', payload };
}

/** How far the next place is whose eight bytes agree as a length and its check. */
function bytesToNextLength(bytes: Buffer): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 1; at + lengthBytes <= bytes.byteLength; at += 1) {
    if (isLengthAt(view, at)) return at;
  }
  return Math.max(1, bytes.byteLength - 7);
}
