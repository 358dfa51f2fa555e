/**
 * The witness: a small file that says how far the ledger had come, so that an entry missing at the end is missed.
 * Written after every fsync of the ledger without one of its own, so it is never ahead of the disk.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, fsync, fsyncSync, openSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unlessGone, writeFileDurably } from './durable-file';

/** A number and the chain hash of its entry, known to have been on the disk. */
export type Anchor = { readonly seq: number; readonly hash: Buffer };

export type Witness = {
  /** Notes the newest entry; microseconds. What cannot be noted is only not witnessed. */
  readonly note: (anchor: Anchor) => void;
  /** Makes what was noted durable, so that a checkpoint written next is never ahead of the witness. */
  readonly sync: () => Promise<void>;
  readonly close: () => void;
};

const magic = Buffer.from('ESW1');
const macBytes = 32;
const factBytes = 4 + 8 + 32;
/** Each slot in a sector of its own: a torn write spoils one of the two. */
const slotStep = 512;
/** Notes between two of the witness's own fsyncs. */
const syncEvery = 4096;

const pathOf = (folder: string) => join(folder, 'witness');
const macOf = (key: Uint8Array, facts: Uint8Array) =>
  createHmac('sha256', key).update(facts).digest();

function encodeSlot(key: Uint8Array, { seq, hash }: Anchor): Buffer {
  const slot = Buffer.alloc(factBytes + macBytes);
  magic.copy(slot);
  slot.writeBigUInt64LE(BigInt(seq), 4);
  hash.copy(slot, 12);
  macOf(key, slot.subarray(0, factBytes)).copy(slot, factBytes);
  return slot;
}

function decodeSlot(key: Uint8Array, bytes: Buffer): Anchor | undefined {
  const facts = bytes.subarray(0, factBytes);
  const mac = bytes.subarray(factBytes, factBytes + macBytes);
  if (mac.byteLength < macBytes || !facts.subarray(0, 4).equals(magic)) return undefined;
  if (!timingSafeEqual(macOf(key, facts), mac)) return undefined;
  return { seq: Number(facts.readBigUInt64LE(4)), hash: Buffer.from(facts.subarray(12)) };
}

/** What the witness says; `missing` when there is no file, `damaged` when neither slot can be believed. */
export async function readWitness(
  folder: string,
  key: Uint8Array,
): Promise<Anchor | 'missing' | 'damaged'> {
  const bytes = await readFile(pathOf(folder)).catch(unlessGone);
  if (bytes === undefined) return 'missing';
  const [first, second] = [0, slotStep].map((at) =>
    decodeSlot(key, bytes.subarray(at, at + factBytes + macBytes)),
  );
  if (first !== undefined && second !== undefined) return first.seq > second.seq ? first : second;
  return first ?? second ?? 'damaged';
}

/**
 * Goes on witnessing from `anchor`, in a new file when the old one is not to be believed. A disk that takes no file
 * is no reason not to open: there is then no witness.
 */
export async function openWitness(
  folder: string,
  key: Uint8Array,
  anchor: Anchor,
  renew: boolean,
): Promise<Witness> {
  let file: number;
  try {
    if (renew) {
      const slot = encodeSlot(key, anchor);
      const bytes = Buffer.alloc(2 * slotStep);
      slot.copy(bytes, 0);
      slot.copy(bytes, slotStep);
      await writeFileDurably(pathOf(folder), bytes);
    }
    file = openSync(pathOf(folder), 'r+');
  } catch {
    const nothing = () => undefined;
    return { note: nothing, sync: () => Promise.resolve(), close: nothing };
  }
  let notes = 0;
  const quietly = (work: () => void) => {
    try {
      work();
    } catch {
      // The entry itself is on the disk: a witness that cannot write knows less, which is no loss.
    }
  };
  const note = (newest: Anchor) => {
    notes += 1;
    quietly(() => {
      writeSync(file, encodeSlot(key, newest), 0, undefined, (notes % 2) * slotStep);
      if (notes % syncEvery === 0) fsyncSync(file);
    });
  };
  note(anchor);
  note(anchor);
  return {
    note,
    sync: () =>
      new Promise((resolve) => {
        fsync(file, () => resolve());
      }),
    close: () => {
      quietly(() => fsyncSync(file));
      closeSync(file);
    },
  };
}
