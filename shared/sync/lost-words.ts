/** Tells a platform restored from an older back-up again what the desk said beside a case: each word as it was. */
import type { PlatformCalls } from './platform-calls';
import type { SyncPorts, ToldWords } from './ports';
import type { Reply } from './reply';

type Word = {
  readonly key: string;
  readonly tell: (calls: PlatformCalls) => Promise<Reply<unknown>>;
};

export class LostWords {
  /** Told in this restore; what met trouble half way is not begun anew. */
  readonly #told = new Set<string>();
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

  /** `refused`: the platform has something else in its place; `undefined`: to be tried again. */
  async tell(calls: PlatformCalls, caseId: string): Promise<'told' | 'refused' | undefined> {
    const read = await this.ports.store.readToldWords(caseId);
    if (!read.ok) return undefined;
    let how: 'told' | 'refused' = 'told';
    for (const { key, tell } of this.#wordsOf(read.value)) {
      if (this.#told.has(key)) continue;
      const reply = await tell(calls);
      if (reply.kind !== 'ok' && reply.kind !== 'refused') return undefined;
      this.#told.add(key);
      if (reply.kind === 'refused') how = 'refused';
    }
    return how;
  }

  #wordsOf({ verifications, reports, ratings }: ToldWords): Word[] {
    const { store } = this.ports;
    const signed = async (text: string) => store.signSubmission(text);
    return [
      ...verifications.map((request) => ({
        key: request.id,
        tell: (calls: PlatformCalls) => calls.askVerification(request),
      })),
      ...reports.map((report) => ({
        key: `${report.caseId} report ${report.n}`,
        tell: async (calls: PlatformCalls) =>
          calls.putReport(report, { report: report.text, signature: await signed(report.text) }),
      })),
      ...ratings.map((rating) => ({
        key: `${rating.caseId} rating ${rating.revision}`,
        tell: async (calls: PlatformCalls) =>
          calls.rate(rating, { rating: rating.text, signature: await signed(rating.text) }),
      })),
    ];
  }
}
