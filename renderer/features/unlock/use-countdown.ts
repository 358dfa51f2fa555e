/** Seconds that run down to zero. */
import { useEffect, useState } from 'react';

/** How many seconds are left, and the way to begin again. */
export function useCountdown(from: number) {
  const [seconds, setSeconds] = useState(Math.ceil(from));
  const running = seconds > 0;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setSeconds((left) => Math.max(0, left - 1)), 1_000);
    return () => clearInterval(timer);
  }, [running]);
  return { seconds, start: (again: number) => setSeconds(Math.ceil(again)) };
}
