/** Asking for numbers: what was not asked for is not taken, and nothing that fails stands in the way of the feed. */
import { describe, expect, it } from 'vitest';
import type { NumberBlock } from '../../shared/domain/numbering';
import { err, ok } from '../../shared/domain/result';
import { NumberRefill } from '../../shared/sync/number-refill';
import type { PlatformCalls } from '../../shared/sync/platform-calls';
import type { StationIdentity, SyncPorts } from '../../shared/sync/ports';
import type { NoReply } from '../../shared/sync/reply';

const identity = { stationCode: 'LA' } as StationIdentity;
const block = (more: Partial<NumberBlock> = {}): NumberBlock => ({
  id: 'LA-receipt-101',
  series: 'receipt',
  stationCode: 'LA',
  from: 101,
  to: 200,
  ...more,
});

function aStation(answer: readonly NumberBlock[] | NoReply, saves = true) {
  const saved: NumberBlock[] = [];
  const asked: unknown[] = [];
  const logged: string[] = [];
  let nowMs = 0;
  const ports = {
    store: {
      numberWants: () => ({ wants: [{ series: 'receipt', after: 100 }], epoch: 'e' }),
      saveNumberBlocks: async (blocks: readonly NumberBlock[]) => {
        if (!saves) return err({ kind: 'storageFull' as const });
        saved.push(...blocks);
        return ok(undefined);
      },
    },
    clock: { nowMs: () => nowMs },
    log: (event: string) => logged.push(event),
  } as unknown as SyncPorts;
  const calls = {
    moreNumbers: async (request: unknown) => {
      asked.push(request);
      return 'kind' in answer ? answer : { kind: 'ok', value: { numberBlocks: [...answer] } };
    },
  } as unknown as PlatformCalls;
  const refill = new NumberRefill(ports);
  return {
    run: () => refill.run(identity, calls),
    later: (ms: number) => (nowMs += ms),
    saved,
    asked,
    logged,
  };
}

describe('a station that runs low', () => {
  it('asks beyond what it holds and keeps what it is given', async () => {
    const station = aStation([block(), block({ id: 'LA-receipt-201', from: 201, to: 300 })]);
    await station.run();
    expect(station.asked).toEqual([{ series: 'receipt', after: 100, epoch: 'e' }]);
    expect(station.saved.map(({ from }) => from)).toEqual([101, 201]);
  });

  it.each([
    ['of another station', block({ stationCode: 'LB' })],
    ['of another series', block({ series: 'case' })],
    ['by a name that the station gives its own', block({ id: 'local-LA-receipt' })],
    ['of serials already held', block({ from: 100 })],
    ['that ends before it begins', block({ to: 100 })],
  ])('takes no block %s', async (_, wrong) => {
    const station = aStation([wrong]);
    await station.run();
    expect(station.saved).toEqual([]);
    expect(station.logged).toEqual(['noNumbersGiven']);
  });

  it('asks a platform that gave nothing again after ten minutes, not at every poll', async () => {
    const station = aStation({ kind: 'platformFailed', status: 500 });
    await station.run();
    await station.run();
    expect(station.asked).toHaveLength(1);
    station.later(10 * 60_000);
    await station.run();
    expect(station.asked).toHaveLength(2);
  });

  it('asks again at once when there was no line, or the disk was full', async () => {
    for (const station of [
      aStation({ kind: 'noLine', trouble: 'unreachable' }),
      aStation([block()], false),
    ]) {
      await station.run();
      await station.run();
      expect(station.asked).toHaveLength(2);
      expect(station.saved).toEqual([]);
    }
  });
});
