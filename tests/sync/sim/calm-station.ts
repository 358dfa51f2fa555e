/** A simulated station and its platform with nothing but peace between them: what befalls them is up to a test. */
import { createTransport } from '../../../electron/sync/http-transport';
import type { SyncEngine } from '../../../shared/sync/engine';
import { startEngine } from '../../../shared/sync/engine';
import type { SyncStore } from '../../../shared/sync/ports';
import { swarm } from './fates';
import { FaultyLine } from './faulty-line';
import type { SimCase } from './fixtures';
import { makeCase, simChunks, simVerifier } from './fixtures';
import { PlatformModel } from './platform-model';
import { StoreModel } from './store-model';
import { seededChance, World } from './world';

export class CalmStation {
  readonly world = new World();
  readonly #chance = seededChance(1);
  readonly platform: PlatformModel = new PlatformModel(this.world, (id) => this.store.caseOf(id));
  readonly store = new StoreModel(this.world, this.#chance, () => this.#said());
  readonly line = new FaultyLine(this.world, this.#chance, this.platform, swarm(this.#chance));
  #run = 0;

  constructor() {
    this.line.heal();
  }

  /** The program starts; another run of it is dead from then on. `instead` stands before the disk. */
  boot(instead: (store: SyncStore) => Partial<SyncStore> = () => ({})): SyncEngine {
    const run = (this.#run += 1);
    const isAlive = () => this.#run === run;
    const { world } = this;
    const store = this.store.open(isAlive);
    const chunks = { limits: simChunks, nowMs: () => world.nowMs };
    return startEngine(
      {
        store: { ...store, ...instead(store) },
        transport: createTransport(this.line.open(isAlive), { chunks }),
        clock: {
          nowMs: () => world.nowMs,
          instantIn: (delayMs) => new Date(world.nowMs + delayMs).toISOString(),
          after: (delayMs, task) => world.after(delayMs, () => (isAlive() ? task() : undefined)),
        },
        random: () => this.#chance.unit(),
        verifier: simVerifier,
        log: () => undefined,
      },
      () => undefined,
    );
  }

  makeCase(number: number): SimCase {
    return makeCase(number, 'plain', this.#chance);
  }

  /** Lets minutes pass, and then sees to it that nothing was violated. */
  async pass(minutes: number): Promise<void> {
    await this.world.run(this.world.nowMs + minutes * 60_000);
    const [violation] = this.world.violations;
    if (violation !== undefined) throw new Error(violation);
  }

  #said() {
    return [...this.platform.changes, ...this.platform.forgotten];
  }
}
