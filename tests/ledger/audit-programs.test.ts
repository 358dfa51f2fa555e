/** The thread that verifies for the screen and the command of an auditor, as programs of their own on a real folder. */
import { spawnSync } from 'node:child_process';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { verifyApart } from '../../electron/audit/verify-client';
import { newKey } from '../../electron/vault/seal';
import { pick } from '../../shared/i18n/messages';
import { entryWords } from '../../shared/i18n/station-trace-words';
import { bundleForNode } from '../support/node-program';
import { scratchFolder } from '../support/scratch-folder';
import { openStationAt } from '../support/station-on-disk';
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
  const answers = { preferential: false, localRegister: true, localHome: false };
  const [gone, missing] = [uuidv7(), uuidv7()];
  for (const caseId of [gone, missing]) {
    await station.desk.execute({ name: 'openCase', caseId, answers }, station.actor);
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
