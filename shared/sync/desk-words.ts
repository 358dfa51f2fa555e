/** Everything that a station says beside its cases, in the order in which it is told. */
import type { CancelSignal } from './cancel';
import type { StationIdentity, SyncPorts } from './ports';
import { ratingSender } from './rating-sender';
import { reportSender } from './report-sender';
import type { TakenCount } from './taken-count';
import { verificationSender } from './verification-sender';

export class DeskWords {
  readonly #senders;

  constructor(
    private readonly ports: SyncPorts,
    taken: TakenCount,
    /** Whether it may be told now what is said of a case that the platform has. */
    mayTellOf: (caseId: string) => boolean,
  ) {
    const mayTell = ({ caseId }: { readonly caseId: string }) => mayTellOf(caseId);
    this.#senders = [
      { failed: 'verificationsFailed', sender: verificationSender(ports, taken) },
      { failed: 'reportsFailed', sender: reportSender(ports, taken, mayTell) },
      { failed: 'ratingsFailed', sender: ratingSender(ports, taken, mayTell) },
    ];
  }

  /** Sends whatever is due. */
  async run(identity: StationIdentity, cancel: CancelSignal): Promise<void> {
    for (const { failed, sender } of this.#senders) {
      await sender.run(identity, cancel).catch(() => this.ports.log(failed, {}));
    }
  }

  /** Looks again at once. */
  wake(): void {
    for (const { sender } of this.#senders) sender.wake();
  }

  /** When there is something to try, in monotonic milliseconds; `undefined` when nothing waits. */
  dueMs(): number | undefined {
    const due = this.#senders.flatMap(({ sender }) => sender.dueMs() ?? []);
    return due.length === 0 ? undefined : Math.min(...due);
  }
}
