/** Seconds that run down to zero. */
import { useEffect, useState } from 'react';

/** Often enough for every second to be seen. */
const lookEveryMs = 250;

/** How many seconds are left, and the way to begin again. */
export function useCountdown(from: number) {
  const [seconds, setSeconds] = useState(Math.ceil(from));
  // By the clock, not by counting ticks: Chromium slows those of a window that nobody sees.
  const [end, setEnd] = useState(() => performance.now() + from * 1_000);
  const running = seconds > 0;
  useEffect(() => {
    if (!running) return;
    const look = () => setSeconds(Math.max(0, Math.ceil((end - performance.now()) / 1_000)));
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, [running, end]);
  return {
    seconds,
    start: (again: number) => {
      setEnd(performance.now() + again * 1_000);
      setSeconds(Math.ceil(again));
    },
  };
}
