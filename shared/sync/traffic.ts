/** Keeps files to the hours and the bytes per second that the station's operator allows. */
import { beijingMinuteOfDay } from '../domain/beijing-time';
import { minutesUntilFiles } from '../domain/traffic';
import type { TrafficRules } from '../domain/traffic';
import type { CancelSignal } from './cancel';
import { LineMeter } from './line-meter';
import type { Clock, FileBudget } from './ports';

/** Under a budget, a chunk is what may leave in so long: otherwise it would come in bursts with long rests between. */
const chunkMs = 2_000;
/** A computer that slept does not know how long: the hour is looked at again after this long at the latest. */
const lookAgainMs = 600_000;

/** Where nothing leaves by the line. */
export const freeOfRules: FileBudget & Pick<Traffic, 'closedMs'> = {
  closedMs: () => 0,
  mostBytesAtOnce: () => Infinity,
  pay: async () => undefined,
};

/** The traffic to one platform; the rules may change at any time. */
export class Traffic implements FileBudget {
  constructor(
    private readonly clock: Clock,
    private readonly rules: () => TrafficRules,
    /** One for all platforms of a station: they share its line. */
    private readonly meter = new LineMeter(),
  ) {}

  /** How long to wait before it is looked at again whether files may leave; 0 when they may now. */
  closedMs(): number {
    const minutes = minutesUntilFiles(this.rules(), beijingMinuteOfDay(this.clock.instantIn(0)));
    return Math.min(minutes * 60_000, lookAgainMs);
  }

  /** Most bytes of a file in one request. */
  mostBytesAtOnce = (): number => {
    const { bytesPerSecond } = this.rules();
    return bytesPerSecond === undefined ? Infinity : Math.ceil((bytesPerSecond * chunkMs) / 1_000);
  };

  /** Resolves when so many bytes may leave, or when cancelled: at once unless earlier ones are not paid for yet. */
  pay = async (bytes: number, cancel: CancelSignal): Promise<void> => {
    const { bytesPerSecond } = this.rules();
    if (bytesPerSecond === undefined) return;
    const nowMs = this.clock.nowMs();
    // Whoever comes next waits for these bytes too: several files share one budget.
    const startMs = Math.max(nowMs, this.meter.paidAtMs);
    this.meter.paidAtMs = startMs + Math.ceil((bytes * 1_000) / bytesPerSecond);
    if (startMs > nowMs && !cancel.cancelled) await this.#rest(startMs - nowMs, cancel);
  };

  #rest(ms: number, cancel: CancelSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        stopTimer();
        unlisten();
        resolve();
      };
      const stopTimer = this.clock.after(ms, done);
      const unlisten = cancel.onCancel(done);
    });
  }
}
