/** The auditor's commands, run as they are written in the guide, on a real package and a real record. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestsFolder } from '../../electron/audit/digest-files';
import { createDigestKeeper } from '../../electron/desk/digest-keeper';
import { signRoot } from '../../electron/archive/signing/sign-root';
import { rootFile } from '../../shared/archive/package/package-layout';
import { anArchiveKey } from '../support/archive-keys';
import { noHome } from '../support/case-builders';
import { blockOf, blocksOf } from '../support/guide-commands';
import { bundleForNode } from '../support/node-program';
import { aPackage, sealedAt } from '../support/package-samples';
import { scratchFolder } from '../support/scratch-folder';
import { founder, newProgram, openStation, valueOf } from '../support/station-people';
import { quickThread } from '../support/vault-on-disk';
import { writtenPackage } from '../support/viewer-package';

const guide = 'auditor.md';
const root = resolve(import.meta.dirname, '../..');
const place = scratchFolder('guides');
const ran = new Set<string>();
let env: Record<string, string>;
let fingerprint: string;

/** npm as far as the guide needs it: its scripts, with the programs that were bundled for this test. */
function layNpm(folder: string, programs: string): string {
  const path = join(folder, 'npm');
  const program = [
    '#!/usr/bin/env node',
    `const { scripts } = require(${JSON.stringify(join(root, 'package.json'))});`,
    'const [run, silent, name, dashes, ...given] = process.argv.slice(2);',
    "if (run !== 'run' || silent !== '--silent' || dashes !== '--') process.exit(64);",
    "if (scripts[name] !== 'node build/bundle.mjs 1>&2 && node dist/main/' + name + '.cjs') process.exit(65);",
    `const script = ${JSON.stringify(programs)} + '/' + name + '.cjs';`,
    'process.argv.splice(1, Infinity, script, ...given);',
    'require(script);',
  ];
  writeFileSync(path, program.join('\n'));
  chmodSync(path, 0o755);
  return folder;
}

/** A locked station with a case in it, and the digest of its day taken elsewhere. */
async function leaveStation(folder: string, kept: string): Promise<void> {
  const program = await newProgram(folder);
  const station = openStation(program);
  await station.desk.execute(
    { name: 'openCase', caseId: uuidv7(), answers: noHome },
    station.actor,
  );
  const now = () => new Date().toISOString();
  valueOf(await createDigestKeeper({ station, now, log: () => undefined }).make(1_000));
  await program.lifecycle.lock('asked');
  cpSync(join(folder, digestsFolder), kept, { recursive: true });
}

/** One block as a script of its own; `more` stands where the guide has a name for what the reader has. */
function run(name: string, more: Readonly<Record<string, string>> = {}) {
  ran.add(name);
  const script = `set -o pipefail\n${blockOf(guide, name)}`;
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-euc', script], {
    cwd: place,
    env: { ...process.env, ...env, ...more },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

beforeAll(async () => {
  const station = { school: '望潮小学（䶮湾校区）', stationCode: 'LS01', drill: false };
  const key = await anArchiveKey(station, sealedAt);
  fingerprint = createHash('sha256').update(Buffer.from(key.certificate, 'base64')).digest('hex');
  const { files } = await aPackage();
  const signed = await signRoot(key, files.get(rootFile) ?? new Uint8Array(), sealedAt);
  for (const { path, bytes } of signed) files.set(path, bytes);

  const programs = scratchFolder('guides-programs');
  await bundleForNode('audit/command.ts', programs, 'audit');
  await bundleForNode('archive/command.ts', programs, 'archive');
  copyFileSync(quickThread, join(programs, 'kdf.cjs'));
  await leaveStation(join(place, 'station'), join(place, 'kept'));
  writeFileSync(join(place, 'passphrase'), `${founder.passphrase}\n`);
  mkdirSync(join(place, 'bin'));
  mkdirSync(join(place, 'scratch'));
  env = {
    PATH: `${layNpm(join(place, 'bin'), programs)}:${process.env['PATH'] ?? ''}`,
    PACKAGE: writtenPackage('RX-371103-2026-000007', files),
    SCRATCH: join(place, 'scratch'),
    STATION: join(place, 'station'),
    DIGESTS: join(place, 'kept'),
    PASSPHRASE_FILE: join(place, 'passphrase'),
    FINGERPRINT: fingerprint,
  };
});

describe('the guide for auditors', () => {
  it('verifies and lists a record on another computer', () => {
    const plain = run('audit: verify');
    expect(plain.stderr).toBe('');
    expect([plain.status, plain.stdout]).toEqual([0, expect.stringContaining('审计记录完整')]);
    expect(plain.stdout).toContain('没有用口令打开封存');
    const opened = run('audit: verify with the passphrase');
    expect([opened.status, opened.stdout]).toEqual([0, expect.stringContaining('逐条打开封存')]);
    const listed = run('audit: list');
    expect([listed.status, listed.stdout]).toEqual([0, expect.stringContaining('新建本站')]);
  });

  it('finds a whole package whole', () => {
    expect(run('package: sha256')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(run('package: sm3')).toEqual({ status: 0, stdout: '', stderr: '' });
    const certificate = run('package: certificate');
    expect(certificate.status, certificate.stderr).toBe(0);
    expect(certificate.stdout).toContain('望潮小学（䶮湾校区）');
    expect(certificate.stdout.replaceAll(':', '').toLowerCase()).toContain(fingerprint);
    const signature = run('package: signature');
    expect([signature.status, signature.stderr]).toEqual([
      0,
      expect.stringContaining('CAdES Verification successful'),
    ]);
    const archive = run('archive: verify');
    expect([archive.status, archive.stdout]).toEqual([0, expect.stringContaining('签名有效')]);
    const told = run('archive: fingerprint');
    expect([told.status, told.stdout]).toEqual([0, expect.stringContaining('"whole": true')]);
    expect(told.stdout).toContain('data/说明文件.xml');
  });

  it('finds what somebody changed', () => {
    const changed = join(place, 'changed');
    cpSync(env['PACKAGE'] ?? '', changed, { recursive: true });
    const description = join(changed, 'data/说明文件.xml');
    writeFileSync(description, readFileSync(description, 'utf8').replace('入学', '人学'));
    expect(run('package: sha256', { PACKAGE: changed }).status).not.toBe(0);
    expect(run('package: sm3', { PACKAGE: changed }).status).not.toBe(0);
    expect(run('archive: verify', { PACKAGE: changed })).toMatchObject({ status: 1 });
    const list = join(changed, rootFile);
    writeFileSync(list, readFileSync(list, 'utf8').replace(/^./, 'x'));
    expect(run('package: signature', { PACKAGE: changed }).status).not.toBe(0);
    const other = run('archive: fingerprint', { FINGERPRINT: '0'.repeat(64) });
    expect(other.status).toBe(1);
    const segment = join(env['STATION'] ?? '', 'ledger', '000001.seg');
    const bytes = readFileSync(segment);
    const at = bytes.length >> 1;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(segment, bytes);
    expect(run('audit: verify')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('审计记录有问题') as string,
    });
  });

  it('opens an export with the key of its recipient', () => {
    const openssl = (...args: string[]) =>
      expect(spawnSync('openssl', args, { cwd: place, encoding: 'utf8' })).toMatchObject({
        status: 0,
      });
    const files = ['-keyout', 'archive.key', '-out', 'archive.pem'];
    openssl('req', '-x509', '-nodes', '-newkey', 'rsa:2048', '-subj', '/CN=archive', ...files);
    writeFileSync(join(place, 'plain.zip'), 'as it was');
    const sealed = ['-outform', 'DER', '-out', '电子档案-001.zip.p7m', 'archive.pem'];
    openssl('cms', '-encrypt', '-binary', '-aes-256-gcm', '-in', 'plain.zip', ...sealed);
    expect(run('export: open', { KEY: 'archive.key' })).toMatchObject({ status: 0 });
    expect(readFileSync(join(place, '电子档案-001.zip'), 'utf8')).toBe('as it was');
  });

  it('has no command that was not run', () => {
    expect([...blocksOf(guide).keys()].filter((name) => !ran.has(name))).toEqual([]);
  });
});
