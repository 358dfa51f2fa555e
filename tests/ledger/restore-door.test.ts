/** Restoring at the door: guesses are counted, a station that opens is replaced only by its own people, a failure leaves nothing. */
import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import type * as Fs from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { inventoryName } from '../../electron/backup/manifest';
import { createRecoveryDesk } from '../../electron/desk/recovery-desk';
import { openCopiedVault } from '../../electron/vault/copied-vault';
import { sha256Hex } from '../../electron/vault/seal';
import { err } from '../../shared/domain/result';
import { filesOf } from '../support/backed-up-station';
import { bundleBackupThread } from '../support/backup-thread';
import { aRestorableStation } from '../support/restorable-station';
import { scratchFolder } from '../support/scratch-folder';
import { added, eventsIn, founder, openStation, own, valueOf } from '../support/station-people';
import { quickThread } from '../support/vault-on-disk';

const disk = vi.hoisted(() => ({ refuses: (from: string): boolean => from === '' }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof Fs>();
  return {
    ...real,
    rename: async (from: string, to: string) => {
      if (disk.refuses(from)) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
      return real.rename(from, to);
    },
  };
});

const now = () => new Date().toISOString();
const right = { passphrase: founder.passphrase };
const wrong = { passphrase: 'wrong horse' };
let script: string;
let station: string;
let volume: string;
let place: Awaited<ReturnType<typeof aRestorableStation>>;
const atTheDoor = (at?: string) => place.atTheDoor(at);

beforeAll(async () => {
  script = await bundleBackupThread(scratchFolder('backup-thread'));
});
beforeEach(async () => {
  disk.refuses = () => false;
  place = await aRestorableStation(script);
  ({ station, volume } = place);
});

const newComputer = async () => {
  const at = join(scratchFolder('new-computer'), 'station');
  await mkdir(dirname(at), { recursive: true });
  return at;
};
const besides = async (at = station) =>
  (await readdir(dirname(at))).filter((name) => /^station\./.test(name));
const notAgreed = (reason: string, waitSeconds = 0) =>
  err({ kind: 'restoreNotAgreed', reason, waitSeconds });

describe('a guess at the passphrase of a back-up', () => {
  it('counts, on a computer without a station too, and the count survives a restart', async () => {
    const at = await newComputer();
    let door = await atTheDoor(at);
    for (let i = 0; i < 5; i += 1) {
      expect(await door.restore(wrong)).toMatchObject({ error: { kind: 'wrongPassphrase' } });
    }
    door = await atTheDoor(at);
    expect(await door.restore(right)).toEqual(err({ kind: 'wrongPassphrase', waitSeconds: 5 }));
    place.pass(5_000);
    expect(await door.restore(right)).toMatchObject({ ok: true });
    // What nobody told yet is told by the record it was guessed at.
    valueOf(await door.lifecycle.unlock(founder.passphrase, '01'));
    const refused = (await eventsIn({ ...place.program, lifecycle: door.lifecycle })).filter(
      ({ type }) => type === 'unlockRefused',
    );
    expect(refused).toMatchObject([{ tries: 5 }]);
    await door.lifecycle.lock('asked');
  });

  it('of the station that stands here counts with those at its own door', async () => {
    const door = await atTheDoor();
    for (let i = 0; i < 4; i += 1) {
      expect(await door.restore(wrong, right)).toMatchObject({
        error: { kind: 'wrongPassphrase' },
      });
    }
    // The present administrator's own word began the count anew each time; a guess at it does not.
    expect(await door.vault.wrongTries()).toBe(1);
    for (let i = 0; i < 3; i += 1) {
      expect(await door.restore(right, wrong)).toEqual(notAgreed('wrong'));
    }
    expect(await door.restore(right, wrong)).toEqual(notAgreed('wrong', 5));
    expect((await door.lifecycle.status()).waitSeconds).toBeGreaterThan(0);
    expect(await door.lifecycle.unlock(founder.passphrase, '01')).toMatchObject({
      error: { kind: 'wrongPassphrase' },
    });
  });

  it('is not forgiven by the passphrase of an old copy', async () => {
    const door = await atTheDoor();
    const copy = openCopiedVault(station, quickThread, door.vault.tries);
    for (let i = 0; i < 4; i += 1) await door.lifecycle.unlock('wrong horse', '01');
    valueOf(await copy.unlock('01', founder.passphrase));
    expect(await door.vault.wrongTries()).toBe(4);
  });
});

describe('a station that opens', () => {
  it('is replaced only when its administrator or its recovery sheets agree', async () => {
    const before = await filesOf(station);
    const door = await atTheDoor();
    expect(await door.restores.mustAgree()).toBe(true);
    expect(await door.restore(right)).toEqual(notAgreed('absent'));
    expect(await door.restore(right, wrong)).toEqual(notAgreed('wrong'));
    const clerk = { passphrase: own, code: 'K07' };
    expect(await door.restore(right, clerk)).toEqual(notAgreed('notAdmin'));
    expect(door.lifecycle.current()).toBeUndefined();
    expect([...(await filesOf(station)).keys()].toSorted()).toEqual([...before.keys()].toSorted());
    expect(await besides()).toEqual([]);
    // The clerk may open the back-up; the administrator agrees.
    expect(await door.restore(clerk, right)).toMatchObject({ ok: true, value: { cases: 1 } });
    const again = await atTheDoor();
    expect(await again.restore(right, { sheets: place.sheets })).toMatchObject({ ok: true });
  });

  it('is not replaced by who was let go since, nor by sheets that are void', async () => {
    const { program } = place;
    valueOf(await program.lifecycle.unlock(founder.passphrase, '01'));
    const old = await readFile(join(station, 'vault.json'));
    const { startPassphrase } = await added(program, 'A09', 'admin', '林知远');
    const desk = createRecoveryDesk({
      vault: program.vault,
      now,
      papers: { makeRecoverySheet: async () => err({ kind: 'stopped' as const }) },
    } as never);
    valueOf(await desk.make(openStation(program)));
    await program.lifecycle.lock('asked');
    valueOf(await program.lifecycle.unlock(startPassphrase, 'A09', own));
    const founderId = openStation(program).facts().operator.id;
    valueOf(await program.desk.disable(openStation(program), founderId));
    await program.lifecycle.lock('asked');
    const door = await atTheDoor();
    expect(await door.restore(right, right)).toEqual(notAgreed('wrong'));
    expect(await door.restore(right, { sheets: place.sheets })).toMatchObject({
      error: { kind: 'recoveryKeyVoid' },
    });
    // With the old vault put back both open it, and still say nothing.
    await writeFile(join(station, 'vault.json'), old);
    expect(await door.restore(right, right)).toEqual(notAgreed('notAdmin'));
    expect(await door.restore(right, { sheets: place.sheets })).toEqual(notAgreed('notAdmin'));
    expect(await besides()).toEqual([]);
  });
});

describe('a station that is lost', () => {
  it('is replaced without anybody of it when its vault is gone or damaged', async () => {
    for (const spoil of [
      () => rm(join(station, 'vault.json')),
      () => writeFile(join(station, 'vault.json'), 'spoilt'),
    ]) {
      await spoil();
      const door = await atTheDoor();
      expect(await door.restores.mustAgree()).toBe(false);
      expect(await door.restore(right)).toMatchObject({ ok: true });
      valueOf(await door.lifecycle.unlock(founder.passphrase, '01'));
      await door.lifecycle.lock('asked');
    }
  });

  it('is replaced by whoever opens its vault when its record does not open', async () => {
    await rm(join(station, 'ledger'), { recursive: true });
    await mkdir(join(station, 'ledger'));
    const door = await atTheDoor();
    expect(await door.restore(right)).toEqual(notAgreed('absent'));
    expect(await door.restore(right, { passphrase: own, code: 'K07' })).toMatchObject({ ok: true });
  });
});

describe('a restore that fails', () => {
  it('at its last step gives the place back to the station that was there', async () => {
    const before = await filesOf(station);
    const door = await atTheDoor();
    disk.refuses = (from) => from.endsWith('station.restoring');
    expect(await door.restore(right, right)).toEqual(err({ kind: 'restoreFailed' }));
    expect([...(await filesOf(station)).keys()]).toEqual(
      expect.arrayContaining([...before.keys()]),
    );
    expect(await besides()).toEqual([]);
    valueOf(await door.lifecycle.unlock(founder.passphrase, '01'));
    await door.lifecycle.lock('asked');
  });

  it('leaves no vault of the back-up behind, whatever it failed at', async () => {
    const door = await atTheDoor();
    expect(await door.restore(wrong, right)).toMatchObject({ ok: false });
    const blobs = await readdir(volume, { recursive: true, withFileTypes: true });
    const blob = blobs.find((each) => each.isFile() && each.parentPath.includes('blobs'));
    await writeFile(join(blob?.parentPath ?? '', blob?.name ?? ''), 'spoilt');
    expect(await door.restore(right, right)).toMatchObject({ error: { kind: 'backupDamaged' } });
    expect(await besides()).toEqual([]);
  });
});

describe('a back-up from anybody', () => {
  const backupIn = async () => join(volume, (await readdir(volume))[0] ?? '');

  it('is not read when its list, its manifest or its vault is larger than any station’s', async () => {
    const door = await atTheDoor();
    const backup = await backupIn();
    const path = join(backup, 'manifest.json');
    const text = await readFile(path, 'utf8');
    const manifest = JSON.parse(text) as { inventory: string };
    const list = join(backup, inventoryName(manifest.inventory));
    const bytes = await readFile(list, 'utf8');
    await truncate(list, 300_000_000);
    expect(await door.restore(right, right)).toEqual(err({ kind: 'backupIncomplete' }));
    const huge = bytes.replace(/^(vault\.json\t)\d+/m, '$1900000000000');
    const inventory = sha256Hex(Buffer.from(huge));
    await writeFile(join(backup, inventoryName(inventory)), huge);
    await writeFile(path, JSON.stringify({ ...manifest, inventory }));
    valueOf(await door.restores.find(volume));
    expect(await door.restore(right, right)).toEqual(err({ kind: 'backupIncomplete' }));
    await rm(join(backup, 'manifest.previous.json'), { force: true });
    await writeFile(path, text + ' '.repeat(200_000));
    expect(await door.restores.find(volume)).toMatchObject({ ok: false });
  });

  it('does not make this computer work for hours with its vault', async () => {
    const backup = await backupIn();
    const path = join(backup, 'manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8')) as { inventory: string };
    const vault = JSON.parse(await readFile(join(backup, 'vault.json'), 'utf8')) as {
      operators: { kdf: object }[];
    };
    for (const cost of [{ memoryKiB: 4_194_304 }, { iterations: 100 }, { parallelism: 16 }]) {
      const operators = vault.operators.map((one) => ({ ...one, kdf: { ...one.kdf, ...cost } }));
      const costly = Buffer.from(JSON.stringify({ ...vault, operators }));
      await writeFile(join(backup, 'vault.json'), costly);
      const list = await readFile(join(backup, inventoryName(manifest.inventory)), 'utf8');
      const line = `vault.json\t${costly.byteLength}\t${sha256Hex(costly)}`;
      const changed = Buffer.from(list.replace(/^vault\.json\t.*$/m, line));
      const inventory = sha256Hex(changed);
      await writeFile(join(backup, inventoryName(inventory)), changed);
      await writeFile(path, JSON.stringify({ ...manifest, inventory }));
      const door = await atTheDoor();
      expect(await door.restore(right, right)).toEqual(
        err({ kind: 'stationDamaged', part: 'vault' }),
      );
    }
  });
});
