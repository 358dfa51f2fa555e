/** Leaves the signed daily digests of the trail with the platform, where nobody at the desk can change them. */
import type { PlatformCalls } from './platform-calls';
import type { SyncPorts } from './ports';
import type { HeldDigestsReply, SignedDigest } from '../protocol/day-digest';
import { mostHeldDigests } from '../protocol/day-digest';

/** A digest is made when the day ends or the station is locked. */
const lookAgainMs = 60 * 60_000;
/** So many at once; the feed is heard in between. */
const mostAtOnce = 20;

/** Never stands in the way of the feed: what fails is logged and tried again. */
export class DigestSender {
  #restUntilMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly ports: SyncPorts) {}

  /** Looks at once the next time, because somebody wants to send now or the line is back. */
  wake(): void {
    this.#restUntilMs = Number.NEGATIVE_INFINITY;
  }

  /** Nothing is remembered of what was sent: a platform restored from an older back-up is asked what it has. */
  async run(calls: PlatformCalls): Promise<void> {
    const { store, clock, log } = this.ports;
    if (!store.mayLeave() || clock.nowMs() < this.#restUntilMs) return;
    this.#restUntilMs = clock.nowMs() + lookAgainMs;
    const made = await store.readDigests();
    if (made.length === 0) return;
    const reply = await calls.heldDigests();
    // The feed's own call meets the same line a moment later and shows what is wrong with it.
    if (reply.kind === 'noLine') return this.wake();
    if (reply.kind !== 'ok') return log('noDigestsTaken', { reason: reply.kind });
    const missing = missingDigests(made, reply.value.held);
    for (const each of missing.slice(0, mostAtOnce)) {
      const sent = await calls.putDigest(each);
      if (sent.kind === 'noLine') return this.wake();
      if (sent.kind !== 'ok') return log('digestNotTaken', { reason: sent.kind });
    }
    if (missing.length > mostAtOnce) this.wake();
  }
}

/** What a platform lacks that named the digests it has, in the order of their ends. */
export function missingDigests(
  made: readonly SignedDigest[],
  held: HeldDigestsReply['held'],
): readonly SignedDigest[] {
  const known = new Set(held.map(keyOf));
  const toldFrom = held.length < mostHeldDigests ? 0 : (held.at(-1)?.toSeq ?? 0);
  return made
    .filter(({ digest }) => digest.toSeq >= toldFrom && !known.has(keyOf(digest)))
    .toSorted((a, b) => a.digest.toSeq - b.digest.toSeq);
}

const keyOf = ({ toSeq, headHash }: { readonly toSeq: number; readonly headHash: string }) =>
  `${toSeq} ${headHash}`;
