/** What people and power cuts do to a universe: restores from older back-ups, and pauses. */
import type { FaultyLine } from './faulty-line';
import type { PlatformModel } from './platform-model';
import type { StoreModel } from './store-model';
import type { Chance, World } from './world';

const minute = 60_000;

type Victims = {
  readonly world: World;
  readonly chance: Chance;
  /** For what befalls files alone: drawn apart, so that every seed stays the one it was. */
  readonly filesChance: Chance;
  /** For what befalls a receipt that takes the place of another one, likewise. */
  readonly receiptsChance: Chance;
  readonly platform: PlatformModel;
  readonly store: StoreModel;
  readonly line: FaultyLine;
  /** The program dies, and is started again. */
  readonly kill: () => void;
  /** Somebody wants to send now. */
  readonly sendNow: () => void;
};

export class Misfortunes {
  constructor(private readonly of: Victims) {
    const { line, platform, store, chance } = of;
    line.mayLeave = () => !store.paused;
    platform.counts = chance.happens(0.8);
    // One universe in two hundred replaces a receipt at all: an ordinary trouble of the disk never met one.
    if (of.receiptsChance.happens(0.5)) store.fullAtReplacing = of.receiptsChance.whole(1, 2);
  }

  plan(untilMs: number): void {
    const { world, chance, platform, line, store } = this.of;
    const anyTime = () => chance.whole(0, untilMs);
    if (chance.happens(0.3)) world.after(anyTime(), () => this.#pause());
    const isRestored = chance.happens(0.4);
    const atMs = anyTime();
    if (isRestored) world.after(atMs, () => this.#restore());
    // By its feed alone a station learns of one loss, and not of another one behind it.
    if (!platform.counts) return;
    // Those who restore once often find that it was not the right copy.
    if (isRestored && chance.happens(0.5)) {
      world.after(atMs + chance.whole(1_000, 4 * minute), () => this.#restore());
    }
    const { filesChance } = this.of;
    if (filesChance.happens(0.2)) {
      const share = filesChance.pick([0.1, 0.5, 1]);
      world.after(filesChance.whole(0, untilMs), () =>
        platform.loseFiles(() => filesChance.happens(share)),
      );
    }
    if (chance.happens(0.3)) {
      world.after(anyTime(), () => {
        line.cutEverything();
        platform.restoreFeed(chance.whole(0, platform.changes.length));
      });
    }
    if (!chance.happens(0.25)) return;
    // A power cut ends both, right behind what was written down.
    let left = chance.whole(0, 5);
    store.onWritten = () => {
      if (left === 0) this.#restore({ isCut: true, most: 3 });
      left -= 1;
    };
  }

  /** Nothing befalls anybody any more. */
  end(): void {
    this.of.store.onWritten = () => undefined;
    this.#resume();
  }

  /** The platform goes on from an older back-up; sometimes a power cut ended both. */
  #restore({ isCut, most }: { isCut?: boolean; most?: number } = {}): void {
    const { chance, platform, line, kill } = this.of;
    line.cutEverything();
    const { count } = platform.effects;
    // Often only a little: nothing that the station would hear of by its feed.
    const lost = Math.min(most ?? (chance.happens(0.5) ? 3 : count), count);
    platform.restoreAll(this.#heard(count - chance.whole(0, lost)));
    if (isCut ?? chance.happens(0.3)) kill();
  }

  /** Where no count is told, what the station heard last is among what is lost. */
  #heard(kept: number): number {
    const { platform, store } = this.of;
    if (platform.counts) return kept;
    return store.cursor === 0 ? Infinity : Math.min(kept, platform.effects.before(store.cursor));
  }

  /** Somebody stops what leaves, which ends what is on its way, and lets it go again. */
  #pause(): void {
    const { world, chance, store, kill } = this.of;
    store.paused = true;
    kill();
    world.after(chance.whole(1, 15) * minute, () => this.#resume());
  }

  #resume(): void {
    this.of.store.paused = false;
    this.of.sendNow();
  }
}
