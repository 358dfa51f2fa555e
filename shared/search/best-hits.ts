/** Picks the best few of many hits without sorting them all. */
import type { Hits } from './hits';

/** Slots of the best hits, best first, the newest change first among equals; and how many there were. */
export function bestHits(
  hits: Hits,
  count: number,
  /** Sequence number of each slot; 0 where the slot is used no more. */
  seqs: Float64Array,
  limit: number,
): { readonly slots: readonly number[]; readonly total: number } {
  /** A heap with the worst kept hit on top. */
  const heap: number[] = [];
  const worse = (a: number, b: number) => {
    const difference = (hits[a] as number) - (hits[b] as number);
    return difference === 0 ? (seqs[a] as number) < (seqs[b] as number) : difference < 0;
  };
  const at = (place: number) => heap[place] as number;
  const swap = (a: number, b: number) => {
    const kept = at(a);
    heap[a] = at(b);
    heap[b] = kept;
  };
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
      const left = 2 * parent + 1;
      let least = parent;
      if (left < heap.length && worse(at(left), at(least))) least = left;
      if (left + 1 < heap.length && worse(at(left + 1), at(least))) least = left + 1;
      if (least === parent) return;
      swap(parent, least);
      parent = least;
    }
  };
  let total = 0;
  let floor = 0;
  // From the end: later slots mostly changed later, so that few of many equals enter the heap.
  for (let slot = count - 1; slot >= 0; slot -= 1) {
    const hit = hits[slot] as number;
    if (hit === 0 || seqs[slot] === 0) continue;
    total += 1;
    if (hit < floor) continue;
    if (heap.length < limit) rise(heap.push(slot) - 1);
    else if (limit > 0 && worse(at(0), slot)) {
      heap[0] = slot;
      sink();
    } else continue;
    if (heap.length === limit) floor = hits[at(0)] as number;
  }
  return { slots: heap.sort((a, b) => (worse(a, b) ? 1 : -1)), total };
}
