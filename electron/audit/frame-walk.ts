/** Walks over the frames of a ledger folder as they lie there, whole or not; the only place of verification that knows files and frames. */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { segmentMagic } from '../../shared/ledger/entry';
import type { EntryHeader } from '../../shared/ledger/entry';
import { decodeFrame, decodePayload } from '../../shared/ledger/frame';
import { hasCode } from '../ledger/durable-file';

export type FoundPlace = { readonly segment: string; readonly offset: number };

/** What lies at one place: a frame, or something that cannot be one. */
export type Step =
  | {
      readonly kind: 'frame';
      readonly at: FoundPlace;
      readonly payload: Uint8Array;
      readonly hash: Uint8Array;
      /** Absent when header and body cannot be told apart. */
      readonly content:
        | {
            readonly header: EntryHeader;
            readonly headerBytes: Uint8Array;
            readonly sealedBody: Uint8Array;
          }
        | undefined;
      /** Bytes of the ledger up to here. */
      readonly doneBytes: number;
    }
  | {
      readonly kind: 'trouble';
      readonly at: FoundPlace;
      readonly what: 'segmentMissing' | 'segmentHead' | 'newer' | 'unreadable' | 'torn';
    };

const chunkBytes = 4 * 1024 * 1024;
const lengthMask = 0x5a5a5a5a;
const shortestFrame = 8 + 2 + 32;
const magicBytes = Buffer.from(segmentMagic, 'latin1');
const anyMagic = new RegExp(`^${segmentMagic.slice(0, -1)}[2-9]$`);
const utf8 = new TextDecoder('utf-8', { fatal: true });
const decodeText = (bytes: Uint8Array) => utf8.decode(bytes);
const nameOf = (segment: number) => `${String(segment).padStart(6, '0')}.seg`;

/** The hash before the first entry. */
export const firstHash: Uint8Array = Buffer.alloc(32);

/** The hash that an entry has to carry after the entry whose hash is `previous`. */
export function hashAfter(previous: Uint8Array, payload: Uint8Array): Buffer {
  return createHash('sha256').update(previous).update(payload).digest();
}

/** Size of every segment file, in order; an empty list when there is no ledger. */
export async function listSegments(folder: string): Promise<{ name: string; bytes: number }[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  const found: { name: string; bytes: number }[] = [];
  for (const name of names.filter((each) => /^\d{6}\.seg$/.test(each)).sort()) {
    const file = await open(join(folder, name), 'r');
    const { size } = await file.stat().finally(() => file.close());
    found.push({ name, bytes: size });
  }
  return found;
}

/** Every frame and every trouble of the segments, in order; after a trouble it goes on where a frame can be read again. */
export async function* walkFrames(folder: string): AsyncGenerator<Step> {
  let before = 0;
  let expected = 1;
  for (const { name, bytes } of await listSegments(folder)) {
    if (name !== nameOf(expected)) {
      const at = { segment: nameOf(expected), offset: 0 };
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
  while (view.bytes().byteLength < magicBytes.byteLength && !view.ended()) await view.more();
  const magic = view.bytes().subarray(0, magicBytes.byteLength);
  if (!magic.equals(magicBytes)) {
    const newer = anyMagic.test(magic.toString('latin1'));
    const cut = magic.byteLength < magicBytes.byteLength;
    const what = newer ? 'newer' : cut ? 'torn' : 'segmentHead';
    yield { kind: 'trouble' as const, what, at: { segment, offset: 0 } } satisfies Step;
    if (newer) return;
  }
  view.skip(Math.min(magicBytes.byteLength, view.bytes().byteLength));
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
    const read = frame.ok ? decodePayload(frame.value.payload, decodeText) : undefined;
    // While looking for the next frame, only what reads as one counts.
    if (frame.ok && (!inTrouble || read?.ok === true)) {
      inTrouble = false;
      const { payload, hash, size } = frame.value;
      const doneBytes = before + at.offset + size;
      const content = read?.ok === true ? read.value : undefined;
      yield { kind: 'frame' as const, at, payload, hash, content, doneBytes } satisfies Step;
      view.skip(size);
      continue;
    }
    if (!inTrouble) {
      const what = !frame.ok && frame.error === 'torn' ? 'torn' : 'unreadable';
      yield { kind: 'trouble' as const, what, at } satisfies Step;
      inTrouble = true;
    }
    view.skip(bytesToNextLength(view.bytes()));
    if (view.bytes().byteLength < shortestFrame && view.ended()) return;
  }
}

/** How far the next place is whose eight bytes agree as a length and its check. */
function bytesToNextLength(bytes: Buffer): number {
  for (let at = 1; at + 8 <= bytes.byteLength; at += 1) {
    if ((bytes.readUInt32LE(at) ^ bytes.readUInt32LE(at + 4)) >>> 0 === lengthMask) return at;
  }
  return Math.max(1, bytes.byteLength - 7);
}
