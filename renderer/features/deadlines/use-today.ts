/** The calendar day at the counter. */
import { useEffect, useState } from 'react';
import { beijingDate } from '../../../shared/domain/beijing-time';
import type { Day } from '../../../shared/domain/ids';

const lookAgainMs = 60_000;

/** The Beijing day now; goes on to the next one while the screen stays open. */
export function useToday(): Day {
  const [today, setToday] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setToday(now()), lookAgainMs);
    return () => clearInterval(timer);
  }, []);
  return today;
}

const now = (): Day => beijingDate(new Date().toISOString());
