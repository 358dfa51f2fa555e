/** Where the focus goes when what had it was removed. */
import { useEffect, useState } from 'react';

/** For so many frames in a row the focus has to stay where it was put. */
const framesAtRest = 10;

/**
 * The page that had the focus is gone: it goes on to the next one, else whoever works by keys begins at the top. The
 * dialog that asked holds the focus until it has faded, and gives it then to what is near what is gone, on a busy
 * computer many frames later.
 */
export function useFocusAfterRemoval(): (goneId: string, nextId: string) => void {
  const [wanted, setWanted] = useState<{ readonly goneId: string; readonly nextId: string }>();
  useEffect(() => {
    if (wanted === undefined) return;
    const { goneId, nextId } = wanted;
    let frame = 0;
    const end = () => {
      cancelAnimationFrame(frame);
      for (const act of acts) document.removeEventListener(act, end, true);
    };
    const look = (rested: number) => {
      frame = requestAnimationFrame(() => {
        const isOpen = document.querySelector('[role="alertdialog"]') !== null;
        const next = document.getElementById(nextId);
        if (isOpen || document.getElementById(goneId) !== null || next === null) return look(0);
        if (document.activeElement === next)
          return rested < framesAtRest ? look(rested + 1) : end();
        next.focus();
        look(0);
      });
    };
    // From then on whoever works here says where the focus is.
    for (const act of acts) document.addEventListener(act, end, true);
    look(0);
    return end;
  }, [wanted]);
  return (goneId, nextId) => setWanted({ goneId, nextId });
}

const acts = ['keydown', 'pointerdown'] as const;
