/** Learns the key that courier files are sealed to while there is a line: without one it would be too late. */
import { courierKeyText } from '../protocol/courier';
import type { PlatformCalls } from './platform-calls';
import type { StationIdentity, SyncPorts } from './ports';

/** After a platform that gave no usable key it is asked again this much later. */
const askAgainMs = 10 * 60_000;

/** Never stands in the way of the feed; only a key signed by the platform of the pairing is kept. */
export class CourierKeyRefill {
  #restUntilMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly ports: SyncPorts) {}

  async run(identity: StationIdentity, calls: Pick<PlatformCalls, 'courierKey'>): Promise<void> {
    const { store, clock, verifier, log } = this.ports;
    if (store.courierKey() !== undefined || clock.nowMs() < this.#restUntilMs) return;
    const reply = await calls.courierKey();
    // The feed's own call meets the same line a moment later and shows what is wrong with it.
    if (reply.kind === 'noLine') return;
    this.#restUntilMs = clock.nowMs() + askAgainMs;
    if (reply.kind !== 'ok') return log('noCourierKeyGiven', { reason: reply.kind });
    const { publicKey, signature } = reply.value;
    if (!verifier.verify(courierKeyText(publicKey), signature, identity.platformPublicKey)) {
      return log('noCourierKeyGiven', { reason: 'badSignature' });
    }
    const saved = await store.saveCourierKey(publicKey);
    if (!saved.ok) log('courierKeyNotSaved', { reason: saved.error.kind });
  }
}
