/** What is asked before the feed is heard: numbers, places, digests, keys, directory, packs; none of it for long without a line. */
import type { CancelSignal } from './cancel';
import { CourierKeyRefill } from './courier-key-refill';
import { DigestSender } from './digest-sender';
import { DirectoryRefill } from './directory-refill';
import { NumberRefill } from './number-refill';
import { PackRefill } from './pack-refill';
import { PlaceRefill } from './place-refill';
import type { PlatformCalls } from './platform-calls';
import { platformCalls } from './platform-calls';
import type { LineTrouble, StationIdentity, SyncPorts, Transport } from './ports';

type Errand = (identity: StationIdentity, calls: PlatformCalls) => Promise<void>;

export class FeedUpkeep {
  readonly #places: PlaceRefill;
  readonly #digests: DigestSender;
  readonly #packs: PackRefill;
  readonly #errands: readonly Errand[];
  #first = 0;

  constructor(private readonly ports: SyncPorts) {
    const numbers = new NumberRefill(ports);
    const courierKey = new CourierKeyRefill(ports);
    const directory = new DirectoryRefill(ports);
    this.#places = new PlaceRefill(ports);
    this.#digests = new DigestSender(ports);
    this.#packs = new PackRefill(ports);
    this.#errands = [
      (identity, calls) => numbers.run(identity, calls),
      (_, calls) => this.#places.run(calls),
      (_, calls) => this.#digests.run(calls),
      (identity, calls) => courierKey.run(identity, calls),
      (identity, calls) => directory.run(identity, calls),
      (_, calls) => this.#packs.run(calls),
    ];
  }

  /** Looks again at once. */
  wake(): void {
    this.#places.wake();
    this.#digests.wake();
    this.#packs.wake();
  }

  /**
   * One errand after the other, up to the first that meets no line: each of the rest would wait as long as that one. The
   * next time begins behind it, so that one answer that never comes through keeps nothing else from being asked.
   * @returns what was wrong with the line
   */
  async run(identity: StationIdentity, cancel: CancelSignal): Promise<LineTrouble | undefined> {
    let trouble: LineTrouble | undefined;
    const transport = watched(this.ports.transport, (met) => (trouble ??= met));
    const calls = platformCalls(transport, identity, cancel);
    const from = this.#first;
    this.#first = 0;
    for (let turn = 0; turn < this.#errands.length; turn += 1) {
      const at = (from + turn) % this.#errands.length;
      await this.#errands[at]?.(identity, calls);
      if (cancel.cancelled) return undefined;
      if (trouble === undefined) continue;
      this.#first = (at + 1) % this.#errands.length;
      return trouble;
    }
    return undefined;
  }
}

function watched(transport: Transport, met: (trouble: LineTrouble) => void): Transport {
  return {
    ...transport,
    exchange: async (...asked) => {
      const answer = await transport.exchange(...asked);
      if (answer.kind === 'noAnswer') met(answer.trouble);
      return answer;
    },
  };
}
