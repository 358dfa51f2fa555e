/** Every way out of a station wipes every key that was made for it, and the screen is dark before anything is waited for. */
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { markRestored } from '../../electron/backup/settle-restore';
import type * as Seal from '../../electron/vault/seal';
import { err, ok } from '../../shared/domain/result';
import { eventually } from '../support/eventually';
import { scratchFolder } from '../support/scratch-folder';
import { founder, openStation, startProgram, valueOf } from '../support/station-people';

const made = vi.hoisted(() => ({ keys: [] as { key: Buffer; purpose: string }[] }));
vi.mock('../../electron/vault/seal', async (original) => {
  const real = await original<typeof Seal>();
  const kept = (key: Buffer, purpose: string) => {
    made.keys.push({ key, purpose });
    return key;
  };
  return {
    ...real,
    newKey: () => kept(real.newKey(), 'new'),
    subkey: (key: Uint8Array, purpose: string) => kept(real.subkey(key, purpose), purpose),
    openPacked: (...packed: Parameters<typeof real.openPacked>) => {
      const opened = real.openPacked(...packed);
      // What opens to so many bytes is a key.
      return opened?.length === real.keyBytes ? kept(opened, 'opened') : opened;
    },
  };
});

const base = scratchFolder('ways-out');
const broken = () => {
  throw new Error('broke');
};
/** Names of an empty database: they open nothing. */
const isName = (purpose: string) => purpose.startsWith('working-set-name/');

/** Purposes of keys that are still in memory. */
function left(): string[] {
  expect(made.keys.length).toBeGreaterThan(5);
  const wanted = made.keys.filter(({ purpose }) => !isName(purpose));
  return wanted.filter(({ key }) => key.some((byte) => byte !== 0)).map(({ purpose }) => purpose);
}

let folder: string;
beforeEach(() => {
  folder = join(base, uuidv7(), 'station');
  made.keys = [];
});

async function aLockedStation(parts: Parameters<typeof startProgram>[1] = {}) {
  const program = startProgram(folder, parts);
  valueOf(await program.lifecycle.create(founder));
  await program.lifecycle.lock('asked');
  return program;
}
const unlock = ({ lifecycle }: ReturnType<typeof startProgram>) =>
  lifecycle.unlock(founder.passphrase);

describe('no key is left', () => {
  it('after a lock', async () => {
    await aLockedStation();
    expect(left()).toEqual([]);
  });

  it('after a lock in which something broke, and the station opens again', async () => {
    let breaks: string[] = ['onClosing', 'onEverybodyOut'];
    const hook = (name: string) => async () => void (breaks.includes(name) && broken());
    const program = startProgram(folder, {
      onClosing: hook('onClosing'),
      onEverybodyOut: hook('onEverybodyOut'),
    });
    valueOf(await program.lifecycle.create(founder));
    const station = openStation(program);
    vi.spyOn(station.ledger, 'close').mockRejectedValue(new Error('broke'));
    await program.lifecycle.lock('idle');
    expect(left()).toEqual([]);
    breaks = [];
    expect(await unlock(program)).toMatchObject({ ok: true });
    await program.lifecycle.lock('asked');
    expect(left()).toEqual([]);
  });

  it('when what the station is handed to breaks', async () => {
    let breaks = false;
    const program = await aLockedStation({ onOpened: () => void (breaks && broken()) });
    breaks = true;
    await expect(unlock(program)).rejects.toThrow();
    expect(program.lifecycle.current()).toBeUndefined();
    expect(await program.lifecycle.status()).toMatchObject({ state: 'locked' });
    expect(left()).toEqual([]);
    breaks = false;
    expect(await unlock(program)).toMatchObject({ ok: true });
    await program.lifecycle.lock('asked');
  });

  it.each(['real', 'drill'] as const)(
    'when the entry breaks on the way into the %s',
    async (mode) => {
      let after: () => ReturnType<typeof ok<undefined>> = () => ok(undefined);
      const gate = { before: () => ok(undefined), after: () => after() } as never;
      const program = await aLockedStation({ gate });
      let entries = 0;
      // One entry later each time, until nothing is left to break.
      for (let breaksAt = 1; breaksAt <= entries + 1; breaksAt += 1) {
        entries = 0;
        after = () => {
          entries += 1;
          return entries === breaksAt ? broken() : ok(undefined);
        };
        await program.lifecycle
          .unlock(founder.passphrase, undefined, undefined, mode)
          .catch(() => undefined);
        if (program.lifecycle.current() !== undefined) break;
        expect(left()).toEqual([]);
      }
      expect(program.lifecycle.current()).toBeDefined();
      after = () => ok(undefined);
      await program.lifecycle.lock('asked');
      expect(left()).toEqual([]);
    },
  );

  it('when the place of the spare, the mark of a restore or the ledger before cannot be looked at', async () => {
    let spare: () => Promise<string | undefined> = async () => undefined;
    const program = await aLockedStation({ spareOf: () => spare() });
    spare = async () => broken();
    expect(await unlock(program)).toMatchObject({ ok: false });
    expect(left()).toEqual([]);
    spare = async () => undefined;
    const mark = { restoreId: uuidv7(), madeAt: 'no time', restoredAt: 'no time', lost: 0 };
    await markRestored(folder, { format: 1, fromHeadSeq: 0, ...mark });
    expect(await unlock(program)).toMatchObject({ ok: false });
    expect(left()).toEqual([]);

    folder = join(base, uuidv7(), 'station');
    await mkdir(join(folder, 'ledger'), { recursive: true });
    await writeFile(join(folder, 'ledger', '000001.seg'), randomBytes(500));
    const other = startProgram(folder);
    expect(await other.lifecycle.create(founder)).toEqual(
      err({ kind: 'stationDamaged', part: 'vault' }),
    );
    expect(left()).toEqual([]);
  });
});

describe('the screen', () => {
  it('is dark at once when the station is being opened again, and stays so', async () => {
    const told: string[] = [];
    let isSlow = false;
    let go: () => void = () => undefined;
    const program = startProgram(folder, {
      spareOf: async () => {
        if (!isSlow) return undefined;
        told.push('opening');
        await new Promise<void>((resolve) => (go = resolve));
        return undefined;
      },
      onOpened: () => void told.push('opened'),
      onLocked: (reason) => void told.push(`locked ${reason}`),
    });
    valueOf(await program.lifecycle.create(founder));
    vi.spyOn(openStation(program).ledger, 'failed').mockReturnValue(true);
    isSlow = true;
    const again = program.lifecycle.reopenAfterFailure();
    await eventually(() => expect(told).toContain('opening'));
    const locking = program.lifecycle.lock('session');
    const other = program.lifecycle.lock('idle');
    await eventually(() => expect(told).toContain('locked session'));
    expect(await program.lifecycle.status()).toMatchObject({ state: 'locked' });
    go();
    await Promise.all([again, locking, other]);
    expect(told).toEqual(['opened', 'opening', 'locked session']);
    expect(program.lifecycle.current()).toBeUndefined();
    expect(left()).toEqual([]);
    isSlow = false;
    expect(await unlock(program)).toMatchObject({ ok: true });
    expect(await program.lifecycle.status()).toMatchObject({ state: 'unlocked' });
    await program.lifecycle.lock('asked');
  });
});
