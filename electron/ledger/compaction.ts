/** Rewrites finished segments without what nobody needs any more; at every moment the old or the new one is in force. */
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeFrame, hashBytes, lengthBytes } from '../../shared/ledger/frame';
import type { Part, Payload } from '../../shared/ledger/payload';
import { encodePayload } from '../../shared/ledger/payload';
import type { Link } from './chain';
import { chainHash, digestOf } from './chain';
import { syncFolder } from './durable-file';
import type { EntryIndex, Moved } from './entry-index';
import { currentMagic, magicBytes, segmentName, writeFully } from './segment-files';
import type { SegmentWriter } from './segments';
import { walkSegment } from './walk';

export type Compaction = {
  /** Bytes that finished segments could do without, of how many; also those that format 1 holds on to. */
  readonly droppable: () => { readonly bytes: number; readonly of: number };
  /**
   * Rewrites every finished segment of which at least `share` can go; answers how many bytes became free. A segment of
   * format 1 stays as it was written: one hash covers all of an entry there, so that no part can go and leave the chain
   * provable. What is left of a destroyed case in it are sealed bytes whose key is gone.
   */
  readonly run: (share?: number) => Promise<number>;
  /** Ends a run that is under way, before its next segment comes into force. */
  readonly stop: () => Promise<void>;
};

type Parts = {
  readonly folder: string;
  readonly macKey: Uint8Array;
  readonly index: EntryIndex;
  readonly segments: SegmentWriter;
  readonly save: () => Promise<void>;
};

const worthwhile = 0.2;
const flushBytes = 1024 * 1024;

class Stopped extends Error {}

/** The compaction of a ledger. */
export function createCompaction({ folder, macKey, index, segments, save }: Parts): Compaction {
  let stopped = false;
  let running: Promise<number> | undefined;

  const caseAt = (seq: number) => index.state.cases.get(index.caseOf(seq) ?? '');
  const isDestroyed = (seq: number) => (caseAt(seq)?.destroyed ?? 0) > seq;
  /** Only a snapshot that a newer one of the same case has replaced; nothing of a case that is still to be sent. */
  const isSuperseded = (seq: number) => {
    const known = caseAt(seq);
    return known !== undefined && !known.unsent && known.snapshot > seq;
  };

  function droppableIn(): Map<number, number> {
    const found = new Map<number, number>();
    const { segments: extents, sizes, cases } = index.state;
    const anyDestroyed = [...cases.values()].some(({ destroyed }) => destroyed > 0);
    for (const [i, { segment, firstSeq }] of extents.entries()) {
      if (segment === segments.current()) continue;
      const end = extents[i + 1]?.firstSeq ?? index.head() + 1;
      let bytes = 0;
      for (let seq = firstSeq; seq < end; seq += 1) {
        const snapshot = index.snapshotBytes(seq);
        if (snapshot === 0 && !anyDestroyed) continue;
        // A destroyed entry keeps its header and the digests.
        if (isDestroyed(seq)) bytes += Math.max(0, sizes.get(seq - 1) - keptBytes);
        else if (snapshot > 0 && isSuperseded(seq)) bytes += snapshot;
      }
      if (bytes > 0) found.set(segment, bytes);
    }
    return found;
  }

  function stripped({ header, payload }: Link): Payload {
    if (payload.kind !== 'entry' || header === undefined) return payload;
    const { body, snapshot } = payload;
    const isGone = isDestroyed(header.seq) && header.audit === undefined;
    const isOld = isSuperseded(header.seq);
    return {
      ...payload,
      body: isGone ? dropped(body) : body,
      snapshot: snapshot !== undefined && (isGone || isOld) ? dropped(snapshot) : snapshot,
    };
  }

  async function rewrite(segment: number): Promise<number> {
    const extent = index.state.segments.find((each) => each.segment === segment);
    const path = join(folder, segmentName(segment));
    const temporary = `${path}.compact.tmp`;
    const file = await open(temporary, 'w', 0o600);
    const moved: Moved[] = [];
    let waiting: Uint8Array[] = [currentMagic];
    let waitingBytes: number = currentMagic.byteLength;
    let end = 0;
    const flush = async () => {
      const bytes = Buffer.concat(waiting);
      waiting = [];
      waitingBytes = 0;
      await writeFully(file, bytes, end);
      end += bytes.byteLength;
      if (stopped) throw new Stopped();
    };
    try {
      const first = { seq: (extent?.firstSeq ?? 1) - 1, hash: await hashBefore(path) };
      const walked = await walkSegment(
        folder,
        segment,
        { reached: first },
        {
          macKey,
          onStep: ({ link }) => {
            const payload = stripped(link);
            // The chain must hold over what is kept exactly as over what was there.
            if (payload.kind !== 'gap' && !chainHash(link.previous, payload).equals(link.hash)) {
              throw new Error('The chain does not hold');
            }
            const frame = encodeFrame(encodePayload(payload), link.hash);
            const at = { offset: end + waitingBytes, size: frame.byteLength };
            if (link.header !== undefined) {
              moved.push({ seq: link.header.seq, ...at, snapshotBytes: snapshotBytesOf(payload) });
            }
            waiting.push(frame);
            waitingBytes += frame.byteLength;
          },
          pause: async () => {
            if (waitingBytes >= flushBytes) await flush();
            await new Promise((resolve) => setImmediate(resolve));
          },
        },
      );
      if (walked.stop !== undefined) throw new Error('Damaged: compaction never hides that');
      await flush();
      await file.sync();
      await file.close();
      await segments.exchange(
        segment,
        async () => {
          await rename(temporary, path);
          await syncFolder(folder);
        },
        () => index.move(segment, end, moved),
      );
      return walked.end - end;
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async function runOnce(share: number): Promise<number> {
    let freed = 0;
    for (const [segment, bytes] of droppableIn()) {
      const size = index.state.segments.find((each) => each.segment === segment)?.bytes ?? 0;
      if (stopped || bytes < size * share) continue;
      if (!(await isCurrentFormat(join(folder, segmentName(segment))))) continue;
      try {
        freed += await rewrite(segment);
      } catch (error) {
        if (error instanceof Stopped) break;
        throw error;
      }
    }
    if (freed > 0) await save();
    return freed;
  }

  return {
    droppable: () => ({
      bytes: [...droppableIn().values()].reduce((total, bytes) => total + bytes, 0),
      of: index.state.segments.reduce((total, { bytes }) => total + bytes, 0),
    }),
    run: (share = worthwhile) => (running ??= runOnce(share).finally(() => (running = undefined))),
    stop: async () => {
      stopped = true;
      await running?.catch(() => undefined);
    },
  };
}

/** About what an entry without body and snapshot still takes. */
const keptBytes = 420;

const dropped = (part: Part): Part => ({ dropped: true, bytes: digestOf(part) });

function snapshotBytesOf(payload: Payload): number {
  const snapshot = payload.kind === 'entry' ? payload.snapshot : undefined;
  return snapshot === undefined || snapshot.dropped ? 0 : snapshot.bytes.byteLength;
}

async function isCurrentFormat(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(magicBytes), 0, magicBytes, 0);
    return buffer.equals(currentMagic);
  } finally {
    await file.close();
  }
}

/** What the first entry of a segment says it is chained to. */
async function hashBefore(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const hash = Buffer.alloc(hashBytes);
    await file.read(hash, 0, hashBytes, magicBytes + lengthBytes);
    return hash;
  } finally {
    await file.close();
  }
}
