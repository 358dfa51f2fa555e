/** Learns of policy packs: what the platform lists and concerns this station is fetched once, and judged by the desk. */
import type { ListedPack } from '../protocol/policy-packs';
import type { PlatformCalls } from './platform-calls';
import type { SyncPorts } from './ports';

/** Rules change a few times in a season; a list that did not change costs a few hundred bytes. */
const askAgainMs = 60 * 60_000;
/** After a platform that gave nothing usable. */
const restMs = 10 * 60_000;
/** A platform that lists packs without end must not keep the feed waiting for each of them. */
const mostAtOnce = 4;

type Calls = Pick<PlatformCalls, 'policyPacks' | 'policyPack'>;

/** Never stands in the way of the feed; whether a pack is genuine is not this one's to say. */
export class PackRefill {
  #restUntilMs = Number.NEGATIVE_INFINITY;
  #tag: string | undefined;
  /** Listed, and not to be had the last time, that which failed last at the end: no other pack waits for one of these. */
  #failed: readonly string[] = [];

  constructor(private readonly ports: SyncPorts) {}

  /** Looks again at once. */
  wake(): void {
    this.#restUntilMs = Number.NEGATIVE_INFINITY;
  }

  async run(calls: Calls): Promise<void> {
    const { store, clock } = this.ports;
    const { wantsPack } = store;
    if (wantsPack === undefined || clock.nowMs() < this.#restUntilMs) return;
    const reply = await calls.policyPacks(this.#tag);
    // The feed's own call meets the same line a moment later and shows what is wrong with it.
    if (reply.kind === 'noLine') return;
    this.#restUntilMs = clock.nowMs() + askAgainMs;
    if (reply.kind === 'unchanged') return;
    if (reply.kind !== 'ok') return this.#rest(reply.kind);
    const wanted = reply.value.packs.filter((pack) => wantsPack(pack));
    this.#failed = this.#failed.filter((one) => wanted.some(({ sha256 }) => sha256 === one));
    const placeOf = ({ sha256 }: ListedPack) => this.#failed.indexOf(sha256);
    const inTurn = wanted.toSorted((a, b) => placeOf(a) - placeOf(b));
    for (const pack of inTurn.slice(0, mostAtOnce)) {
      if (await this.#fetch(calls, pack)) continue;
      const { sha256 } = pack;
      this.#failed = [...this.#failed.filter((one) => one !== sha256), sha256];
      return;
    }
    if (wanted.length > mostAtOnce) this.wake();
    // Known from here on: everything it lists was judged, or concerns nobody here.
    else this.#tag = reply.value.tag;
  }

  async #fetch(calls: Calls, pack: ListedPack): Promise<boolean> {
    const { store, verifier, log } = this.ports;
    const reply = await calls.policyPack(pack.sha256);
    if (reply.kind !== 'ok') {
      this.#rest(reply.kind);
      return false;
    }
    if (verifier.sha256(reply.value) !== pack.sha256) {
      this.#rest('otherBytes');
      return false;
    }
    const saved = await store.savePack(pack, reply.value);
    if (!saved.ok) log('policyPackNotSaved', { reason: saved.error.kind });
    return saved.ok;
  }

  #rest(reason: string): void {
    this.ports.log('noPolicyPackGiven', { reason });
    this.#restUntilMs = this.ports.clock.nowMs() + restMs;
  }
}
