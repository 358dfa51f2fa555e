/** What is asked before the feed: on a dead line one question, whose trouble is shown at once; none that fails alone starves the others. */
import { expect, it } from 'vitest';
import { err } from '../../shared/domain/result';
import { cancelSource } from '../../shared/sync/cancel';
import { FeedLoop } from '../../shared/sync/feed-loop';
import { FeedUpkeep } from '../../shared/sync/feed-upkeep';
import { LineState } from '../../shared/sync/line-state';
import type { Exchange, StationIdentity, SyncPorts, WireAnswer } from '../../shared/sync/ports';
import type { TakenCount } from '../../shared/sync/taken-count';

const identity = { stationCode: 'LA', platformPublicKey: '' } as StationIdentity;
const cut: WireAnswer = { kind: 'noAnswer', trouble: 'timedOut' };
const no: WireAnswer = { kind: 'answered', status: 500, headers: {}, body: '' };

/** A station that has something to ask of every kind. */
function aStation(answer: (path: string) => WireAnswer | Promise<WireAnswer>) {
  const asked: string[] = [];
  const exchange = (_: StationIdentity, { path }: Exchange) => {
    asked.push(path.split('?')[0] ?? '');
    return Promise.resolve(answer(path));
  };
  const ports = {
    store: {
      identity: () => identity,
      mayLeave: () => true,
      feedCursor: () => 0,
      feedChangeId: () => undefined,
      numberWants: () => ({ wants: [{ series: 'receipt', after: 100 }], epoch: '' }),
      placeWants: () => ({ held: [], epoch: '' }),
      readDigests: async () => [{ digest: { toSeq: 1, headHash: '' } }],
      courierKey: () => undefined,
      directory: () => [],
      wantsPack: () => true,
      saveDirectory: async () => err({ kind: 'storageFull' as const }),
    },
    transport: { exchange },
    clock: { nowMs: () => 0, instantIn: () => '', after: () => () => undefined },
    random: () => 0,
    verifier: { sha256: () => '', verify: () => false },
    log: () => undefined,
  } as unknown as SyncPorts;
  return { ports, asked };
}

const everything = [
  '/v1/number-blocks',
  '/v1/place-quotas',
  '/v1/digests',
  '/v1/courier-key',
  '/v1/directory',
  '/v1/policy-packs',
];

it('asks everything on a line that answers, whatever it says', async () => {
  const { ports, asked } = aStation(() => no);
  expect(await new FeedUpkeep(ports).run(identity, cancelSource().signal)).toBeUndefined();
  expect(asked).toEqual(everything);
});

it('asks one thing on a dead line', async () => {
  const { ports, asked } = aStation(() => cut);
  const upkeep = new FeedUpkeep(ports);
  expect(await upkeep.run(identity, cancelSource().signal)).toBe('timedOut');
  expect(asked).toEqual(everything.slice(0, 1));
});

it('asks all the others the next time where one alone never comes through', async () => {
  const { ports, asked } = aStation((path) => (path.includes('place-quotas') ? cut : no));
  const upkeep = new FeedUpkeep(ports);
  const run = () => upkeep.run(identity, cancelSource().signal);
  expect(await run()).toBe('timedOut');
  expect(asked).toEqual(everything.slice(0, 2));
  expect(await run()).toBe('timedOut');
  expect(new Set(asked)).toEqual(new Set(everything));
});

it('tells whoever looks before the feed itself has waited', async () => {
  const { ports, asked } = aStation((path) =>
    path.includes('/changes') ? new Promise<WireAnswer>(() => undefined) : cut,
  );
  const line = new LineState();
  const told: string[] = [];
  const stop = cancelSource();
  const listener = { onChange: () => told.push(line.line), onRecovered: () => undefined };
  const taken = { isOwed: false } as TakenCount;
  const feed = new FeedLoop(ports, { line, taken }, stop.signal, listener, () => undefined);
  void feed.run();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(asked).toEqual([everything[0], '/v1/changes']);
  expect(told).toEqual(['offline']);
  stop.cancel();
});
