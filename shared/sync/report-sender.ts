/** Brings the desk's own decisions to the platform: each report until it is there, and never a second one of it. */
import type { DeskReportReply } from '../protocol/desk-report';
import type { PlatformCalls } from './platform-calls';
import type { QueuedReport, SyncPorts, SyncStore } from './ports';
import type { Reply } from './reply';
import type { TakenCount } from './taken-count';
import { WordSender } from './word-sender';

/** Tells one report, signed by the station. */
export async function tellReport(
  calls: Pick<PlatformCalls, 'putReport'>,
  report: QueuedReport,
  by: Pick<SyncStore, 'signSubmission'>,
): Promise<Reply<DeskReportReply>> {
  const signature = await by.signSubmission(report.text);
  return calls.putReport(report, { report: report.text, signature });
}

/** A case's reports in the order of their numbers: a later one is no use before the first. */
export function reportSender(
  ports: SyncPorts,
  taken: Pick<TakenCount, 'save'>,
  mayTell: (report: QueuedReport) => boolean,
): WordSender<QueuedReport> {
  const { store } = ports;
  return new WordSender(ports, taken, {
    kind: 'report',
    waiting: () => firstOfEach(store.queuedReports()).filter(mayTell),
    keyOf: ({ caseId, n }) => `${caseId} ${n}`,
    factsOf: ({ caseId, n }) => ({ caseId, n }),
    tell: (calls, report) => tellReport(calls, report, store),
    delivered: (report) => store.recordReportDelivered(report),
    refused: (report, detail) => store.recordReportRefused(report, detail),
  });
}

function firstOfEach(reports: readonly QueuedReport[]): readonly QueuedReport[] {
  const first = new Map<string, QueuedReport>();
  for (const report of reports) {
    const known = first.get(report.caseId);
    if (known === undefined || report.n < known.n) first.set(report.caseId, report);
  }
  return [...first.values()];
}
