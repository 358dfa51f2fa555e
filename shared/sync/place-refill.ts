/** Asks the platform for places 学位额度 that it gave this station, where a pack lets the desk decide. */
import type { PlatformCalls } from './platform-calls';
import type { SyncPorts } from './ports';

/** Officials give places now and then; asking more often would bring nothing. */
const askAgainMs = 10 * 60_000;

/** Never stands in the way of the feed: what fails is logged and tried again. */
export class PlaceRefill {
  #restUntilMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly ports: SyncPorts) {}

  /** Asks at once the next time, because somebody wants to send now or the line is back. */
  wake(): void {
    this.#restUntilMs = Number.NEGATIVE_INFINITY;
  }

  async run(calls: PlatformCalls): Promise<void> {
    const { store, clock, log } = this.ports;
    const wants = store.placeWants();
    if (wants === undefined || clock.nowMs() < this.#restUntilMs) return;
    // Before the call: somebody who wants to send meanwhile cuts it short.
    this.#restUntilMs = clock.nowMs() + askAgainMs;
    const reply = await calls.morePlaces({ held: [...wants.held], epoch: wants.epoch });
    // The feed's own call meets the same line a moment later and shows what is wrong with it.
    if (reply.kind === 'noLine') return this.wake();
    if (reply.kind !== 'ok') return log('noPlacesGiven', { reason: reply.kind });
    const fresh = reply.value.quotas.filter(({ id }) => !wants.held.includes(id));
    if (fresh.length === 0) return;
    const saved = await store.savePlaceQuotas(fresh);
    if (saved.ok) return;
    log('placesNotSaved', { reason: saved.error.kind });
    this.wake();
  }
}
