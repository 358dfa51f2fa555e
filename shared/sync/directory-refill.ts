/** Learns who takes part, so that papers of other stations can be checked when there is no line. */
import { canonicalJson } from '../protocol/canonical-json';
import type { DirectoryStation } from '../protocol/directory';
import { mostStationsOnPage } from '../protocol/directory';
import { stationCertificateText } from '../protocol/station-certificate';
import type { PlatformCalls } from './platform-calls';
import type { Clock, StationIdentity, SyncPorts } from './ports';

/** Stations join and leave now and then; a page that did not change costs a few hundred bytes. */
const askAgainMs = 60 * 60_000;
/** After a platform that gave nothing usable. */
const restMs = 10 * 60_000;
/** More stations than every school of a province has. */
export const mostPages = 100;

type Calls = Pick<PlatformCalls, 'directory'>;

/** A page as it was told last: what asks whether it changed, and where the next one begins. */
type Page = { readonly tag: string; readonly next?: string | undefined };

/** Never stands in the way of the feed; only stations with the platform's word for their key are kept. */
export class DirectoryRefill {
  #restUntilMs = Number.NEGATIVE_INFINITY;
  /** By the code after which a page begins. */
  #pages: ReadonlyMap<string, Page> = new Map();

  constructor(
    private readonly ports: Pick<SyncPorts, 'store' | 'verifier' | 'log'> & {
      readonly clock: Pick<Clock, 'nowMs'>;
    },
  ) {}

  async run(identity: StationIdentity, calls: Calls): Promise<void> {
    const { store, clock, log } = this.ports;
    if (clock.nowMs() < this.#restUntilMs) return;
    const known = store.directory();
    if (known === undefined) return;
    this.#restUntilMs = clock.nowMs() + askAgainMs;
    // The record may have let go of it meanwhile, with the platform that it is of.
    if (known.length === 0) this.#pages = new Map();
    const held = new Map(known.map((one) => [one.code, one]));
    const fresh: DirectoryStation[] = [];
    // Known from the next time on, once everything they stand for is in the record.
    const pages = new Map<string, Page>();
    let after = '';
    for (let walked = 0; ; walked += 1) {
      const reply = await this.#page(identity, calls, after, pages);
      // The feed's own call meets the same line a moment later and shows what is wrong with it.
      if (reply === 'noLine') return this.#rest(0);
      if (typeof reply === 'string' || walked >= mostPages) {
        log('noDirectoryGiven', { reason: typeof reply === 'string' ? reply : 'endless' });
        return this.#rest(restMs);
      }
      fresh.push(...reply.stations.filter((one) => !isSame(held.get(one.code), one)));
      if (reply.next === undefined) break;
      after = reply.next;
    }
    if (await this.#save(fresh)) this.#pages = pages;
    else this.#rest(restMs);
  }

  #rest(forMs: number): void {
    this.#restUntilMs = this.ports.clock.nowMs() + forMs;
  }

  /** What a page says that is believed; a word for why there is none. */
  async #page(
    identity: StationIdentity,
    calls: Calls,
    after: string,
    pages: Map<string, Page>,
  ): Promise<{ stations: readonly DirectoryStation[]; next?: string | undefined } | string> {
    const { verifier, log } = this.ports;
    const before = this.#pages.get(after);
    const reply = await calls.directory(after, before?.tag);
    if (reply.kind === 'unchanged' && before !== undefined) {
      pages.set(after, before);
      return { stations: [], next: before.next };
    }
    if (reply.kind === 'unchanged') return 'nonsense';
    if (reply.kind !== 'ok') return reply.kind;
    const { platform, stations, next } = reply.value.page;
    if (platform.publicKey !== identity.platformPublicKey) return 'otherPlatform';
    if (!goesOn(after, stations, next)) return 'nonsense';
    const vouched = stations.filter(({ code, publicKey, certificate }) =>
      verifier.verify(stationCertificateText(code, publicKey), certificate, platform.publicKey),
    );
    const refused = stations.length - vouched.length;
    if (refused > 0) log('stationsNotVouchedFor', { count: refused });
    // One that was refused is asked for again.
    const { tag } = reply.value;
    if (tag !== undefined && refused === 0) pages.set(after, { tag, next });
    return { stations: vouched, next };
  }

  /** The last part says that the whole directory was looked through. */
  async #save(fresh: readonly DirectoryStation[]): Promise<boolean> {
    const { store, log } = this.ports;
    for (let at = 0; at === 0 || at < fresh.length; at += mostStationsOnPage) {
      const part = fresh.slice(at, at + mostStationsOnPage);
      const saved = await store.saveDirectory(part, at + part.length >= fresh.length);
      if (saved.ok) continue;
      log('directoryNotSaved', { reason: saved.error.kind });
      return false;
    }
    return true;
  }
}

function isSame(held: DirectoryStation | undefined, told: DirectoryStation): boolean {
  return held !== undefined && canonicalJson(held) === canonicalJson(told);
}

/** Each page begins after the one before, in the order of codes. */
function goesOn(
  after: string,
  stations: readonly DirectoryStation[],
  next: string | undefined,
): boolean {
  let last = after;
  for (const { code } of stations) {
    if (code <= last) return false;
    last = code;
  }
  return next === undefined || (next === last && next !== after);
}
