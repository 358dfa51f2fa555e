/** When nobody is at the computer: by the system's word, and by what our own window sees. */

export type IdleWatch = {
  /** Somebody used a key, the mouse or the screen in our window. */
  readonly touched: () => void;
  /** Whether nobody has done anything for the limit. */
  readonly isIdle: () => boolean;
};

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
  return {
    touched: () => {
      touchedMs = monotonicMs();
    },
    isIdle: () => {
      const system = systemSeconds();
      tells ||= system > 0;
      const here = (monotonicMs() - touchedMs) / 1000;
      return (tells ? Math.min(system, here) : here) >= limitSeconds;
    },
  };
}
