/** Things of which an open desk has one each: queues, workers, pictures that a person has still to decide on. */
import type { Desk } from './desk';

/** Made when it is first asked for, and the same one for this desk ever after; what it holds has to go at `onClose`. */
export function ofDesk<T extends object>(make: (desk: Desk) => T): (desk: Desk) => T {
  const made = new WeakMap<Desk, T>();
  return (desk) => {
    const one = made.get(desk) ?? make(desk);
    made.set(desk, one);
    return one;
  };
}
