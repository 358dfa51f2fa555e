/** A function that stays the same one while what it does changes, for parts that are drawn again only when told something new. */
import { useCallback, useLayoutEffect, useRef } from 'react';

/** Calls the newest `what`; for events alone, not while drawing. */
export function useSteady<A extends readonly unknown[]>(
  what: (...args: A) => void,
): (...args: A) => void {
  const newest = useRef(what);
  useLayoutEffect(() => {
    newest.current = what;
  });
  return useCallback((...args: A) => newest.current(...args), []);
}
