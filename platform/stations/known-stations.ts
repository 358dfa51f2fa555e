/** Stations that spoke lately, so that not each of their requests asks the database who they are. */
import type { Queries } from '../database/database';
import type { Station } from '../http/environment';
import type { Clock } from '../ports';
import { findStation, stationNews } from './stations';

/** Should the news of a revocation be lost, this process hears of it so much later at the latest. */
const rememberMs = 2_000;
const mostKnown = 10_000;

export class KnownStations {
  readonly #known = new Map<string, { readonly station: Station; readonly untilMs: number }>();
  /** Counts what was forgotten: what was read before is not kept afterwards. */
  #forgotten = 0;

  constructor(
    private readonly database: Queries,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** A station that may still work; undefined when unknown or revoked, which is never remembered. */
  async find(id: string): Promise<Station | undefined> {
    const nowMs = this.clock.now().getTime();
    const known = this.#known.get(id);
    // A clock that was set back must not keep a revoked station alive.
    if (known !== undefined && known.untilMs > nowMs && known.untilMs <= nowMs + rememberMs) {
      return known.station;
    }
    const before = this.#forgotten;
    const station = await findStation(this.database, id);
    if (station === undefined || before !== this.#forgotten) return station;
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(id, { station, untilMs: nowMs + rememberMs });
    return station;
  }

  /** Hears any news: that of a station makes it unknown. */
  heard(news: string): void {
    if (!news.startsWith(stationNews(''))) return;
    this.#forgotten += 1;
    this.#known.delete(news.slice(stationNews('').length));
  }
}
