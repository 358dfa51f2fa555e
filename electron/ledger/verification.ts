/** Verifies the whole record in the background, in small slices, and says how far it is. */
import type { Integrity, Trouble } from '../../shared/ledger/integrity';
import { firstHash, rangeOf, same } from './chain';
import { walkSegment } from './walk';
import { listSegments, segmentName } from './segment-files';
import type { Anchor } from './witness';

export type Verdict =
  | { readonly whole: true; readonly end: Anchor }
  | {
      readonly whole: false;
      readonly firstBroken: { readonly seq: number; readonly segment: string };
    };

/**
 * Verifies every entry, at least up to `until`, from the bytes on the disk, whatever the index says. Without a key gaps are
 * believed. `onProgress` hears the number reached; `pause` is awaited after each megabyte.
 */
export async function verifyRecord(
  folder: string,
  until: Anchor | undefined,
  options: {
    readonly macKey?: Uint8Array | undefined;
    /** The record is being written to: what lies behind `until` is not looked at. */
    readonly isLive?: boolean;
    readonly onProgress?: (seq: number) => void;
    readonly pause?: () => Promise<void>;
  } = {},
): Promise<Verdict> {
  const { macKey, isLive = false, onProgress, pause } = options;
  let reached: Anchor = { seq: 0, hash: firstHash };
  let wrong: number | undefined;
  let seen = 0;
  const broken = (seq: number, segment: number): Verdict => ({
    whole: false,
    firstBroken: { seq, segment: segmentName(segment) },
  });
  const found = await listSegments(folder);
  for (let segment = 1; segment <= (found.at(-1) ?? 0); segment += 1) {
    if (isLive && until !== undefined && reached.seq >= until.seq) break;
    if (!found.includes(segment)) return broken(reached.seq + 1, segment);
    const walked = await walkSegment(
      folder,
      segment,
      { reached },
      {
        macKey,
        onStep: ({ link }) => {
          const { to } = rangeOf(link);
          seen = to;
          if (to === until?.seq && !same(link.hash, until.hash)) wrong = to;
        },
        pause: async () => {
          onProgress?.(seen);
          await pause?.();
        },
      },
    );
    ({ reached } = walked);
    if (wrong !== undefined) return broken(wrong, segment);
    const isBehind = isLive && until !== undefined && reached.seq >= until.seq;
    if (walked.stop !== undefined && !isBehind) return broken(reached.seq + 1, segment);
    onProgress?.(reached.seq);
  }
  if (until !== undefined && reached.seq < until.seq) {
    return broken(reached.seq + 1, found.at(-1) ?? 1);
  }
  return { whole: true, end: reached };
}

/** Beside a desk at work: a quarter of one processor. */
const usualRests = 3;

export type Check = {
  readonly integrity: () => Integrity;
  readonly add: (trouble: Trouble) => void;
  /** A trouble that is none any more. */
  readonly settle: (trouble: Trouble) => void;
  /** Calls the listener at every change; the answer stops it. */
  readonly onChange: (listener: (integrity: Integrity) => void) => () => void;
  /** Verifies everything up to `until`; one at a time, a second call gets the first one's answer. */
  readonly run: (until: Anchor) => Promise<Integrity>;
  readonly stop: () => Promise<void>;
};

/** Kept in memory and shown; what is older stands in the record. */
const mostTroubles = 500;

class Stopped extends Error {}

/** The check of a record. */
export function createCheck(
  folder: string,
  macKey: Uint8Array,
  begin: {
    readonly head: number;
    readonly believed: number;
    readonly troubles: readonly Trouble[];
    readonly rests?: number | undefined;
  },
): Check {
  const listeners = new Set<(integrity: Integrity) => void>();
  let integrity: Integrity = {
    state: begin.believed > 0 ? 'unchecked' : 'whole',
    checked: begin.head - begin.believed,
    total: begin.head,
    troubles: [...begin.troubles],
  };
  let stopped = false;
  let running: Promise<Integrity> | undefined;

  function tell(next: Partial<Integrity>): void {
    integrity = { ...integrity, ...next };
    for (const listener of [...listeners]) listener(integrity);
  }

  /** Whoever sits at the desk, scrolls and types needs main and the processor as well. */
  const breather = () => {
    let from = performance.now();
    return async () => {
      const restMs = (begin.rests ?? usualRests) * Math.max(4, performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, restMs));
      if (stopped) throw new Stopped();
      from = performance.now();
    };
  };

  async function runOnce(until: Anchor): Promise<Integrity> {
    tell({ state: 'checking', checked: 0, total: until.seq });
    const onProgress = (checked: number) => tell({ checked: Math.min(checked, until.seq) });
    try {
      const verdict = await verifyRecord(folder, until, {
        macKey,
        isLive: true,
        onProgress,
        pause: breather(),
      });
      if (verdict.whole) tell({ state: 'whole', checked: until.seq });
      else tell({ state: 'damaged', firstBroken: verdict.firstBroken });
    } catch (error) {
      tell({ state: 'unchecked' });
      if (!(error instanceof Stopped)) throw error;
    }
    return integrity;
  }

  return {
    integrity: () => integrity,
    add: (trouble) => {
      const said = JSON.stringify(trouble);
      if (integrity.troubles.some((known) => JSON.stringify(known) === said)) return;
      tell({ troubles: [...integrity.troubles, trouble].slice(-mostTroubles) });
    },
    settle: (trouble) => {
      const said = JSON.stringify(trouble);
      tell({ troubles: integrity.troubles.filter((known) => JSON.stringify(known) !== said) });
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run: (until) => {
      running ??= runOnce(until).finally(() => (running = undefined));
      return running;
    },
    stop: async () => {
      stopped = true;
      listeners.clear();
      await running?.catch(() => undefined);
    },
  };
}
