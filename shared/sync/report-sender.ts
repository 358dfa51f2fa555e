/** Brings the desk's own decisions to the platform: each report until it is there, and never a second one of it. */
import type { CancelSignal } from './cancel';
import { platformCalls } from './platform-calls';
import type { QueuedReport, StationIdentity, SyncPorts } from './ports';

/** Without a line, or with a platform in trouble, nothing is tried for so long. */
const restMs = 30_000;
/** What the platform refused is tried again so much later; a person sees meanwhile what it said. */
const refusedRestMs = 10 * 60_000;

/** The answer to a report is written down before anything else of the same case is sent. */
export class ReportSender {
  #restUntilMs = Number.NEGATIVE_INFINITY;
  readonly #refusedUntilMs = new Map<string, number>();

  constructor(private readonly ports: SyncPorts) {}

  /** Looks again at once. */
  wake(): void {
    this.#restUntilMs = Number.NEGATIVE_INFINITY;
    this.#refusedUntilMs.clear();
  }

  /** When there is something to try, in monotonic milliseconds; `undefined` when nothing waits. */
  dueMs(): number | undefined {
    const due = this.#waiting().map((report) => this.#dueOf(report));
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
        this.#restUntilMs = clock.nowMs() + restMs;
        return;
      }
      log('reportNotTaken', { caseId, n, reason: reply.kind });
      if (reply.kind !== 'refused') {
        this.#restUntilMs = clock.nowMs() + restMs;
        return;
      }
      this.#refusedUntilMs.set(keyOf(report), clock.nowMs() + refusedRestMs);
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
    const nowMs = this.ports.clock.nowMs();
    if (nowMs < this.#restUntilMs) return undefined;
    return this.#waiting().find((report) => this.#dueOf(report) <= nowMs);
  }

  #dueOf(report: QueuedReport): number {
    return this.#refusedUntilMs.get(keyOf(report)) ?? Number.NEGATIVE_INFINITY;
  }
}

const keyOf = ({ caseId, n }: QueuedReport) => `${caseId} ${n}`;
