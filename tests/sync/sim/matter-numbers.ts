/** The numbers of cases at the simulated platform: serials in its database, which a restore winds back as well. */
import type { Receipt } from '../../../shared/domain/delivery';
import type { Revision } from './held-things';

const serialOf = ({ matterNumber }: Receipt): number => Number(matterNumber.slice(1));

export class MatterNumbers {
  /** Revisions whose number was another family's when they were brought again. */
  readonly collided = new Set<string>();
  /** Receipts that were lost when the platform was restored, by their signatures. */
  readonly #lost = new Map<string, Receipt>();
  #last = 0;

  next(): string {
    this.#last += 1;
    return `M${this.#last}`;
  }

  lost(receipt: Receipt): void {
    this.#lost.set(receipt.signature, receipt);
  }

  /** As high as what the back-up holds: given numbers, and those that were kept for what is being brought again. */
  windBack(revisions: Iterable<Revision>): void {
    const held = [...revisions].flatMap(({ receipt, earlier }) => receipt ?? earlier ?? []);
    this.#last = Math.max(0, ...held.map(serialOf));
  }

  /** The receipt that is given once more for one that was lost, if its number is not on another family's by now. */
  backOf(
    earlier: Receipt | undefined,
    { caseId, revision }: Pick<Receipt, 'caseId' | 'revision'>,
    given: Iterable<Receipt>,
  ): Receipt | undefined {
    // It signs for nothing it did not sign before: a forged one is as good as none.
    const lost = this.#lost.get(earlier?.signature ?? '');
    if (lost?.caseId !== caseId || lost.revision !== revision) return undefined;
    this.#last = Math.max(this.#last, serialOf(lost));
    const isTaken = [...given].some(
      (one) => one.matterNumber === lost.matterNumber && one.caseId !== caseId,
    );
    if (isTaken) this.collided.add(`${caseId}/${revision}`);
    return isTaken ? undefined : lost;
  }
}
