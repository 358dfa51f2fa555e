/** New, locked, unlocked over a real disk: what the person is told when the disk says no, and the order of locking. */
import { appendFile } from 'node:fs/promises';
import * as durable from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { markRestored } from '../../electron/backup/settle-restore';
import { createSettling, type Settling } from '../../electron/desk/settling';
import { newId } from '../../electron/new-id';
import { scratchFolder } from '../support/scratch-folder';
import { added, founder, newProgram, own, valueOf } from '../support/station-people';
import { aProgram } from '../support/vault-on-disk';

let folder: string;
beforeEach(() => {
  folder = scratchFolder('lifecycle');
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function aLifecycle(told: string[] = [], allSaved = true) {
  return aProgram(folder, {
    onClosing: async () => void told.push('closing'),
    onLocking: async () => {
      told.push('settling');
      return { allSaved };
    },
    onLocked: (reason) => void told.push(`locked ${reason}`),
  }).lifecycle;
}
const facts = { passphrase: 'correct horse', operatorName: '程望', school: '望潮小学' };

/** What is known when the screen has to go dark and the window said nothing. */
async function askedInVain(settling: Settling) {
  const asked = settling.ask();
  await vi.advanceTimersByTimeAsync(100);
  return asked;
}

describe('a window that is asked to save', () => {
  it('is believed, and counts as not having saved when it does not answer', async () => {
    vi.useFakeTimers();
    const settling = createSettling(() => true);
    const pictures = { lost: 0, unsure: 0 };
    for (const allSaved of [true, false]) {
      const asked = settling.ask();
      settling.done({ allSaved, pictures, last: true });
      expect(await asked).toEqual({ allSaved });
    }
    const { allSaved, late } = await askedInVain(settling);
    expect(allSaved).toBe(false);
    settling.done({ allSaved: true, pictures, last: true });
    expect(await late).toBe(true);
    expect(settling.caught()).toBeUndefined();
  });

  it('is not waited for when there is none, when it has cleared up, or for more than four seconds', async () => {
    vi.useFakeTimers();
    expect(await createSettling(() => false).ask()).toEqual({ allSaved: false });
    const settling = createSettling(() => true);
    const clearing = await askedInVain(settling);
    settling.over();
    expect(await clearing.late).toBe(false);
    const silent = await askedInVain(settling);
    await vi.advanceTimersByTimeAsync(3_900);
    expect(await silent.late).toBe(false);
  });

  it('has the pictures counted that it could not save, as it knew them last', async () => {
    vi.useFakeTimers();
    const settling = createSettling(() => true);
    const asked = settling.ask();
    settling.done({ allSaved: true, pictures: { lost: 2, unsure: 1 }, last: false });
    await vi.advanceTimersByTimeAsync(100);
    expect(await asked).toMatchObject({ allSaved: true });
    expect(settling.caught()).toEqual({ lost: 2, unsure: 1 });
    // The last answer came too late to be waited for, but not to be told.
    settling.done({ allSaved: true, pictures: { lost: 2, unsure: 0 }, last: true });
    expect(settling.caught()).toEqual({ lost: 2, unsure: 0 });
    settling.forget();
    expect(await askedInVain(settling)).toMatchObject({ allSaved: false });
    expect(settling.caught()).toBeUndefined();
    settling.note({ lost: 1, unsure: 0 });
    expect(settling.caught()).toEqual({ lost: 1, unsure: 0 });
    settling.forget();
    expect(settling.caught()).toBeUndefined();
  });
});

describe('a window that is too slow to answer', () => {
  it('has the pictures told that it spoke of before anybody asked', async () => {
    vi.useFakeTimers();
    const settling = createSettling(() => true);
    settling.done({ allSaved: false, pictures: { lost: 11, unsure: 1 }, last: false });
    expect(await askedInVain(settling)).toMatchObject({ allSaved: false });
    expect(settling.caught()).toEqual({ lost: 0, unsure: 12 });
    settling.forget();
    settling.done({ allSaved: false, pictures: { lost: 0, unsure: 3 }, last: false });
    settling.done({ allSaved: false, pictures: { lost: 0, unsure: 0 }, last: false });
    expect(await askedInVain(settling)).toMatchObject({ allSaved: false });
    expect(settling.caught()).toBeUndefined();
  });
});

describe('the station', () => {
  it('makes the screen dark before anything that may take time', async () => {
    const told: string[] = [];
    const lifecycle = aLifecycle(told);
    expect(await lifecycle.create(facts)).toMatchObject({ ok: true });
    await lifecycle.lock('idle');
    expect(told).toEqual(['settling', 'locked idle', 'closing']);
  });

  it.each(['idle', 'suspend', 'session', 'closing', 'dataGone'] as const)(
    'says at the door what the window answered before a lock by %s',
    async (lockedBy) => {
      for (const allSaved of [true, false]) {
        const told: string[] = [];
        const lifecycle = aLifecycle(told, allSaved);
        if (allSaved) await lifecycle.create(facts);
        else await lifecycle.unlock(facts.passphrase);
        await lifecycle.lock(lockedBy);
        expect(told[0]).toBe('settling');
        expect(await lifecycle.status()).toMatchObject({ state: 'locked', lockedBy, allSaved });
      }
    },
  );

  it('believes a window that asks, and forgets what it said with the next unlocking', async () => {
    const told: string[] = [];
    const lifecycle = aLifecycle(told);
    await lifecycle.create(facts);
    await lifecycle.lock('asked', false);
    expect(told[0]).toBe('locked asked');
    expect(await lifecycle.status()).toMatchObject({ lockedBy: 'asked', allSaved: false });
    await lifecycle.unlock(facts.passphrase);
    const open = await lifecycle.status();
    expect('lockedBy' in open || 'allSaved' in open).toBe(false);
    await lifecycle.lock('asked', true);
    expect(await lifecycle.status()).toMatchObject({ lockedBy: 'asked', allSaved: true });
  });

  it('lets nobody in any more once it was locked for the end of the program', async () => {
    const lifecycle = aLifecycle();
    await lifecycle.create(facts);
    await lifecycle.lock('closing');
    expect(await lifecycle.unlock(facts.passphrase)).toEqual({
      ok: false,
      error: { kind: 'programEnding' },
    });
    expect(lifecycle.current()).toBeUndefined();
  });

  it('says nothing about what was typed after the drill was thrown away', async () => {
    const lifecycle = aLifecycle();
    await lifecycle.create(facts);
    await lifecycle.lock('asked', true);
    await lifecycle.unlock(facts.passphrase, undefined, undefined, 'drill');
    expect(await lifecycle.eraseDrill()).toMatchObject({ ok: true });
    const status = await lifecycle.status();
    expect(status).toMatchObject({ lockedBy: 'drillErased' });
    expect('allSaved' in status).toBe(false);
  });

  it('begins no work any more while it waits for what is under way, and opens again after', async () => {
    let line: () => void = () => undefined;
    const slowLine = new Promise<void>((resolve) => (line = resolve));
    const { lifecycle } = aProgram(folder, { onClosing: () => slowLine });
    await lifecycle.create(facts);
    const held = lifecycle.current();
    const locked = lifecycle.lock('suspend');
    await new Promise((resolve) => setImmediate(resolve));
    expect(lifecycle.current()).toBeUndefined();
    const begun = await held?.during(async () => ({ ok: true as const, value: 'begun' }));
    expect(begun).toEqual({ ok: false, error: { kind: 'stationLocked' } });
    line();
    await locked;
    expect([...(held?.stationKey ?? [1])].every((byte) => byte === 0)).toBe(true);
    expect(await lifecycle.unlock(facts.passphrase)).toMatchObject({ ok: true });
    await lifecycle.lock('asked');
  });

  it('says that the disk is full when it cannot be opened for that, and opens when there is room', async () => {
    const lifecycle = aLifecycle();
    await lifecycle.create(facts);
    await lifecycle.lock('asked');
    await appendFile(join(folder, 'ledger', '000001.seg'), Buffer.from([1, 2, 3]));
    const probe = await durable.open(folder, 'r');
    const everyFile = Object.getPrototypeOf(probe) as FileHandle;
    await probe.close();
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const write = vi.spyOn(everyFile, 'writeFile').mockRejectedValue(full);
    expect(await lifecycle.unlock(facts.passphrase)).toEqual({
      ok: false,
      error: { kind: 'storageFull' },
    });
    write.mockRestore();
    expect(await lifecycle.unlock(facts.passphrase)).toMatchObject({ ok: true });
    await lifecycle.lock('asked');
  });

  it('gives everybody’s rows another name after each restore, so that those of before are nobody’s', async () => {
    const program = await newProgram(folder);
    const { startPassphrase } = await added(program, 'A02', 'clerk');
    await program.lifecycle.lock('asked');
    const seen: string[] = [];
    for (const restoreId of [undefined, newId(), newId()]) {
      if (restoreId !== undefined) {
        const madeAt = new Date().toISOString();
        const facts = { fromHeadSeq: 1, madeAt, restoredAt: madeAt, lost: 0 };
        await markRestored(folder, { format: 1, restoreId, ...facts });
      }
      const mine = valueOf(await program.lifecycle.unlock(founder.passphrase, '01')).workingSet;
      await program.lifecycle.lock('asked');
      const first = seen.length === 0;
      const theirs = valueOf(
        await program.lifecycle.unlock(
          first ? startPassphrase : own,
          'A02',
          first ? own : undefined,
        ),
      ).workingSet;
      await program.lifecycle.lock('asked');
      expect([mine.others, theirs.others]).toEqual([[theirs.name], [mine.name]]);
      for (const { name } of [mine, theirs]) expect(name.length).toBeLessThanOrEqual(80);
      seen.push(mine.name, theirs.name);
    }
    expect(new Set(seen).size).toBe(6);
  });
});

describe('a large record', () => {
  const opened = async (verifyAfterMs?: number) => {
    const { lifecycle } = aProgram(folder, {
      eagerBytes: 0,
      ...(verifyAfterMs === undefined ? {} : { verifyAfterMs }),
    });
    await lifecycle.unlock(facts.passphrase);
    const check = lifecycle.current()?.ledger.check;
    if (check === undefined) throw new Error('not open');
    return { lifecycle, check };
  };

  it('is verified when the desk has had main to itself for a while', async () => {
    const made = aLifecycle();
    await made.create(facts);
    await made.lock('asked');
    const atOnce = await opened();
    await vi.waitFor(() => expect(atOnce.check.integrity().state).toBe('whole'));
    await atOnce.lifecycle.lock('asked');
    const later = await opened(300);
    expect(later.check.integrity().state).toBe('unchecked');
    await vi.waitFor(() => expect(later.check.integrity().state).toBe('whole'), 60_000);
    await later.lifecycle.lock('asked');
  });

  it('that was locked before is left alone', async () => {
    const made = aLifecycle();
    await made.create(facts);
    await made.lock('asked');
    const { lifecycle, check } = await opened(50);
    await lifecycle.lock('asked');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(check.integrity().state).toBe('unchecked');
    const again = await opened();
    expect(again.check.integrity().state).not.toBe('damaged');
    await again.lifecycle.lock('asked');
  });
});
