/** A simulated station and its platform with nothing but peace between them: what befalls them is up to a test. */
import { createTransport } from '../../../electron/sync/http-transport';
import type { SyncEngine } from '../../../shared/sync/engine';
import { startEngine } from '../../../shared/sync/engine';
import type { TrafficRules } from '../../../shared/domain/traffic';
import type { SyncStore } from '../../../shared/sync/ports';
import type { LineMeter } from '../../../shared/sync/line-meter';
import type { SyncStatus } from '../../../shared/ipc/contract';
import { swarm } from './fates';
import { FaultyLine } from './faulty-line';
import type { SimCase } from './fixtures';
import { makeCase, simChunks, simVerifier } from './fixtures';
import { PlatformModel } from './platform-model';
import { StoreModel } from './store-model';
import { TrafficWatch } from './traffic-watch';
import { seededChance, World } from './world';

/** The world begins at eight in the morning. */
const beijingMs = (atMs: number) => atMs + 8 * 3_600_000;

export class CalmStation {
  readonly world: World;
  readonly #chance = seededChance(1);
  readonly platform: PlatformModel;
  readonly store: StoreModel;
  readonly #traffic: TrafficWatch;
  readonly line: FaultyLine;
  #run = 0;

  /** `beside`: another platform of the same station, in the same world and at the same line. */
  constructor(beside?: CalmStation) {
    const world = (this.world = beside?.world ?? new World());
    this.platform = new PlatformModel(world, (id) => this.store.caseOf(id));
    this.store = new StoreModel(world, this.#chance, () => this.#said());
    this.#traffic = beside === undefined ? new TrafficWatch(world, beijingMs) : beside.#traffic;
    const faults = swarm(this.#chance);
    this.line = new FaultyLine(world, this.#chance, this.platform, faults, this.#traffic);
    this.line.heal();
  }

  /** The operator says what files may take of the line. */
  allow(rules: TrafficRules): void {
    this.store.traffic = rules;
    this.#traffic.allow(rules);
  }

  /** The program starts; another run of it is dead from then on. `instead` stands before the disk. */
  boot(
    instead: (store: SyncStore) => Partial<SyncStore> = () => ({}),
    meter?: LineMeter,
    onStatus: (status: SyncStatus) => void = () => undefined,
  ): SyncEngine {
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
        ...(meter === undefined ? {} : { meter }),
      },
      onStatus,
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
