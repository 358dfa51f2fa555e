/** A loop's sleep: until a time, or until somebody rings. */
import type { Clock } from './ports';

/** A ring while nobody sleeps is kept for the next sleep, so that no wake-up is lost. */
export class Alarm {
  #rung = false;
  #wake: (() => void) | undefined;

  constructor(private readonly clock: Clock) {}

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Sleeps `delayMs`, or for ever when that is not given; ends early when rung. */
  async sleep(delayMs?: number): Promise<void> {
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        const stopTimer = delayMs === undefined ? undefined : this.clock.after(delayMs, resolve);
        this.#wake = () => {
          stopTimer?.();
          resolve();
        };
      });
    }
    this.#wake = undefined;
    this.#rung = false;
  }
}
