/** When nobody is at the computer: by the system's word, and by what our own window sees. */

export type IdleWatch = {
  /** Somebody used a key, the mouse or the screen in our window. */
  readonly touched: () => void;
  /** A family touched its own screen: the system takes that for somebody at the desk. */
  readonly touchedElsewhere: () => void;
  /** Whether nobody has done anything for the limit. */
  readonly isIdle: () => boolean;
};

/** The system tells whole seconds. */
const elsewhereToleranceMs = 1_500;

type Parts = {
  readonly limitSeconds: number;
  readonly monotonicMs: () => number;
  /** Seconds since the last input anywhere on the computer; always 0 where the system does not tell (some Wayland desktops). */
  readonly systemSeconds: () => number;
};

/**
 * Work in another program counts as work, and so does what reaches only our window (remote control, assistive
 * technology). A system that never tells anything but 0 is not believed: there the window alone decides.
 */
export function createIdleWatch({ limitSeconds, monotonicMs, systemSeconds }: Parts): IdleWatch {
  let touchedMs = monotonicMs();
  let tells = false;
  let elsewhereMs = Number.NEGATIVE_INFINITY;
  return {
    touched: () => {
      touchedMs = monotonicMs();
    },
    touchedElsewhere: () => {
      elsewhereMs = monotonicMs();
    },
    isIdle: () => {
      const system = systemSeconds();
      tells ||= system > 0;
      const here = (monotonicMs() - touchedMs) / 1000;
      // Whoever the system saw last was a family before its own screen: that says nothing of the desk.
      const wasElsewhere =
        Math.abs(monotonicMs() - system * 1000 - elsewhereMs) < elsewhereToleranceMs;
      return (tells && !wasElsewhere ? Math.min(system, here) : here) >= limitSeconds;
    },
  };
}
