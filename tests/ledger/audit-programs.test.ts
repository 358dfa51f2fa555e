/** The thread that verifies for the screen and the command of an auditor, as programs of their own on a real folder. */
import { spawnSync } from 'node:child_process';
import { copyFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandWords } from '../../electron/audit/command-words';
import { verifyApart } from '../../electron/audit/verify-client';
import { createRecoveryDesk } from '../../electron/desk/recovery-desk';
import { openDeviceSecret } from '../../electron/vault/device-secret';
import { newKey } from '../../electron/vault/seal';
import { ok } from '../../shared/domain/result';
import { pick } from '../../shared/i18n/messages';
import { entryWords } from '../../shared/i18n/station-trace-words';
import { parseShareText, shareQrText } from '../../shared/vault/recovery-text';
import { noHome } from '../support/case-builders';
import { bundleForNode } from '../support/node-program';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
import { founder, newProgram, openStation, valueOf } from '../support/station-people';
import { quickThread } from '../support/vault-on-disk';

const stationKey = newKey();
let thread: string;
let command: string;
let folder: string;
beforeAll(async () => {
  const built = scratchFolder('audit-programs');
  thread = await bundleForNode('audit/verify-thread.ts', built, 'verify');
  command = await bundleForNode('audit/command.ts', built, 'audit');
  await copyFile(quickThread, join(built, 'kdf.cjs'));
});
beforeEach(() => {
  folder = join(scratchFolder('audited'), 'station');
});

/** The command as an auditor runs it. */
function audit(options: readonly string[], input = '') {
  const done = spawnSync(process.execPath, [command, ...options], { input, encoding: 'utf8' });
  return { status: done.status, stdout: done.stdout, stderr: done.stderr };
}

it('names a case key that is missing without a destruction, on the screen and at the command line', async () => {
  const station = await openStationAt(folder, stationKey);
  const [gone, missing] = [uuidv7(), uuidv7()];
  for (const caseId of [gone, missing]) {
    await station.desk.execute({ name: 'openCase', caseId, answers: noHome }, station.actor);
  }
  await station.destroyCase(gone, station.actor);
  await rm(join(folder, 'keys', missing.slice(-2), `${missing}.key`));
  const untilSeq = station.ledger.durableHead();
  const { publicKey } = station.facts();
  const found = await verifyApart(
    thread,
    { folder, untilSeq, publicKey, ...station.trailKeys() },
    () => undefined,
    new AbortController().signal,
  );
  expect(found).toMatchObject({ ok: true, value: { keysMissing: [missing], keysDestroyed: 1 } });
  await station.close();

  const said = audit(['verify', folder]);
  expect([said.status, said.stderr]).toEqual([1, '']);
  const { report } = pick('zh-CN').audit;
  expect(said.stdout.split('\n')[0]).toBe(report.keysMissing);
  expect(said.stdout).toContain(report.keyMissing(missing));
  expect(said.stdout).not.toContain(gone);
  const inEnglish = audit(['verify', folder, '--lang', 'en']);
  expect(inEnglish.stdout).toContain(pick('en').audit.report.keyMissing(missing));
});

it('says in the trail why a verification was not whole', () => {
  const at = '2026-08-03T02:00:00.000Z';
  const actor = { id: uuidv7(), name: '程望', role: 'auditor' as const };
  const event = { type: 'trailVerified' as const, entries: 9, whole: false, keysMissing: 2 };
  const body = { v: 1 as const, at, actor, command: 'station', stationEvents: [event] };
  expect(entryWords(pick('zh-CN'), body)).toBe(
    '校验审计记录：2 个办件的密钥文件缺失，没有销毁记录',
  );
});

describe('the command without the second factor of the computer', () => {
  /** The store of an account on the station's own computer; the command has none. */
  const device = () =>
    openDeviceSecret(
      join(folder, 'device'),
      {
        isEncryptionAvailable: () => true,
        encryptString: (plain) => Buffer.from(plain),
        decryptString: (sealed) => sealed.toString(),
      },
      'win32',
    );
  const withPassphrase = (act: string, ...more: string[]) =>
    audit([act, folder, '--passphrase-stdin', ...more], `${founder.passphrase}\n`);
  const tries = () => readFile(join(folder, 'tries.json'), 'utf8');

  it('says that the passphrase is bound to the computer, counts no try, and verifies the chain', async () => {
    const program = await newProgram(folder, { device: device() });
    await program.lifecycle.lock('asked');
    const before = await tries();
    for (const [locale, act] of [
      ['zh-CN', 'verify'],
      ['en', 'list'],
    ] as const) {
      const said = withPassphrase(act, '--lang', locale);
      const { happened, safe, todo } = commandWords(locale).boundElsewhere(false);
      expect(said).toEqual({
        status: 2,
        stdout: '',
        stderr: `${[happened, safe, todo].join('\n')}\n`,
      });
    }
    expect(await tries()).toBe(before);
    expect(audit(['verify', folder]).status).toBe(0);
  });

  it('opens the seals by two sheets of the recovery key instead', async () => {
    const program = await newProgram(folder, { device: device() });
    const desk = createRecoveryDesk({
      vault: program.vault,
      now: () => '2026-08-15T02:05:03.000Z',
      papers: {
        makeRecoverySheet: async ({ lines }) =>
          ok({ bytes: Buffer.from(lines.join('\n')), pages: 1, missingGlyphs: [] }),
      },
    });
    const station = openStation(program);
    valueOf(await desk.make(station));
    const sheets: string[] = [];
    for (const sheet of [1, 3]) {
      sheets.push(Buffer.from(valueOf(await desk.sheetPdf(station, sheet))).toString());
    }
    await program.lifecycle.lock('asked');
    expect(withPassphrase('verify').stderr).toContain(
      commandWords('zh-CN').boundElsewhere(true).todo,
    );
    const verified = audit(['verify', folder, '--sheets-stdin'], sheets.join('\n'));
    expect([verified.status, verified.stderr]).toEqual([0, '']);
    expect(verified.stdout).toMatch(/逐条打开封存 \d+ 条/);
    const typed = `${sheets.join('\r\n\r\n')}\r\n`;
    expect(audit(['list', folder, '--sheets-stdin'], typed).status).toBe(0);
    const scanned = sheets.map((sheet) => valueOf(parseShareText(sheet))).map(shareQrText);
    expect(audit(['list', folder, '--sheets-stdin'], scanned.join('\n')).status).toBe(0);
    expect(audit(['list', folder, '--sheets-stdin'], `${sheets[0]}\n`).status).toBe(2);
    const twice = audit(['verify', folder, '--sheets-stdin', '--passphrase-stdin']);
    expect(twice).toMatchObject({ status: 2, stderr: `${commandWords('zh-CN').usage}\n` });
  });

  it('opens by passphrase where nothing more is needed, and a wrong one counts', async () => {
    const program = await newProgram(folder);
    await program.lifecycle.lock('asked');
    expect(withPassphrase('verify').status).toBe(0);
    const wrong = audit(['verify', folder, '--passphrase-stdin'], 'wrong horse\n');
    expect(wrong.status).toBe(2);
    expect(await tries()).toContain('"wrong":1');
  });
});
