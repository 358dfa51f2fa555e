/** Picks the best few of many hits without sorting them all. */
import type { Hits } from './hits';

/** Slots of the best hits, best first, the newest change first among equals; and how many there were. */
export function bestHits(
  hits: Hits,
  isLive: (slot: number) => boolean,
  seqOf: (slot: number) => number,
  limit: number,
): { readonly slots: readonly number[]; readonly total: number } {
  /** A heap with the worst kept hit on top. */
  const heap: number[] = [];
  const worse = (a: number, b: number) => {
    const difference = (hits[a] ?? 0) - (hits[b] ?? 0);
    return difference === 0 ? seqOf(a) < seqOf(b) : difference < 0;
  };
  const at = (place: number) => heap[place] ?? 0;
  const swap = (a: number, b: number) => ([heap[a], heap[b]] = [at(b), at(a)]);
  const rise = (place: number) => {
    for (let child = place; child > 0;) {
      const parent = (child - 1) >> 1;
      if (!worse(at(child), at(parent))) return;
      swap(child, parent);
      child = parent;
    }
  };
  const sink = () => {
    for (let parent = 0; ;) {
      let least = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < heap.length && worse(at(child), at(least))) least = child;
      }
      if (least === parent) return;
      swap(parent, least);
      parent = least;
    }
  };
  let total = 0;
  for (let slot = 0; slot < hits.length; slot += 1) {
    if (hits[slot] === 0 || !isLive(slot)) continue;
    total += 1;
    if (heap.length < limit) rise(heap.push(slot) - 1);
    else if (limit > 0 && worse(at(0), slot)) {
      heap[0] = slot;
      sink();
    }
  }
  return { slots: heap.sort((a, b) => (worse(a, b) ? 1 : -1)), total };
}
