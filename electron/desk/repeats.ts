/** Tells the first of a kind from its repeats within a time, and keeps the number of kinds bounded. */

export type Repeats<V> = {
  /** `first`: new in this window; `repeat`: seen before; `crowded`: too many different ones to remember. */
  readonly meet: (key: string, value: V) => 'first' | 'repeat' | 'crowded';
  /** Forgets one, so that it counts as new again: what was to be done for it did not succeed. */
  readonly forget: (key: string) => void;
  /** Takes out what ended, or everything: every kind with its repeats, and how many were crowded out since when. */
  readonly take: (everything: boolean) => {
    readonly kinds: readonly {
      readonly value: V;
      readonly repeats: number;
      readonly sinceMs: number;
    }[];
    readonly crowded: { readonly count: number; readonly sinceMs: number } | undefined;
  };
};

/** An empty memory; `nowMs` never goes back. */
export function createRepeats<V>(
  { windowMs, most }: { readonly windowMs: number; readonly most: number },
  nowMs: () => number,
): Repeats<V> {
  const known = new Map<string, { value: V; repeats: number; sinceMs: number }>();
  let crowded: { count: number; sinceMs: number } | undefined;
  const hasEnded = (sinceMs: number) => nowMs() - sinceMs >= windowMs;

  return {
    meet: (key, value) => {
      const met = known.get(key);
      // An ended kind that is still here has repeats to be told; until they are taken, it goes on counting.
      if (met !== undefined && (!hasEnded(met.sinceMs) || met.repeats > 0)) {
        met.repeats += 1;
        return 'repeat';
      }
      if (met === undefined && known.size >= most) {
        crowded ??= { count: 0, sinceMs: nowMs() };
        crowded.count += 1;
        return 'crowded';
      }
      known.set(key, { value, repeats: 0, sinceMs: nowMs() });
      return 'first';
    },
    forget: (key) => void known.delete(key),
    take: (everything) => {
      const ended = [...known].filter(([, { sinceMs }]) => everything || hasEnded(sinceMs));
      for (const [key] of ended) known.delete(key);
      const out = crowded;
      const isDue = out !== undefined && (everything || hasEnded(out.sinceMs));
      if (isDue) crowded = undefined;
      return { kinds: ended.map(([, kind]) => kind), crowded: isDue ? out : undefined };
    },
  };
}
