/** What a room does once when somebody leaves it. */
import { useEffect, useEffectEvent } from 'react';

/** Calls `leave` as it is at that moment. */
export function useLeaving(leave: () => void): void {
  const last = useEffectEvent(leave);
  useEffect(() => () => last(), []);
}
