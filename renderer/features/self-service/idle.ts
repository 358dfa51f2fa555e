/** Whether somebody is still there: asked after three minutes, covered a minute later. */
import { useEffect, useEffectEvent, useState } from 'react';

const askAfterMs = 180_000;
const answerWithinMs = 60_000;

/** Often enough for every second to be seen. */
const lookEveryMs = 250;

export type IdleStanding =
  | { readonly kind: 'here' }
  | { readonly kind: 'asking'; readonly seconds: number }
  | { readonly kind: 'gone' };

/** What follows from how long nobody has touched anything. */
export function idleStanding(idleMs: number): IdleStanding {
  if (idleMs < askAfterMs) return { kind: 'here' };
  const leftMs = askAfterMs + answerWithinMs - idleMs;
  return leftMs > 0 ? { kind: 'asking', seconds: Math.ceil(leftMs / 1_000) } : { kind: 'gone' };
}

/** Seconds until it is covered while it is asked, else nothing; calls `onGone` once when nobody answered. */
export function useIdle(enabled: boolean, onGone: () => void): number | undefined {
  const [seconds, setSeconds] = useState<number>();
  const gone = useEffectEvent(onGone);
  useEffect(() => {
    if (!enabled) return;
    let touchedMs = performance.now();
    const touch = () => {
      touchedMs = performance.now();
      setSeconds(undefined);
    };
    const look = () => {
      const standing = idleStanding(performance.now() - touchedMs);
      setSeconds(standing.kind === 'asking' ? standing.seconds : undefined);
      if (standing.kind !== 'gone') return;
      clearInterval(timer);
      gone();
    };
    const timer = setInterval(look, lookEveryMs);
    const events = ['pointerdown', 'keydown', 'input'] as const;
    for (const name of events) document.addEventListener(name, touch, true);
    return () => {
      clearInterval(timer);
      setSeconds(undefined);
      for (const name of events) document.removeEventListener(name, touch, true);
    };
  }, [enabled]);
  return seconds;
}
