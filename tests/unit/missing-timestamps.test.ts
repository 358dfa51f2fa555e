/** Time stamps that are missing: asked for when there may be a line, never more often than is decent, and kept or asked for again. */
import { afterEach, describe, expect, it } from 'vitest';
import type { MissingStamp } from '../../electron/archive/signing/missing-timestamps';
import { createMissingTimestamps } from '../../electron/archive/signing/missing-timestamps';
import { timestampRequest } from '../../electron/archive/signing/timestamp-request';
import { timestampWaitMs } from '../../shared/archive/signing/timestamp-schedule';
import { cancelSource } from '../../shared/sync/cancel';
import { answering, newAuthority, serve } from '../support/local-tsa';
import { scratchFolder } from '../support/scratch-folder';

const root = Buffer.from('c0ffee  manifest-sha256.txt\n');
const idle = cancelSource().signal;
const honest = newAuthority('ec', scratchFolder('authority'));
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

describe('missing time stamps', () => {
  const clock = { ms: 0 };
  type Parts = Parameters<typeof createMissingTimestamps>[0];
  const newFetcher = (address: string | undefined, parts: Partial<Parts> = {}) =>
    createMissingTimestamps({
      authority: () => (address === undefined ? undefined : { address }),
      monotonicMs: () => clock.ms,
      random: () => 1,
      log: () => undefined,
      ...parts,
    });
  const allKept = (kept: number) => ({
    kept,
    waitMs: undefined,
    troubles: new Map(),
    isEverybodys: false,
  });
  const stamps = (kept: string[], count = 3): MissingStamp[] =>
    Array.from({ length: count }, (_, index) => ({
      id: String(index),
      request: timestampRequest(root),
      root,
      keep: async () => {
        kept.push(String(index));
        return true;
      },
    }));

  it('are fetched one after the other, and are then no longer missing', async () => {
    const { address, close } = await serve(answering(honest.reply));
    closing.push(close);
    const kept: string[] = [];
    const found = await newFetcher(address).fetchMissing(stamps(kept), idle);
    expect(found).toEqual(allKept(3));
    expect(kept).toEqual(['0', '1', '2']);
  });

  it('wait longer and longer while nobody answers, ask once a round, and ask at once when the line is back', async () => {
    let asked = 0;
    let works = false;
    const { address, close } = await serve((request, response) => {
      asked += 1;
      if (works) answering(honest.reply)(request, response);
      else response.writeHead(502).end();
    });
    closing.push(close);
    const fetcher = newFetcher(address);
    const kept: string[] = [];
    const waits: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const { waitMs = 0 } = await fetcher.fetchMissing(stamps(kept), idle);
      waits.push(waitMs);
      clock.ms += waitMs;
    }
    expect(asked).toBe(4);
    expect(waits.every((wait) => wait >= 60_000)).toBe(true);
    // With three packages waiting the authority is asked no more often than with one.
    expect(waits).toEqual(waits.toSorted((one, other) => one - other));
    expect(new Set(waits).size).toBe(4);
    works = true;
    fetcher.lineBack();
    expect(await fetcher.fetchMissing(stamps(kept), idle)).toEqual(allKept(3));
  });

  it('pass over a request that cannot be read, and try again what could not be kept', async () => {
    const { address, close } = await serve(answering(honest.reply));
    closing.push(close);
    const [one, two] = stamps([], 2) as [MissingStamp, MissingStamp];
    const bad = { ...one, request: Buffer.from('no request') };
    const full = { ...two, keep: async () => false };
    const fetcher = newFetcher(address);
    const first = await fetcher.fetchMissing([bad, full], idle);
    expect(first.kept).toBe(0);
    expect(first.waitMs).toBeGreaterThan(0);
    expect([...first.troubles]).toEqual([
      ['0', 'requestUnreadable'],
      ['1', 'notKept'],
    ]);
    clock.ms += first.waitMs ?? 0;
    expect(await fetcher.fetchMissing([bad, two], idle)).toEqual(allKept(1));
    expect(await newFetcher(undefined).fetchMissing([two], idle)).toEqual(allKept(0));
  });

  it('are asked for only once when a thousand wait and nobody answers, and the round says why', async () => {
    let asked = 0;
    const { address, close } = await serve((request) => {
      asked += 1;
      request.socket.destroy();
    });
    closing.push(close);
    const fetcher = newFetcher(address);
    const many = stamps([], 1_000);
    const first = await fetcher.fetchMissing(many, idle);
    expect(first).toMatchObject({ kept: 0, isEverybodys: true });
    expect([...first.troubles]).toEqual([['0', 'noAnswer']]);
    expect((await fetcher.fetchMissing(many, idle)).waitMs).toBe(first.waitMs);
    expect(asked).toBe(1);
  });

  it('by another certificate than the named one are not taken; by the named one they are', async () => {
    const { address, close } = await serve(answering(honest.reply));
    closing.push(close);
    const kept: string[] = [];
    const asFor = (fingerprint: string) =>
      newFetcher(undefined, { authority: () => ({ address, fingerprint }) });
    const other = await asFor('a'.repeat(64)).fetchMissing(stamps(kept, 2), idle);
    expect([...other.troubles]).toEqual([['0', 'otherAuthority']]);
    expect(kept).toEqual([]);
    const right = await asFor(honest.fingerprint()).fetchMissing(stamps(kept, 2), idle);
    expect(right).toEqual(allKept(2));
  });

  it('are asked for when the wait that was told is over, whatever is drawn afterwards', async () => {
    let asked = 0;
    const { address, close } = await serve((_, response) => {
      asked += 1;
      response.writeHead(502).end();
    });
    closing.push(close);
    const drawn = [0, 1, 1, 1, 1, 1];
    const told: unknown[] = [];
    const fetcher = newFetcher(address, {
      random: () => drawn.shift() ?? 1,
      log: (_, facts) => told.push(facts),
    });
    const missingOne = stamps([], 1);
    const { waitMs = 0 } = await fetcher.fetchMissing(missingOne, idle);
    expect(told).toEqual([{ id: '0', kind: 'otherAnswer', waitMs }]);
    clock.ms += waitMs - 1;
    await fetcher.fetchMissing(missingOne, idle);
    expect(asked).toBe(1);
    clock.ms += 1;
    await fetcher.fetchMissing(missingOne, idle);
    expect(asked).toBe(2);
  });

  it('are asked for at once at another address than the one that did not answer', async () => {
    const dead = await serve((request) => request.socket.destroy());
    const alive = await serve(answering(honest.reply));
    closing.push(dead.close, alive.close);
    let address = dead.address;
    const fetcher = newFetcher(undefined, { authority: () => ({ address }) });
    const kept: string[] = [];
    expect((await fetcher.fetchMissing(stamps(kept, 2), idle)).kept).toBe(0);
    address = alive.address;
    expect(await fetcher.fetchMissing(stamps(kept, 2), idle)).toEqual(allKept(2));
  });

  it('of which one fails to be kept are told, and the others are kept', async () => {
    const { address, close } = await serve(answering(honest.reply));
    closing.push(close);
    const told: unknown[] = [];
    const kept: string[] = [];
    const [one, two, three] = stamps(kept) as [MissingStamp, MissingStamp, MissingStamp];
    const failing = {
      ...one,
      keep: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOSPC' })),
    };
    const full = { ...two, keep: async () => false };
    const fetcher = newFetcher(address, { log: (event, facts) => told.push([event, facts]) });
    const found = await fetcher.fetchMissing([failing, full, three], idle);
    expect(kept).toEqual(['2']);
    expect(found.kept).toBe(1);
    expect(found.waitMs).toBeGreaterThan(0);
    expect(told).toEqual([
      ['timestampNotKept', { id: '0', kind: 'Error:ENOSPC' }],
      ['timestampNotKept', { id: '1' }],
    ]);
  });

  it('are asked for at last twice a day, never more often than once a minute', () => {
    for (let tries = 1; tries < 60; tries += 1) {
      for (const jitter of [0, 0.5, 1]) {
        const wait = timestampWaitMs({ tries, lastMs: 1_000 }, 1_000, jitter);
        expect(wait).toBeGreaterThanOrEqual(60_000);
        expect(wait).toBeLessThanOrEqual(43_200_000);
      }
    }
    expect(timestampWaitMs({ tries: 0, lastMs: 0 }, 5, 0)).toBe(0);
    expect(timestampWaitMs({ tries: 1, lastMs: 0 }, 900_000_000, 1)).toBe(0);
  });
});
