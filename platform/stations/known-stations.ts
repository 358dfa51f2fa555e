/** Stations that spoke lately, so that not each of their requests asks the database who they are. */
import type { Queries } from '../database/database';
import type { Station } from '../http/environment';
import { Lately } from '../lately';
import type { Log } from '../log';
import type { Clock } from '../ports';
import { findStation, stationNews, takeUpRenewal } from './stations';
import type { TokenOwner } from './tokens';

/** Should the news of a revocation be lost, this process hears of it so much later at the latest. */
const rememberMs = 2_000;
const mostKnown = 10_000;

export class KnownStations {
  readonly #known: Lately<Station>;
  /** Counts what was forgotten: what was read before is not kept afterwards. */
  #forgotten = 0;

  constructor(
    private readonly database: Queries,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly log: Log,
  ) {
    this.#known = new Lately(clock, { forMs: rememberMs, most: mostKnown });
  }

  /** A station that may still work; undefined when unknown or revoked, which is never remembered. */
  async find(id: string): Promise<Station | undefined> {
    const known = this.#known.find(id);
    if (known !== undefined) return known;
    const before = this.#forgotten;
    const reading = this.#known.begin();
    const station = await findStation(this.database, id);
    if (station !== undefined && before === this.#forgotten) reading.keep(id, station);
    return station;
  }

  /** Whose token it is, if it is the one in force; undefined as well when the station is unknown or revoked. */
  async findOwner(owner: TokenOwner): Promise<Station | undefined> {
    const { id, tokenEpoch } = owner;
    const station = await this.find(id);
    if (station === undefined || station.tokenEpoch >= tokenEpoch) {
      return station?.tokenEpoch === tokenEpoch ? station : undefined;
    }
    if (await takeUpRenewal(this.database, owner, this.clock.now())) {
      this.log('renewal-taken-up', { stationId: id }, 'warning');
    }
    this.heard(stationNews(id));
    const renewed = await this.find(id);
    return renewed?.tokenEpoch === tokenEpoch ? renewed : undefined;
  }

  /** Hears any news: that of a station makes it unknown. */
  heard(news: string): void {
    if (!news.startsWith(stationNews(''))) return;
    this.#forgotten += 1;
    this.#known.forget(news.slice(stationNews('').length));
  }
}
