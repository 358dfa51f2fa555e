/** Whoever follows something that changes, as React's `useSyncExternalStore` asks for it. */

/** Nobody at first; `subscribe` answers how to follow no more. */
export function followers() {
  const all = new Set<() => void>();
  return {
    subscribe: (follower: () => void) => {
      all.add(follower);
      return () => void all.delete(follower);
    },
    tell: () => {
      for (const follower of [...all]) follower();
    },
    clear: () => all.clear(),
  };
}
