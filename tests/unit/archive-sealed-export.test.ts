/** Packages sealed to a recipient: opened with the tools of any system by the right key, and by no other. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { commandWords } from '../../electron/archive/command-words';
import { certificateIn } from '../../electron/archive/export/certificate-file';
import { canSealTo } from '../../electron/archive/export/recipient-info';
import { runExport } from '../../electron/archive/export/run-export';
import { isSealed } from '../../electron/archive/sealed-file';
import { placeOf } from '../../shared/archive/export/export-order';
import { readRecipient } from '../../shared/archive/export/recipient';
import { bundleForNode } from '../support/node-program';
import { carriedPackage, carrierFacts } from '../support/packages';
import { scratchFolder } from '../support/scratch-folder';

let scratch: string;
/** Certificates of this run are in force from now on; whole days lie between. */
const at = new Date(Date.now() + 86_400_000).toISOString();
const openssl = (...args: string[]) =>
  execFileSync('openssl', args, { cwd: scratch, stdio: ['ignore', 'pipe', 'pipe'] });

beforeAll(() => {
  scratch = scratchFolder('sealed-export');
  makeCertificate('archive', 'rsa:2048', '-subj', '/CN=望潮区档案馆', '-utf8');
  makeCertificate('other', 'rsa:2048', '-subj', '/CN=other');
});

function makeCertificate(name: string, key: string, ...more: string[]): void {
  const files = ['-keyout', `${name}.key`, '-out', `${name}.pem`];
  openssl('req', '-x509', '-nodes', '-days', '30', '-newkey', key, ...files, ...more);
}

const derOf = async (name: string) =>
  certificateIn(await readFile(join(scratch, name))) ?? Buffer.alloc(0);

async function sealedExport(carrier: string, name = 'archive') {
  const der = await derOf(`${name}.pem`);
  const read = readRecipient(der, at);
  if (!read.ok) throw new Error(read.error.kind);
  const recipient = {
    ...read.value,
    fingerprint: createHash('sha256').update(der).digest('hex'),
  };
  const packages = [1, 2, 3].map((number) => carriedPackage(number, 700_000));
  const done = await runExport(
    {
      carrier,
      form: 'folder',
      packages: packages.map(({ one }) => one),
      recipient,
      volumeBytes: 3_000_000,
      facts: carrierFacts,
    },
    {
      sourceOf: ({ name }) => {
        const found = packages.find(({ one }) => one.name === name);
        if (found === undefined) throw new Error('asked for a package that was not ordered');
        return found.source;
      },
      onProgress: () => undefined,
      signal: new AbortController().signal,
    },
  );
  return { done, packages, recipient };
}

const opened = (file: string, key: string, out: string) =>
  openssl(
    ...['cms', '-decrypt', '-binary', '-inform', 'DER', '-in', file],
    ...['-inkey', key, '-out', out],
  );

it('openssl opens volumes and lists with the key of the recipient, and every file inside is whole', async () => {
  const carrier = join(scratch, 'U盘');
  const { done, packages, recipient } = await sealedExport(carrier);
  expect(done.ok && done.value.exported).toHaveLength(3);
  const names = await readdir(carrier);
  const volumes = names.filter((name) => name.endsWith('.zip.p7m'));
  expect(volumes).toHaveLength(2);
  const open = names.filter((name) => !name.endsWith('.p7m')).toSorted();
  expect(open).toEqual(['导出进度.jsonl', '打开方法.TXT'].toSorted());
  for (const name of volumes) {
    opened(join(carrier, name), 'archive.key', 'volume.zip');
    execFileSync('python3', ['-m', 'zipfile', '-e', 'volume.zip', 'out'], { cwd: scratch });
  }
  for (const { one, files } of packages) {
    const cwd = join(scratch, 'out', placeOf(one));
    execFileSync('sha256sum', ['-c', '--quiet', '--strict', 'manifest-sha256.txt'], { cwd });
    execFileSync('sha256sum', ['-c', '--quiet', '--strict', 'tagmanifest-sha256.txt'], { cwd });
    for (const [path, bytes] of files) {
      expect(Buffer.compare(await readFile(join(cwd, path)), bytes)).toBe(0);
    }
  }
  opened(join(carrier, '文件目录.XML.p7m'), 'archive.key', 'list.xml');
  expect(await readFile(join(scratch, 'list.xml'), 'utf8')).toContain(packages[2]?.one.title);
  const note = await readFile(join(carrier, '打开方法.TXT'), 'utf8');
  expect(note).toContain(recipient.fingerprint);
  const shown = openssl('x509', '-in', 'archive.pem', '-noout', '-fingerprint', '-sha256');
  expect(shown.toString().replaceAll(':', '').toLowerCase()).toContain(recipient.fingerprint);
});

it('another key opens nothing, and a changed byte is told', async () => {
  const carrier = join(scratch, 'other');
  await sealedExport(carrier);
  const volume = join(carrier, '电子档案-001.zip.p7m');
  expect(() => opened(volume, 'other.key', 'no.zip')).toThrow();
  const bytes = await readFile(volume);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(volume, bytes);
  expect(() => opened(volume, 'archive.key', 'no.zip')).toThrow();
});

it.each(['P-256', 'P-384', 'P-521'])(
  'openssl opens what is sealed to an elliptic-curve certificate on %s, with its key alone',
  async (curve) => {
    const name = `ec-${curve}`;
    makeCertificate(name, 'ec', '-pkeyopt', `ec_paramgen_curve:${curve}`, '-subj', '/CN=archive');
    const carrier = join(scratch, `carrier-${curve}`);
    const { packages } = await sealedExport(carrier, name);
    const volume = join(carrier, '电子档案-001.zip.p7m');
    opened(volume, `${name}.key`, `${name}.zip`);
    execFileSync('python3', ['-m', 'zipfile', '-e', `${name}.zip`, name], { cwd: scratch });
    const [first] = packages;
    if (first === undefined) throw new Error('No package');
    const cwd = join(scratch, name, placeOf(first.one));
    execFileSync('sha256sum', ['-c', '--quiet', '--strict', 'manifest-sha256.txt'], { cwd });
    expect(await isSealed(volume)).toBe(true);
    makeCertificate('stranger', 'ec', '-pkeyopt', `ec_paramgen_curve:${curve}`, '-subj', '/CN=x');
    expect(() => opened(volume, 'stranger.key', 'no.zip')).toThrow();
    expect(() => opened(volume, 'archive.key', 'no.zip')).toThrow();
    // A point that is on no curve is a certificate that reads well, and a key that is none.
    const read = readRecipient(await derOf(`${name}.pem`), at);
    if (!read.ok) throw new Error(read.error.kind);
    expect(canSealTo(read.value)).toBe(true);
    const spki = Uint8Array.from(read.value.spki, (octet, place) =>
      place === read.value.spki.length - 1 ? octet ^ 1 : octet,
    );
    expect(canSealTo({ ...read.value, spki })).toBe(false);
  },
);

it('is told from a broken zip by the command, as a volume and as the whole carrier; a zip is no sealed file', async () => {
  const carrier = join(scratch, 'told');
  await sealedExport(carrier);
  const command = await bundleForNode('archive/command.ts', scratch, 'archive');
  const words = commandWords('zh-CN');
  const volume = join(carrier, '电子档案-001.zip.p7m');
  for (const place of [volume, carrier]) {
    for (const act of ['verify', 'list']) {
      const done = spawnSync(process.execPath, [command, act, place], { encoding: 'utf8' });
      const told = { status: done.status, stdout: done.stdout, stderr: done.stderr.trim() };
      expect(told).toEqual({ status: 2, stdout: '', stderr: words.sealed(place) });
    }
  }
  opened(volume, 'archive.key', 'told.zip');
  const none = join(scratch, 'not-sealed');
  await mkdir(none);
  await writeFile(join(none, 'short.p7m'), Buffer.of(0x30));
  expect(await isSealed(volume)).toBe(true);
  for (const place of [
    join(scratch, 'told.zip'),
    none,
    join(none, 'gone'),
    join(scratch, 'archive.pem'),
  ]) {
    expect(await isSealed(place), place).toBe(false);
  }
});

it('refuses what packages cannot be sealed to, each with its reason', async () => {
  const kindOf = (der: Uint8Array, when = at) => {
    const read = readRecipient(der, when);
    return read.ok ? 'fit' : read.error.kind;
  };
  const der = await derOf('archive.pem');
  expect(kindOf(der)).toBe('fit');
  expect(kindOf(der, '2019-01-01T00:00:00.000Z')).toBe('recipientExpired');
  expect(kindOf(der, '2099-01-01T00:00:00.000Z')).toBe('recipientExpired');
  expect(kindOf(der.subarray(0, -1))).toBe('recipientUnread');
  expect(kindOf(Buffer.from('no certificate'))).toBe('recipientUnread');
  makeCertificate('short', 'rsa:1024', '-subj', '/CN=short');
  expect(kindOf(await derOf('short.pem'))).toBe('recipientKeyUnfit');
  makeCertificate('curve', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1', '-subj', '/CN=curve');
  expect(kindOf(await derOf('curve.pem'))).toBe('recipientKeyUnfit');
  makeCertificate('edwards', 'ed25519', '-subj', '/CN=edwards');
  expect(kindOf(await derOf('edwards.pem'))).toBe('recipientKeyUnfit');
  const [one, two] = [
    await readFile(join(scratch, 'archive.pem')),
    await readFile(join(scratch, 'other.pem')),
  ];
  expect(certificateIn(Buffer.concat([one, two]))).toBeUndefined();
  expect(certificateIn(Buffer.from('-----BEGIN CERTIFICATE-----'))).toBeUndefined();
});
