/** Tells a platform restored from an older back-up again what the desk said beside a case: each word as it was. */
import type { Result } from '../domain/result';
import { outcomeOf } from './outcome';
import type { PlatformCalls } from './platform-calls';
import type { StoreError, SyncPorts, ToldWords } from './ports';
import { tellRating } from './rating-sender';
import type { Reply } from './reply';
import { refusalText } from './reply';
import { tellReport } from './report-sender';

type Word = {
  readonly key: string;
  readonly tell: (calls: PlatformCalls) => Promise<Reply<unknown>>;
  /** What is kept of a word that is not taken any more, so that it is told on until it is. */
  readonly refused?: (detail: string) => Promise<Result<void, StoreError>>;
};

export class LostWords {
  /** Told in this restore, and how; what met trouble half way is not begun anew. */
  readonly #told = new Map<string, 'told' | 'refused'>();
  #restore = 0;

  constructor(private readonly ports: SyncPorts) {}

  /** What was told to a platform that was restored once more is told again. */
  begin(restore: number): void {
    if (this.#restore !== restore) this.#told.clear();
    this.#restore = restore;
  }

  /** The words of the next restore are all told. */
  end(): void {
    this.#told.clear();
  }

  /**
   * `refused`: the platform has something else in its place; `noLine`: nothing of any case can be told now; `undefined`:
   * this case met trouble, and is to be tried again.
   */
  async tell(
    calls: PlatformCalls,
    caseId: string,
  ): Promise<'told' | 'refused' | 'noLine' | undefined> {
    const read = await this.ports.store.readToldWords(caseId);
    if (!read.ok) return undefined;
    const words = this.#wordsOf(read.value);
    for (const { key, tell, refused } of words) {
      if (this.#told.has(key)) continue;
      const reply = await tell(calls);
      if (reply.kind !== 'ok' && reply.kind !== 'refused') {
        return outcomeOf(reply).kind === 'event' ? undefined : 'noLine';
      }
      if (reply.kind === 'refused' && refused !== undefined) {
        if (!(await refused(refusalText(reply))).ok) return undefined;
      }
      this.#told.set(key, reply.kind === 'ok' ? 'told' : 'refused');
    }
    return words.some(({ key }) => this.#told.get(key) === 'refused') ? 'refused' : 'told';
  }

  #wordsOf({ verifications, reports, ratings }: ToldWords): Word[] {
    const { store } = this.ports;
    return [
      ...verifications.map((request) => ({
        key: request.id,
        tell: (calls: PlatformCalls) => calls.askVerification(request),
      })),
      ...reports.map((report) => ({
        key: `${report.caseId} report ${report.n}`,
        tell: (calls: PlatformCalls) => tellReport(calls, report, store),
        // The place of a quota that the platform lost: an official gives it once more.
        refused: (detail: string) => store.recordReportRefused(report, detail),
      })),
      ...ratings.map((rating) => ({
        key: `${rating.caseId} rating ${rating.revision}`,
        tell: (calls: PlatformCalls) => tellRating(calls, rating, store),
      })),
    ];
  }
}
