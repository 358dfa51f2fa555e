/** vault.json over time: older formats, old copies put back, changes cut in two by a crash, and the second factor. */
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SystemStore } from '../../electron/vault/device-secret';
import { openDeviceSecret } from '../../electron/vault/device-secret';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import {
  added,
  eventsIn,
  founder,
  newProgram,
  openStation,
  own,
  startProgram,
  valueOf,
} from '../support/station-people';

let folder: string;
beforeEach(() => {
  folder = scratchFolder('operators');
});
const vaultPath = () => join(folder, 'vault.json');

describe('vault.json', () => {
  it('of format 1 opens as it is and becomes format 2 with the next change', async () => {
    const program = await newProgram(folder);
    const { operators } = JSON.parse(await readFile(vaultPath(), 'utf8')) as {
      operators: Record<string, unknown>[];
    };
    await program.lifecycle.lock('asked');
    const [{ operatorId, kdf: parameters, wrappedStationKey } = {}] = operators;
    const old = { format: 1, operators: [{ operatorId, kdf: parameters, wrappedStationKey }] };
    // A station of an earlier version: its ledger knows nothing of the file.
    const { stationKey } = valueOf(await program.vault.unlock(undefined, founder.passphrase));
    await rm(join(folder, 'ledger'), { recursive: true });
    await writeFile(vaultPath(), JSON.stringify(old));
    const before = await openStationAt(folder, stationKey, {}, String(operatorId));
    await before.close();
    const later = startProgram(folder);
    valueOf(await later.lifecycle.unlock(founder.passphrase));
    expect(await readFile(vaultPath(), 'utf8')).toBe(JSON.stringify(old));
    const { startPassphrase } = await added(later, 'K07', 'clerk');
    expect(JSON.parse(await readFile(vaultPath(), 'utf8'))).toMatchObject({
      format: 2,
      generation: 1,
      operators: [{ code: '01' }, { code: 'K07' }],
    });
    await later.lifecycle.lock('asked');
    valueOf(await later.lifecycle.unlock(startPassphrase, 'K07', own));
    await later.lifecycle.lock('asked');
    await writeFile(vaultPath(), JSON.stringify(old));
    expect(await later.lifecycle.unlock(founder.passphrase)).toMatchObject({
      error: { kind: 'vaultReplaced' },
    });
  });

  it('of before a change of passphrase, put back, opens nothing and is noted', async () => {
    const program = await newProgram(folder);
    const stale = `${vaultPath()}.stale`;
    await copyFile(vaultPath(), stale);
    valueOf(await program.desk.changeOwn(openStation(program), founder.passphrase, own));
    const fresh = await readFile(vaultPath());
    await program.lifecycle.lock('asked');
    await copyFile(stale, vaultPath());
    expect(await program.lifecycle.unlock(founder.passphrase)).toMatchObject({
      error: { kind: 'vaultReplaced' },
    });
    expect(program.lifecycle.current()).toBeUndefined();
    await writeFile(vaultPath(), fresh);
    valueOf(await program.lifecycle.unlock(own));
    expect(await eventsIn(program)).toContainEqual({
      type: 'unlockRefused',
      tries: 1,
      reason: 'vaultReplaced',
    });
    await program.lifecycle.lock('asked');
  });

  it('is good before and after a change that a crash cut in two', async () => {
    const program = await newProgram(folder);
    const station = openStation(program);
    const { id: operatorId, name, role } = station.operator;
    const before = await readFile(vaultPath());
    const change = {
      kind: 'setPassphrase',
      operatorId,
      code: '01',
      passphrase: own,
      mustChange: false,
    } as const;
    const { commit, ...mark } = valueOf(
      await program.vault.prepare(station.stationKey, [change], 0),
    );
    expect([name, role]).toEqual(['程望', 'admin']);
    valueOf(await station.appendStation([{ type: 'vaultWriting', ...mark }]));
    await program.lifecycle.lock('asked');
    valueOf(await program.lifecycle.unlock(founder.passphrase));
    await program.lifecycle.lock('asked');
    valueOf(await commit());
    valueOf(await program.lifecycle.unlock(own));
    await program.lifecycle.lock('asked');
    await writeFile(vaultPath(), before);
    expect(await program.lifecycle.unlock(founder.passphrase)).toMatchObject({
      error: { kind: 'vaultReplaced' },
    });
  });

  it('changed between a right try and its entry forgets no wrong try', async () => {
    const program = await newProgram(folder);
    await program.lifecycle.lock('asked');
    const { vault } = program;
    expect(await vault.unlock(undefined, 'wrong')).toMatchObject({ ok: false });
    const { stationKey, operatorId } = valueOf(await vault.unlock(undefined, founder.passphrase));
    const change = { kind: 'setPassphrase', operatorId, code: '01', passphrase: own } as const;
    const prepared = await vault.prepare(stationKey, [{ ...change, mustChange: false }], 0);
    valueOf(await valueOf(prepared).commit());
    // The power goes before the entry is written: the next one to come in hears of it.
    const next = valueOf(await startProgram(folder).vault.unlock(undefined, own));
    expect(next.refused).toMatchObject({ unreported: 1 });
  });

  it('changed by anybody without the station key is damaged, and left as it is', async () => {
    const program = await newProgram(folder);
    await added(program, 'K07', 'clerk');
    await program.lifecycle.lock('asked');
    const text = await readFile(vaultPath(), 'utf8');
    const forged = text.replace('"mustChange": true', '"mustChange": false');
    expect(forged).not.toBe(text);
    await writeFile(vaultPath(), forged);
    expect(await program.lifecycle.unlock(founder.passphrase, '01')).toEqual({
      ok: false,
      error: { kind: 'stationDamaged', part: 'vault' },
    });
    expect(await readFile(vaultPath(), 'utf8')).toBe(forged);
  });
});

describe('the second factor', () => {
  /** A system store as Windows and macOS have one: seals for this account only. */
  function aStore(account: string): SystemStore {
    return {
      isEncryptionAvailable: () => true,
      encryptString: (plain) => Buffer.from(`${account}:${plain}`),
      decryptString: (sealed) => {
        const [owner = '', plain = ''] = sealed.toString().split(':');
        if (owner !== account) throw new Error('not yours');
        return plain;
      },
    };
  }
  const device = (account: string) =>
    openDeviceSecret(join(folder, 'device'), aStore(account), 'win32');

  it('is needed beside the passphrase, and lost it says so; another administrator resets', async () => {
    const program = await newProgram(folder, { device: device('desk') });
    expect(await readFile(vaultPath(), 'utf8')).toMatch(/"secondFactor": "[0-9a-f]{8}"/);
    const founderId = openStation(program).facts().operator.id;
    const { operatorId } = await added(program, 'A02', 'admin');
    await program.lifecycle.lock('asked');
    valueOf(await program.lifecycle.unlock(founder.passphrase, '01'));
    await program.lifecycle.lock('asked');
    const elsewhere = startProgram(folder, { device: device('another account') });
    // No passphrase could be right: as often as it is asked, nobody guessed wrong.
    for (let i = 0; i < 7; i += 1) {
      expect(await elsewhere.lifecycle.unlock(founder.passphrase, '01')).toEqual({
        ok: false,
        error: { kind: 'secondFactorLost' },
      });
    }
    expect(await elsewhere.vault.confirm(founderId, 'whatever')).toMatchObject({
      error: { kind: 'secondFactorLost' },
    });
    expect(await elsewhere.vault.wrongTries()).toBe(0);
    valueOf(await program.lifecycle.unlock(founder.passphrase, '01'));
    const reset = valueOf(await program.desk.resetPassphrase(openStation(program), operatorId));
    await program.lifecycle.lock('asked');
    valueOf(await program.lifecycle.unlock(reset.startPassphrase, 'A02', own));
    await program.lifecycle.lock('asked');
  });

  it('is never a store that anybody can read', () => {
    const weak = { ...aStore('desk'), getSelectedStorageBackend: () => 'basic_text' };
    const keyring = { ...aStore('desk'), getSelectedStorageBackend: () => 'gnome_libsecret' };
    const none = { ...aStore('desk'), isEncryptionAvailable: () => false };
    expect(openDeviceSecret(folder, weak, 'linux').state()).toBe('notReal');
    expect(openDeviceSecret(folder, aStore('desk'), 'linux').state()).toBe('notReal');
    expect(openDeviceSecret(folder, keyring, 'linux').state()).toBe('on');
    expect(openDeviceSecret(folder, none, 'win32').state()).toBe('notOffered');
  });
});
