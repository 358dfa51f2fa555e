/** Seconds that run down to zero, and what is said of a wrong passphrase meanwhile. */
import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';

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

/** As an error is told while that many seconds are left: how long to wait is said once, and that it is over when it is. */
export function waited(error: AppError | undefined, seconds: number): AppError | undefined {
  if (error?.kind !== 'wrongPassphrase' || seconds > 0) return error;
  return { ...error, waitSeconds: 0 };
}
