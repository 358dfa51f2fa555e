/** Several people at one station over a real ledger: who comes in, as whom, what wrong tries cost, and what the record says. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { noHome } from '../support/case-builders';
import { scratchFolder } from '../support/scratch-folder';
import {
  added,
  eventsIn,
  founder,
  newProgram,
  openStation,
  own,
  record,
  startProgram,
  valueOf,
  type Program,
} from '../support/station-people';

let clockMs = 0;
const clock = { monotonicMs: () => clockMs };
let folder: string;
beforeEach(() => {
  folder = scratchFolder('operators');
});
const vaultPath = () => join(folder, 'vault.json');

describe('several operators', () => {
  it('come in by code, after replacing the start passphrase, and every entry carries who acted', async () => {
    const program = await newProgram(folder);
    const { startPassphrase } = await added(program, 'K07', 'clerk');
    await program.lifecycle.lock('asked');
    expect(await program.lifecycle.status()).toMatchObject({ asksForCode: true });
    expect(await program.lifecycle.unlock(startPassphrase)).toMatchObject({
      error: { kind: 'operatorCodeMissing' },
    });
    expect(await program.lifecycle.unlock(startPassphrase, 'k07')).toMatchObject({
      error: { kind: 'passphraseMustChange' },
    });
    expect(program.lifecycle.current()).toBeUndefined();
    expect(await program.lifecycle.unlock(startPassphrase, 'k07', '12345678')).toMatchObject({
      error: { kind: 'passphraseTooWeak', weakness: 'sequence' },
    });
    const session = valueOf(await program.lifecycle.unlock(startPassphrase, 'ｋ０７', own));
    expect(session.operator).toMatchObject({ name: '林知遥', role: 'clerk' });
    const { desk, actor } = openStation(program);
    valueOf(await desk.execute({ name: 'openCase', caseId: uuidv7(), answers: noHome }, actor));
    expect((await record(program)).at(-1)?.by).toBe('林知遥');
    await program.lifecycle.lock('asked');
    expect(await program.lifecycle.unlock(startPassphrase, 'K07')).toMatchObject({ ok: false });
    valueOf(await program.lifecycle.unlock(own, 'K07'));
    await program.lifecycle.lock('asked');
    expect(valueOf(await program.lifecycle.unlock(founder.passphrase, '01')).operator.name).toBe(
      '程望',
    );
    await program.lifecycle.lock('asked');
  });

  it('leave no name in the clear: only codes stand in vault.json', async () => {
    const program = await newProgram(folder);
    await added(program, 'K07', 'clerk');
    const text = await readFile(vaultPath(), 'utf8');
    expect(text).toContain('"K07"');
    for (const secret of ['林知遥', '程望', 'clerk', founder.passphrase]) {
      expect(text).not.toContain(secret);
    }
    await program.lifecycle.lock('asked');
  });

  it('keep a role until their next unlock, and a code for ever', async () => {
    const program = await newProgram(folder);
    const { operatorId, startPassphrase } = await added(program, 'K07', 'clerk');
    expect(
      await program.desk.add(openStation(program), { code: 'K07', name: '何人', role: 'clerk' }),
    ).toMatchObject({ error: { kind: 'operatorCodeTaken' } });
    await program.lifecycle.lock('asked');
    valueOf(await program.lifecycle.unlock(startPassphrase, 'K07', own));
    const station = openStation(program);
    const person = { operatorId, name: '林知遥', role: 'auditor' as const };
    valueOf(await program.desk.change(station, person));
    expect(station.operator.role).toBe('clerk');
    await program.lifecycle.lock('asked');
    expect(valueOf(await program.lifecycle.unlock(own, 'K07')).operator.role).toBe('auditor');
    await program.lifecycle.lock('asked');
  });

  it('are shut out when disabled, with no wrapping left, and come back by a reset', async () => {
    const program = await newProgram(folder);
    const { operatorId, startPassphrase } = await added(program, 'K07', 'clerk');
    valueOf(await program.desk.disable(openStation(program), operatorId));
    expect(await readFile(vaultPath(), 'utf8')).not.toContain(operatorId);
    await program.lifecycle.lock('asked');
    expect(await program.lifecycle.unlock(startPassphrase, 'K07')).toMatchObject({ ok: false });
    valueOf(await program.lifecycle.unlock(founder.passphrase, '01'));
    const again = valueOf(await program.desk.resetPassphrase(openStation(program), operatorId));
    expect(valueOf(await program.desk.list(openStation(program)))[1]).toMatchObject({
      active: true,
      passphrase: 'start',
    });
    await program.lifecycle.lock('asked');
    valueOf(await program.lifecycle.unlock(again.startPassphrase, 'K07', own));
    expect((await eventsIn(program)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['operatorDisabled', 'operatorEnabled', 'passphraseReset']),
    );
    await program.lifecycle.lock('asked');
  });

  it('disabled in the ledger are turned away even where the wrapping is still in the file', async () => {
    const program = await newProgram(folder);
    const { operatorId, startPassphrase } = await added(program, 'K07', 'clerk');
    // As after a crash between the entry and vault.json.
    valueOf(await openStation(program).appendStation([{ type: 'operatorDisabled', operatorId }]));
    await program.lifecycle.lock('asked');
    expect(await program.lifecycle.unlock(startPassphrase, 'K07', own)).toMatchObject({
      error: { kind: 'operatorDisabled' },
    });
    valueOf(await program.lifecycle.unlock(founder.passphrase, '01'));
    expect(await readFile(vaultPath(), 'utf8')).not.toContain(operatorId);
    const refused = await eventsIn(program);
    expect(refused).toContainEqual({ type: 'unlockRefused', tries: 1, reason: 'operatorDisabled' });
    await program.lifecycle.lock('asked');
  });

  it('never lose their last administrator', async () => {
    const program = await newProgram(folder);
    const me = openStation(program).operator.id;
    const refused = { ok: false, error: { kind: 'lastAdmin' } };
    expect(await program.desk.disable(openStation(program), me)).toEqual(refused);
    const asClerk = { operatorId: me, name: '程望', role: 'clerk' as const };
    expect(await program.desk.change(openStation(program), asClerk)).toEqual(refused);
    await added(program, 'A02', 'admin');
    expect(await program.desk.change(openStation(program), asClerk)).toMatchObject({ ok: true });
    const { operatorId } = valueOf(await program.desk.list(openStation(program)))[1] ?? {};
    expect(await program.desk.disable(openStation(program), operatorId ?? '')).toEqual(refused);
    await program.lifecycle.lock('asked');
  });

  it('change their own passphrase only with the present one, and not to the same or a weak one', async () => {
    const program = await newProgram(folder);
    const { desk } = program;
    const station = openStation(program);
    expect(await desk.changeOwn(station, 'wrong horse', own)).toMatchObject({
      error: { kind: 'wrongPassphrase' },
    });
    expect(await desk.changeOwn(station, founder.passphrase, founder.passphrase)).toMatchObject({
      error: { kind: 'passphraseSame' },
    });
    expect(await desk.changeOwn(station, founder.passphrase, '望潮小学2026')).toMatchObject({
      error: { kind: 'passphraseTooWeak', weakness: 'namesSchool' },
    });
    valueOf(await desk.changeOwn(station, founder.passphrase, own));
    await program.lifecycle.lock('asked');
    expect(await program.lifecycle.unlock(founder.passphrase)).toMatchObject({ ok: false });
    valueOf(await program.lifecycle.unlock(own));
    expect((await eventsIn(program)).map(({ type }) => type)).toContain('passphraseChanged');
    await program.lifecycle.lock('asked');
  });
});

describe('wrong tries', () => {
  const triesPath = () => join(folder, 'tries.json');
  const wait = async (program: Program) => (await program.lifecycle.status()).waitSeconds;

  it('are counted through codes that nobody has, told in the record once, and forgotten after', async () => {
    const program = await newProgram(folder, clock);
    await added(program, 'K07', 'clerk');
    await program.lifecycle.lock('asked');
    for (const [code, passphrase] of [
      ['01', 'wrong horse'],
      ['K99', founder.passphrase],
      ['K07', founder.passphrase],
    ] as const) {
      expect(await program.lifecycle.unlock(passphrase, code)).toMatchObject({
        error: { kind: 'wrongPassphrase' },
      });
    }
    valueOf(await program.lifecycle.unlock(founder.passphrase, '01'));
    await program.lifecycle.lock('asked');
    valueOf(await program.lifecycle.unlock(founder.passphrase, '01'));
    const told = (await eventsIn(program)).filter(({ type }) => type === 'unlockRefused');
    expect(told).toEqual([{ type: 'unlockRefused', tries: 3 }]);
    await program.lifecycle.lock('asked');
  });

  it('wait the longest when their file was deleted or damaged, also after a restart', async () => {
    const program = await newProgram(folder, clock);
    await program.lifecycle.lock('asked');
    await writeFile(triesPath(), JSON.stringify({ wrong: 20, unreported: 20 }));
    expect(await wait(startProgram(folder, clock))).toBe(900);
    for (const spoil of [() => rm(triesPath()), () => writeFile(triesPath(), '{"wrong":')]) {
      await spoil();
      const later = startProgram(folder, clock);
      expect(await wait(later)).toBe(900);
      expect(await later.lifecycle.unlock(founder.passphrase)).toMatchObject({
        error: { kind: 'wrongPassphrase', waitSeconds: 900 },
      });
    }
    const later = startProgram(folder, clock);
    clockMs += 900_000;
    valueOf(await later.lifecycle.unlock(founder.passphrase));
    expect(await wait(later)).toBe(0);
    const told = await eventsIn(later);
    expect(told).toContainEqual({ type: 'unlockRefused', tries: 13, countLost: true });
    await later.lifecycle.lock('asked');
  });

  it("at somebody else are not forgiven by one's own passphrase, and keep nobody else waiting", async () => {
    const program = await newProgram(folder, clock);
    const { startPassphrase } = await added(program, 'K07', 'clerk');
    await program.lifecycle.lock('asked');
    valueOf(await program.lifecycle.unlock(startPassphrase, 'K07', own));
    await program.lifecycle.lock('asked');
    const comesIn = async (to: Program, passphrase: string, code: string) => {
      valueOf(await to.lifecycle.unlock(passphrase, code));
      await to.lifecycle.lock('asked');
    };
    const guess = (to: Program) => to.lifecycle.unlock('wrong horse', '01');
    const refused = (waitSeconds: number) => ({
      ok: false,
      error: { kind: 'wrongPassphrase', waitSeconds },
    });
    for (let i = 0; i < 4; i += 1) expect(await guess(program)).toEqual(refused(0));
    await comesIn(program, own, 'K07');
    expect(await guess(program)).toEqual(refused(5));
    await comesIn(program, own, 'K07');
    // The right one is not looked at either.
    expect(await program.lifecycle.unlock(founder.passphrase, '01')).toEqual(refused(5));
    clockMs += 5_000;
    expect(await guess(program)).toEqual(refused(10));
    // Nor does a start of the program, or a file of before that named nobody.
    clockMs += 10_000;
    const later = startProgram(folder, clock);
    await comesIn(later, own, 'K07');
    expect(await guess(later)).toEqual(refused(10));
    clockMs += 10_000;
    await comesIn(later, founder.passphrase, '01');
    for (let i = 0; i < 4; i += 1) expect(await guess(later)).toEqual(refused(0));
    await writeFile(triesPath(), JSON.stringify({ wrong: 7, unreported: 7 }));
    const old = startProgram(folder, clock);
    clockMs += 20_000;
    await comesIn(old, own, 'K07');
    expect(await guess(old)).toEqual(refused(40));
    const vault = await readFile(vaultPath(), 'utf8');
    const kept = await readFile(triesPath(), 'utf8');
    const ids = [...vault.matchAll(/"operatorId":\s*"([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(2);
    for (const named of ['K07', ...ids]) expect(kept).not.toContain(named);
  });

  it('at a passphrase that was set anew begin anew, and at a code that nobody has they end with any right one', async () => {
    const program = await newProgram(folder, clock);
    const { operatorId } = await added(program, 'K07', 'clerk');
    await program.lifecycle.lock('asked');
    const guesses = async (code: string) => {
      for (let i = 0; i < 5; i += 1) await program.lifecycle.unlock('wrong horse', code);
      expect(await program.lifecycle.unlock('wrong horse', code)).toMatchObject({
        error: { waitSeconds: 5 },
      });
      clockMs += 5_000;
      valueOf(await program.lifecycle.unlock(founder.passphrase, '01'));
    };
    await guesses('K99');
    await program.lifecycle.lock('asked');
    expect(await program.lifecycle.unlock('wrong horse', 'K99')).toMatchObject({
      error: { waitSeconds: 0 },
    });
    valueOf(await program.lifecycle.unlock(founder.passphrase, '01'));
    await program.lifecycle.lock('asked');
    await guesses('K07');
    const reset = valueOf(await program.desk.resetPassphrase(openStation(program), operatorId));
    await program.lifecycle.lock('asked');
    const wrong = await program.lifecycle.unlock('wrong horse', 'K07');
    expect(wrong).toMatchObject({ error: { waitSeconds: 0 } });
    valueOf(await program.lifecycle.unlock(reset.startPassphrase, 'K07', own));
    await program.lifecycle.lock('asked');
  });

  it('are not shortened by starting the program again and again', async () => {
    const program = await newProgram(folder, clock);
    await program.lifecycle.lock('asked');
    await writeFile(triesPath(), JSON.stringify({ wrong: 7, unreported: 7 }));
    for (let restart = 0; restart < 3; restart += 1) {
      const again = startProgram(folder, clock);
      clockMs += 15_000;
      expect(await wait(again)).toBe(5);
    }
  });
});
