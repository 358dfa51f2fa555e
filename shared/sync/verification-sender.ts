/** Brings questions to departments 数据核验 to the platform; their answers come by the feed. */
import type { VerificationRequest } from '../protocol/verification';
import type { CancelSignal } from './cancel';
import { Patience } from './patience';
import { platformCalls } from './platform-calls';
import type { StationIdentity, SyncPorts } from './ports';

/**
 * A question stays queued until its answer is written down; asking twice changes nothing at the platform. What the
 * platform took is told again after a while without an answer: it may have been restored from a back-up that does not
 * know of it.
 */
export class VerificationSender {
  readonly #patience: Patience;

  constructor(private readonly ports: SyncPorts) {
    this.#patience = new Patience(ports.clock);
  }

  /** Looks again at once. */
  wake(): void {
    this.#patience.wake();
  }

  /** When there is something to try, in monotonic milliseconds; `undefined` when nothing waits. */
  dueMs(): number | undefined {
    return this.#patience.dueMs(this.ports.store.queuedVerifications().map(({ id }) => id));
  }

  /** Sends whatever is due, one after the other; what throws is tried again after a rest, and thrown. */
  async run(identity: StationIdentity, cancel: CancelSignal): Promise<void> {
    try {
      await this.#send(identity, cancel);
    } catch (error) {
      this.#patience.rest();
      throw error;
    }
  }

  async #send(identity: StationIdentity, cancel: CancelSignal): Promise<void> {
    const { store, transport, log } = this.ports;
    const calls = platformCalls(transport, identity, cancel);
    for (let request = this.#next(); request !== undefined; request = this.#next()) {
      if (cancel.cancelled) return;
      const reply = await calls.askVerification(request);
      if (cancel.cancelled) return;
      const { id: verificationId } = request;
      if (reply.kind !== 'ok') log('verificationNotTaken', { verificationId, reason: reply.kind });
      if (reply.kind !== 'ok' && reply.kind !== 'refused') {
        this.#patience.rest();
        return;
      }
      this.#patience.quiet(verificationId);
      if (reply.kind === 'ok') continue;
      const detail = `${reply.problem}: ${reply.detail}`.slice(0, 500);
      const kept = await store.recordVerificationRefused(request, detail);
      if (!kept.ok) log('verificationNotRecorded', { verificationId, reason: kept.error.kind });
    }
  }

  #next(): VerificationRequest | undefined {
    return this.ports.store.queuedVerifications().find(({ id }) => this.#patience.isDue(id));
  }
}
