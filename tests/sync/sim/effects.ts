/** What took effect at the simulated platform, one thing after the other, and how to undo it. */

type Effect = { readonly undo: () => void; readonly cursor: number | undefined };

export class Effects {
  #all: Effect[] = [];

  /** How many there were, and are not undone. */
  get count(): number {
    return this.#all.length;
  }

  /** Notes what took effect just now; `cursor` is that of a change in the feed. */
  add(undo: () => void, cursor?: number): void {
    this.#all.push({ undo, cursor });
  }

  /** How many there were before the change at a cursor of the feed was said; none of one that is not there. */
  before(cursor: number): number {
    return Math.max(
      0,
      this.#all.findLastIndex((effect) => effect.cursor === cursor),
    );
  }

  /** The changes above a cursor are not in the feed any more: they are said anew, or not at all. */
  dropSaid(above: number): void {
    this.#all = this.#all.filter(({ cursor }) => cursor === undefined || cursor <= above);
  }

  /** Undoes everything after the first `kept`, the last one first. */
  undoFrom(kept: number): void {
    for (const { undo } of this.#all.splice(kept).toReversed()) undo();
  }
}
