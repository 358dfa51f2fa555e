/** Brings the desk's own decisions to the platform: each report until it is there, and never a second one of it. */
import type { CancelSignal } from './cancel';
import { Patience } from './patience';
import { platformCalls } from './platform-calls';
import type { QueuedReport, StationIdentity, SyncPorts } from './ports';

/** The answer to a report is written down before anything else of the same case is sent. */
export class ReportSender {
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
    return this.#patience.dueMs(this.#waiting().map(keyOf));
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
    for (let report = this.#next(); report !== undefined; report = this.#next()) {
      if (cancel.cancelled) return;
      const signature = await store.signSubmission(report.text);
      const reply = await calls.putReport(report, { report: report.text, signature });
      if (cancel.cancelled) return;
      const { caseId, n } = report;
      if (reply.kind === 'ok') {
        const kept = await store.recordReportDelivered(report);
        if (kept.ok) continue;
        log('reportNotRecorded', { caseId, n, reason: kept.error.kind });
        this.#patience.rest();
        return;
      }
      log('reportNotTaken', { caseId, n, reason: reply.kind });
      if (reply.kind !== 'refused') {
        this.#patience.rest();
        return;
      }
      this.#patience.quiet(keyOf(report));
      const detail = `${reply.problem}: ${reply.detail}`.slice(0, 500);
      const kept = await store.recordReportRefused(report, detail);
      if (!kept.ok) log('reportNotRecorded', { caseId, n, reason: kept.error.kind });
    }
  }

  /** The first open report of every case: a later one is no use before it. */
  #waiting(): readonly QueuedReport[] {
    const first = new Map<string, QueuedReport>();
    for (const report of this.ports.store.queuedReports()) {
      const known = first.get(report.caseId);
      if (known === undefined || report.n < known.n) first.set(report.caseId, report);
    }
    return [...first.values()];
  }

  #next(): QueuedReport | undefined {
    return this.#waiting().find((report) => this.#patience.isDue(keyOf(report)));
  }
}

const keyOf = ({ caseId, n }: QueuedReport) => `${caseId} ${n}`;
