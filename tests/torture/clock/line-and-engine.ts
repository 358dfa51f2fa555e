/** The real engine on the real store of an open station, in virtual time, against the model of the platform. */
import { createTransport } from '../../../electron/sync/http-transport';
import type { Station } from '../../../electron/desk/station';
import type { StationEvent } from '../../../shared/ledger/station-event';
import type { SyncEngine } from '../../../shared/sync/engine';
import { startEngine } from '../../../shared/sync/engine';
import type { SyncStore } from '../../../shared/sync/ports';
import type { Faults } from '../../sync/sim/faulty-line';
import { FaultyLine, faultNames } from '../../sync/sim/faulty-line';
import type { SimCase } from '../../sync/sim/fixtures';
import { simChunks, simIdentity, simVerifier } from '../../sync/sim/fixtures';
import { PlatformModel } from '../../sync/sim/platform-model';
import type { Chance } from '../../sync/sim/world';
import { World } from '../../sync/sim/world';
import type { WallClock } from './wall-clock';

const minute = 60_000;

/** The station paired with the platform of the model, with numbers for everything. */
export const paired: StationEvent = {
  type: 'stationPaired',
  ...simIdentity,
  blocks: (['case', 'receipt', 'placeNotice'] as const).map((series) => ({
    id: `given-${series}`,
    series,
    stationCode: simIdentity.stationCode,
    from: 1,
    to: 9_999,
  })),
};

export type Line = ReturnType<typeof createLine>;

/** Line and platform of one run; `start` begins to send for a station, `stop` ends it. */
export function createLine(chance: Chance) {
  let underWay = 0;
  const world = new World(async () => {
    // The disk is real: nothing is at rest before it has answered, and what follows from the answer has begun.
    for (let quiet = 0; quiet < 2; quiet = underWay === 0 ? quiet + 1 : 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  const sent = new Map<string, SimCase>();
  const platform = new PlatformModel(world, (caseId) => sent.get(caseId));
  const strength = chance.pick([0, 0.02, 0.1] as const);
  const faults = Object.fromEntries(
    // What would have a clerk send again is not what this is about.
    faultNames.map((name) => [name, /Receipt$|corrupt|feedGarbage/.test(name) ? 0 : strength]),
  ) as Faults;
  const line = new FaultyLine(world, chance, platform, faults);
  let run = 0;
  let engine: SyncEngine | undefined;

  const counted = (store: SyncStore): SyncStore =>
    new Proxy(store, {
      get: (target, name: keyof SyncStore) => {
        const call = target[name] as (...args: unknown[]) => unknown;
        return (...args: unknown[]) => {
          const answer = call(...args);
          if (!(answer instanceof Promise)) return answer;
          underWay += 1;
          return answer.finally(() => (underWay -= 1));
        };
      },
    });

  return {
    world,
    platform,
    heal: () => line.heal(),
    /** What the platform has to know of a case before it can judge what it is sent. */
    expect: (entry: SimCase['entry']) =>
      sent.set(entry.caseId, { fate: 'plain', entry, text: '', files: new Map() }),
    wake: () => engine?.wake('enqueued'),
    start: (station: Station, wall: WallClock) => {
      const mine = (run += 1);
      const isAlive = () => run === mine;
      const bootedMs = world.nowMs;
      engine = startEngine(
        {
          store: counted(station.queue.store),
          transport: createTransport(line.open(isAlive), {
            chunks: { limits: simChunks, nowMs: () => world.nowMs - bootedMs },
          }),
          clock: {
            nowMs: () => world.nowMs - bootedMs,
            instantIn: (delayMs) => new Date(wall.nowMs() + delayMs).toISOString(),
            after: (delayMs, task) => world.after(delayMs, () => (isAlive() ? task() : undefined)),
          },
          random: () => chance.unit(),
          verifier: simVerifier,
          log: () => undefined,
        },
        () => undefined,
      );
    },
    stop: async () => {
      let stopped = engine === undefined;
      void engine?.stop().then(() => (stopped = true));
      engine = undefined;
      await world.run(world.nowMs + minute, () => stopped);
      if (!stopped) world.violated('the engine does not stop');
      run += 1;
      line.cutEverything();
    },
  };
}
