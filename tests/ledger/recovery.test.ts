/** The recovery key over a real vault and ledger: in with two sheets, void sheets, an old vault put back, wrong tries. */
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRecoveryDesk, type RecoveryDesk } from '../../electron/desk/recovery-desk';
import { ok } from '../../shared/domain/result';
import { scratchFolder } from '../support/scratch-folder';
import {
  added,
  eventsIn,
  founder,
  newProgram,
  openStation,
  own,
  startProgram,
  valueOf,
  type Program,
} from '../support/station-people';

let folder: string;
beforeEach(() => {
  folder = scratchFolder('recovery');
});

const vaultPath = () => join(folder, 'vault.json');
type Sheets = [string, string, string];

/** A desk whose printer reads the lines out. */
function readingDesk({ vault }: Program): RecoveryDesk {
  return createRecoveryDesk({
    vault,
    now: () => '2026-08-15T02:05:03.000Z',
    papers: {
      makeRecoverySheet: async ({ lines }) =>
        ok({ bytes: Buffer.from(lines.join('\n')), pages: 1, missingGlyphs: [] }),
    },
  });
}

async function sheetsOf(program: Program, confirm = true): Promise<Sheets> {
  const desk = readingDesk(program);
  const station = openStation(program);
  valueOf(await desk.make(station));
  const texts: string[] = [];
  for (const sheet of [1, 2, 3]) {
    texts.push(Buffer.from(valueOf(await desk.sheetPdf(station, sheet))).toString());
    valueOf(await desk.handedOut(station, sheet, 'printed'));
  }
  if (confirm) valueOf(await desk.confirm(station));
  return texts as Sheets;
}

describe('two sheets of the recovery key', () => {
  it('give the administrator a new passphrase, and the record says so', async () => {
    const program = await newProgram(folder);
    const [one, , three] = await sheetsOf(program);
    await program.lifecycle.lock('asked');
    expect(await program.lifecycle.status()).toMatchObject({ canRecover: true });
    expect(await program.lifecycle.recover([three, one], '12345678')).toMatchObject({
      error: { kind: 'passphraseTooWeak' },
    });
    expect(await program.lifecycle.unlock(founder.passphrase)).toMatchObject({ ok: true });
    await program.lifecycle.lock('asked');
    valueOf(await program.lifecycle.recover([three, one], own));
    expect(openStation(program).operator.name).toBe('程望');
    expect(await eventsIn(program)).toContainEqual(
      expect.objectContaining({ type: 'passphraseReset', by: 'recoveryKey' }),
    );
    await program.lifecycle.lock('asked');
    expect(await program.lifecycle.unlock(founder.passphrase)).toMatchObject({ ok: false });
    valueOf(await program.lifecycle.unlock(own));
    await program.lifecycle.lock('asked');
  });

  it('leave everybody else as they were, and never make an administrator of a clerk', async () => {
    const program = await newProgram(folder);
    const { startPassphrase } = await added(program, 'K07', 'clerk');
    const [one, two] = await sheetsOf(program);
    await program.lifecycle.lock('asked');
    expect(await program.lifecycle.recover([one, two], own, 'K07')).toMatchObject({
      error: { kind: 'operatorUnknown' },
    });
    valueOf(await program.lifecycle.recover([one, two], own, '01'));
    await program.lifecycle.lock('asked');
    valueOf(await program.lifecycle.unlock(startPassphrase, 'K07', '烟柳画桥 风帘翠幕'));
    await program.lifecycle.lock('asked');
  });

  it('are void once new ones are made, also with the old vault put back', async () => {
    const program = await newProgram(folder);
    const [one, two] = await sheetsOf(program);
    const stale = `${vaultPath()}.stale`;
    await copyFile(vaultPath(), stale);
    const [newOne, newTwo] = await sheetsOf(program);
    await program.lifecycle.lock('asked');
    const refused = { ok: false, error: { kind: 'recoveryKeyVoid' } };
    expect(await program.lifecycle.recover([one, two], own)).toEqual(refused);
    await copyFile(stale, vaultPath());
    expect(await program.lifecycle.recover([one, two], own)).toEqual(refused);
    expect(await program.lifecycle.recover([newOne, newTwo], own)).toEqual(refused);
    expect(program.lifecycle.current()).toBeUndefined();
  });

  it('that are void are noted in the trail, also when an old vault that knows them was put back', async () => {
    const program = await newProgram(folder);
    const [one, two] = await sheetsOf(program);
    const [stale, present] = [`${vaultPath()}.stale`, `${vaultPath()}.present`];
    await copyFile(vaultPath(), stale);
    await sheetsOf(program);
    await program.lifecycle.lock('asked');
    await copyFile(vaultPath(), present);
    await copyFile(stale, vaultPath());
    expect(await program.lifecycle.recover([one, two], own)).toMatchObject({ ok: false });
    await copyFile(present, vaultPath());
    valueOf(await program.lifecycle.unlock(founder.passphrase));
    const refused = (await eventsIn(program)).filter(({ type }) => type === 'unlockRefused');
    expect(refused).toEqual([{ type: 'unlockRefused', tries: 1, reason: 'recoveryKeyVoid' }]);
    await program.lifecycle.lock('asked');
  });

  it('made while a passphrase changes open the station all the same', async () => {
    const program = await newProgram(folder);
    const station = openStation(program);
    const desk = readingDesk(program);
    const [changed, made] = await Promise.all([
      program.desk.changeOwn(station, founder.passphrase, own),
      desk.make(station),
      program.desk.add(station, { code: 'K09', name: '林知遥', role: 'clerk' }),
    ]);
    expect([changed.ok, made.ok]).toEqual([true, true]);
    const view = valueOf(await program.vault.view(station.stationKey));
    expect(view.recoveryKeyId).toBe(station.facts().recovery?.keyId);
    expect(view.operators).toHaveLength(2);
    await program.lifecycle.lock('asked');
    valueOf(await program.lifecycle.unlock(own, '01'));
    await program.lifecycle.lock('asked');
  });

  it('are shown to nobody when the station was locked while they were made', async () => {
    const program = await newProgram(folder);
    const station = openStation(program);
    const desk = readingDesk(program);
    const making = station.during(() => desk.make(station));
    await new Promise((resolve) => setImmediate(resolve));
    void station.shut();
    desk.forget();
    await station.close();
    expect((await making).ok).toBe(false);
    expect(await desk.sheetPdf(station, 1)).toEqual({
      ok: false,
      error: { kind: 'recoverySheetsGone' },
    });
  });

  it('help when an old vault was put back, and then nothing but the new passphrase is left in it', async () => {
    const program = await newProgram(folder);
    const [one, two] = await sheetsOf(program);
    const { operatorId, startPassphrase } = await added(program, 'K07', 'clerk');
    const stale = `${vaultPath()}.stale`;
    await copyFile(vaultPath(), stale);
    valueOf(await program.desk.resetPassphrase(openStation(program), operatorId));
    await program.lifecycle.lock('asked');
    await copyFile(stale, vaultPath());
    expect(await program.lifecycle.unlock(founder.passphrase, '01')).toMatchObject({
      error: { kind: 'vaultReplaced' },
    });
    valueOf(await program.lifecycle.recover([one, two], own));
    expect(await readFile(vaultPath(), 'utf8')).not.toContain(operatorId);
    const list = valueOf(await program.desk.list(openStation(program)));
    expect(list.map(({ passphrase }) => passphrase)).toEqual(['own', 'none']);
    await program.lifecycle.lock('asked');
    expect(await program.lifecycle.unlock(startPassphrase, 'K07')).toMatchObject({ ok: false });
    valueOf(await program.lifecycle.unlock(own, '01'));
    await program.lifecycle.lock('asked');
  });

  it('of another station are tries like any other, and back off', async () => {
    const other = await newProgram(join(folder, 'other'));
    const foreign = await sheetsOf(other);
    await other.lifecycle.lock('asked');
    const program = await newProgram(folder);
    await sheetsOf(program);
    await program.lifecycle.lock('asked');
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await program.lifecycle.recover([foreign[0], foreign[1]], own)).toMatchObject({
        error: { kind: 'recoveryKeyVoid' },
      });
    }
    expect(await startProgram(folder).lifecycle.recover([foreign[0], foreign[1]], own)).toEqual({
      ok: false,
      error: { kind: 'wrongPassphrase', waitSeconds: 5 },
    });
  });
});

describe('sheets', () => {
  it('are gone after a lock, and count as kept only when somebody said so with all three out', async () => {
    const program = await newProgram(folder);
    const desk = readingDesk(program);
    const station = openStation(program);
    valueOf(await desk.make(station));
    valueOf(await desk.handedOut(station, 1, 'saved'));
    expect(await desk.confirm(station)).toMatchObject({ error: { kind: 'recoverySheetsGone' } });
    expect(desk.state(station)).toEqual({ state: 'waiting', sheets: [true, false, false] });
    desk.forget();
    expect(await desk.sheetPdf(station, 1)).toMatchObject({
      error: { kind: 'recoverySheetsGone' },
    });
    expect(desk.state(station)).toEqual({ state: 'waiting', sheets: [] });
    await program.lifecycle.lock('asked');
  });

  it('are made once when two screens ask at the same time', async () => {
    const program = await newProgram(folder);
    const desk = readingDesk(program);
    const station = openStation(program);
    await Promise.all([desk.make(station), desk.make(station)]);
    const made = (await eventsIn(program)).filter(({ type }) => type === 'recoveryKeyMade');
    expect(made).toHaveLength(1);
    await program.lifecycle.lock('asked');
  });
});
