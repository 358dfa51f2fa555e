/** Reporting the desk's decisions and asking for places: the same words until they are there, and never one too many. */
import { describe, expect, it } from 'vitest';
import type { PlaceQuota } from '../../shared/domain/place-quota';
import { ok } from '../../shared/domain/result';
import { problemBase } from '../../shared/protocol/messages';
import { cancelSource } from '../../shared/sync/cancel';
import { PlaceRefill } from '../../shared/sync/place-refill';
import type { PlatformCalls } from '../../shared/sync/platform-calls';
import type { QueuedReport, StationIdentity, SyncPorts, WireAnswer } from '../../shared/sync/ports';
import type { NoReply } from '../../shared/sync/reply';
import { reportSender } from '../../shared/sync/report-sender';
import { nothingTold } from '../../shared/sync/taken-count';
import { aQuota } from '../support/case-builders';

const identity = { stationCode: 'LA' } as StationIdentity;
const caseA = '019a0000-0000-7000-8000-00000000000a';
const caseB = '019a0000-0000-7000-8000-00000000000b';
const receivedAt = '2026-08-05T00:00:00.000Z';
const taken = ({ caseId, n }: Pick<QueuedReport, 'caseId' | 'n'>): WireAnswer => ({
  kind: 'answered',
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ caseId, n, receivedAt }),
});
const refusedBy = (type: string): WireAnswer => ({
  kind: 'answered',
  status: 409,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ type: problemBase + type, title: '不行', status: 409 }),
});
const lost: WireAnswer = { kind: 'noAnswer', trouble: 'reset' };

function aStation(
  reports: readonly QueuedReport[],
  answers: WireAnswer[],
  sign = (text: string) => `signed ${text}`,
) {
  const queue = [...reports];
  const sent: string[] = [];
  const refusals: string[] = [];
  let nowMs = 0;
  const ports = {
    store: {
      queuedReports: () => queue,
      queuedVerifications: () => [],
      signSubmission: sign,
      recordReportDelivered: async (report: QueuedReport) => {
        queue.splice(queue.indexOf(report), 1);
        return ok(undefined);
      },
      recordReportRefused: async (_: QueuedReport, detail: string) => {
        refusals.push(detail);
        return ok(undefined);
      },
    },
    transport: {
      exchange: async (_: unknown, { path, json }: { path: string; json: string }) => {
        sent.push(`${path.slice(-18)} ${(JSON.parse(json) as { report: string }).report}`);
        const [, caseId = '', n = ''] = /cases\/([^/]+)\/desk-reports\/(\d+)/.exec(path) ?? [];
        return answers.shift() ?? taken({ caseId, n: Number(n) });
      },
    },
    clock: { nowMs: () => nowMs },
    log: () => undefined,
  } as unknown as SyncPorts;
  const sender = reportSender(ports, nothingTold, () => true);
  const { signal } = cancelSource();
  return {
    sender,
    run: () => sender.run(identity, signal),
    later: (ms: number) => (nowMs += ms),
    queue,
    sent,
    refusals,
  };
}

const report = (caseId: string, n: number) => ({ caseId, n, text: `${caseId.slice(-1)}${n}` });

describe('reports of a desk', () => {
  it('go in the order of their numbers, each case by itself', async () => {
    const station = aStation([report(caseA, 2), report(caseA, 1), report(caseB, 1)], []);
    await station.run();
    expect(station.sent.map((line) => line.slice(-2))).toEqual(['a1', 'a2', 'b1']);
    expect(station.queue).toEqual([]);
    expect(station.sender.dueMs()).toBeUndefined();
  });

  it('whose answer was lost go again with the same words, later or when the line is back', async () => {
    const station = aStation([report(caseA, 1)], [lost, lost]);
    await station.run();
    await station.run();
    expect(station.sent).toHaveLength(1);
    expect(station.sender.dueMs()).toBe(30_000);
    station.sender.wake();
    await station.run();
    station.later(30_000);
    await station.run();
    expect(new Set(station.sent).size).toBe(1);
    expect(station.sent).toHaveLength(3);
    expect(station.queue).toEqual([]);
  });

  it('that are refused are told to people, tried again, and hold up no other case', async () => {
    const no = refusedBy('place-not-held');
    const station = aStation([report(caseA, 1), report(caseA, 2), report(caseB, 1)], [no]);
    await station.run();
    expect(station.sent.map((line) => line.slice(-2))).toEqual(['a1', 'b1']);
    expect(station.refusals).toEqual(['place-not-held: 不行']);
    expect(station.queue.map(({ text }) => text)).toEqual(['a1', 'a2']);
    station.later(10 * 60_000);
    await station.run();
    expect(station.queue).toEqual([]);
  });

  it('that cannot be signed now wait as well, and not in a loop without rest', async () => {
    const broken = () => {
      throw new Error('no key');
    };
    const station = aStation([report(caseA, 1)], [], broken);
    await expect(station.run()).rejects.toThrow('no key');
    expect(station.sender.dueMs()).toBe(30_000);
    expect(station.queue).toHaveLength(1);
  });

  it('are not taken as told when the answer is about another one', async () => {
    const station = aStation([report(caseA, 1)], [taken({ caseId: caseB, n: 1 })]);
    await station.run();
    expect(station.queue).toHaveLength(1);
  });
});

describe('places for a desk', () => {
  function aDesk(answers: (readonly PlaceQuota[] | NoReply)[], decides = true) {
    const held: PlaceQuota[] = [];
    let asked = 0;
    let nowMs = 0;
    const ports = {
      store: {
        placeWants: () => (decides ? { held: held.map(({ id }) => id), epoch: '' } : undefined),
        savePlaceQuotas: async (quotas: readonly PlaceQuota[]) => {
          held.push(...quotas);
          return ok(undefined);
        },
      },
      clock: { nowMs: () => nowMs },
      log: () => undefined,
    } as unknown as SyncPorts;
    const calls = {
      morePlaces: async () => {
        asked += 1;
        const answer = answers.shift() ?? [];
        return 'kind' in answer ? answer : { kind: 'ok', value: { quotas: [...answer] } };
      },
    } as unknown as PlatformCalls;
    const refill = new PlaceRefill(ports);
    return {
      run: () => refill.run(calls),
      wake: () => refill.wake(),
      later: (ms: number) => (nowMs += ms),
      held,
      asked: () => asked,
    };
  }

  it('are asked for now and then, and kept once', async () => {
    const desk = aDesk([[aQuota()], [aQuota(), aQuota({ id: 'Q2' })]]);
    await desk.run();
    await desk.run();
    expect(desk.asked()).toBe(1);
    desk.later(10 * 60_000);
    await desk.run();
    expect(desk.held.map(({ id }) => id)).toEqual(['Q1', 'Q2']);
    desk.wake();
    await desk.run();
    expect(desk.asked()).toBe(3);
  });

  it('are asked for again at once when there was no line', async () => {
    const desk = aDesk([{ kind: 'noLine', trouble: 'unreachable' }, [aQuota()]]);
    await desk.run();
    await desk.run();
    expect(desk.held).toHaveLength(1);
  });

  it('are nothing to ask for where the platform decides', async () => {
    const desk = aDesk([[aQuota()]], false);
    await desk.run();
    expect(desk.asked()).toBe(0);
  });
});
