/** A copied station folder on another computer: opened by passphrase or by two sheets, and then a station like any other. */
import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRecoveryDesk } from '../../electron/desk/recovery-desk';
import { beginTries, openCopiedVault } from '../../electron/vault/copied-vault';
import { openDeviceSecret } from '../../electron/vault/device-secret';
import { ok } from '../../shared/domain/result';
import { scratchFolder } from '../support/scratch-folder';
import {
  founder,
  newProgram,
  openStation,
  own,
  startProgram,
  valueOf,
} from '../support/station-people';
import { triesIn } from '../support/counted-tries';
import { quickThread } from '../support/vault-on-disk';

let folder: string;
let copy: string;
beforeEach(() => {
  folder = scratchFolder('copied');
  copy = join(folder, 'copy');
});

/** The store of one account on one computer, as Windows and macOS have one. */
function deviceOf(account: string, at: string) {
  const store = {
    isEncryptionAvailable: () => true,
    encryptString: (plain: string) => Buffer.from(`${account}:${plain}`),
    decryptString: (sealed: Buffer) => {
      const [owner = '', plain = ''] = sealed.toString().split(':');
      if (owner !== account) throw new Error('not yours');
      return plain;
    },
  };
  return openDeviceSecret(join(at, 'device'), store, 'win32');
}

async function aCopiedStation(device?: ReturnType<typeof deviceOf>): Promise<[string, string]> {
  const place = join(folder, 'station');
  const program = await newProgram(place, device === undefined ? {} : { device });
  const station = openStation(program);
  const desk = createRecoveryDesk({
    vault: program.vault,
    now: () => '2026-08-15T02:05:03.000Z',
    papers: {
      makeRecoverySheet: async ({ lines }) =>
        ok({ bytes: Buffer.from(lines.join('\n')), pages: 1, missingGlyphs: [] }),
    },
  });
  valueOf(await desk.make(station));
  const read = async (sheet: number) =>
    Buffer.from(valueOf(await desk.sheetPdf(station, sheet))).toString();
  const sheets: [string, string] = [await read(1), await read(3)];
  await program.lifecycle.lock('asked');
  await cp(place, copy, { recursive: true });
  return sheets;
}

describe('a copied station folder', () => {
  it('opens by passphrase and by sheets, and nothing in it is written', async () => {
    const sheets = await aCopiedStation();
    await rm(join(copy, 'tries.json'));
    const before = await readFile(join(copy, 'vault.json'));
    const vault = openCopiedVault(copy, quickThread, triesIn(folder));
    const byPassphrase = valueOf(await vault.unlock(undefined, founder.passphrase));
    const bySheets = valueOf(await vault.recover(sheets));
    expect(bySheets.stationKey.equals(byPassphrase.stationKey)).toBe(true);
    expect(await vault.unlock(undefined, 'wrong horse')).toMatchObject({ ok: false });
    expect(await readFile(join(copy, 'vault.json'))).toEqual(before);
    await beginTries(copy);
    const program = startProgram(copy);
    valueOf(await program.lifecycle.unlock(founder.passphrase));
    await program.lifecycle.lock('asked');
  });

  it('of a computer with a second factor opens elsewhere only by sheets, and is bound anew there', async () => {
    const sheets = await aCopiedStation(deviceOf('old desk', join(folder, 'station')));
    const device = deviceOf('new desk', copy);
    const vault = openCopiedVault(copy, quickThread, triesIn(folder), device);
    expect(await vault.unlock(undefined, founder.passphrase)).toMatchObject({
      error: { kind: 'secondFactorLost' },
    });
    await beginTries(copy);
    const program = startProgram(copy, { device });
    valueOf(await program.lifecycle.recover(sheets, own));
    expect(valueOf(await program.desk.protection(openStation(program)))).toEqual({
      secondFactor: 'on',
    });
    await program.lifecycle.lock('asked');
    valueOf(await program.lifecycle.unlock(own));
    await program.lifecycle.lock('asked');
  });
});
