/** Brings questions to departments 数据核验 to the platform; their answers come by the feed. */
import type { VerificationRequest } from '../protocol/verification';
import type { CancelSignal } from './cancel';
import { platformCalls } from './platform-calls';
import type { StationIdentity, SyncPorts } from './ports';

/** Without a line, or with a platform in trouble, nothing is tried for so long. */
const restMs = 30_000;
/**
 * What the platform took is told again after so long without an answer: it may have been restored from a back-up that
 * does not know of it. What it refused is tried again as late; a person sees meanwhile what it said.
 */
const againMs = 10 * 60_000;

/** A question stays queued until its answer is written down; asking twice changes nothing at the platform. */
export class VerificationSender {
  #restUntilMs = Number.NEGATIVE_INFINITY;
  readonly #quietUntilMs = new Map<string, number>();

  constructor(private readonly ports: SyncPorts) {}

  /** Looks again at once. */
  wake(): void {
    this.#restUntilMs = Number.NEGATIVE_INFINITY;
    this.#quietUntilMs.clear();
  }

  /** When there is something to try, in monotonic milliseconds; `undefined` when nothing waits. */
  dueMs(): number | undefined {
    const due = this.ports.store.queuedVerifications().map((request) => this.#dueOf(request));
    return due.length === 0 ? undefined : Math.max(this.#restUntilMs, Math.min(...due));
  }

  /** Sends whatever is due, one after the other; what throws is tried again after a rest, and thrown. */
  async run(identity: StationIdentity, cancel: CancelSignal): Promise<void> {
    try {
      await this.#send(identity, cancel);
    } catch (error) {
      this.#restUntilMs = this.ports.clock.nowMs() + restMs;
      throw error;
    }
  }

  async #send(identity: StationIdentity, cancel: CancelSignal): Promise<void> {
    const { store, clock, transport, log } = this.ports;
    this.#forgetAnswered();
    const calls = platformCalls(transport, identity, cancel);
    for (let request = this.#next(); request !== undefined; request = this.#next()) {
      if (cancel.cancelled) return;
      const reply = await calls.askVerification(request);
      if (cancel.cancelled) return;
      const { id: verificationId } = request;
      if (reply.kind !== 'ok') log('verificationNotTaken', { verificationId, reason: reply.kind });
      if (reply.kind !== 'ok' && reply.kind !== 'refused') {
        this.#restUntilMs = clock.nowMs() + restMs;
        return;
      }
      this.#quietUntilMs.set(verificationId, clock.nowMs() + againMs);
      if (reply.kind === 'ok') continue;
      const detail = `${reply.problem}: ${reply.detail}`.slice(0, 500);
      const kept = await store.recordVerificationRefused(request, detail);
      if (!kept.ok) log('verificationNotRecorded', { verificationId, reason: kept.error.kind });
    }
  }

  #forgetAnswered(): void {
    const queued = new Set(this.ports.store.queuedVerifications().map(({ id }) => id));
    for (const id of this.#quietUntilMs.keys()) if (!queued.has(id)) this.#quietUntilMs.delete(id);
  }

  #next(): VerificationRequest | undefined {
    const nowMs = this.ports.clock.nowMs();
    if (nowMs < this.#restUntilMs) return undefined;
    return this.ports.store.queuedVerifications().find((one) => this.#dueOf(one) <= nowMs);
  }

  #dueOf({ id }: VerificationRequest): number {
    return this.#quietUntilMs.get(id) ?? Number.NEGATIVE_INFINITY;
  }
}
