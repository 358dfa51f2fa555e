/** The command that verifies packages without the station: as a program of its own, on folders and zips, honest and not. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandWords } from '../../electron/archive/command-words';
import { signRoot } from '../../electron/archive/signing/sign-root';
import { openZipFiles } from '../../electron/archive/zip-files';
import { rootFile } from '../../shared/archive/package/package-layout';
import { signaturePaths } from '../../shared/archive/signing/signature-files';
import { bundleForNode } from '../support/node-program';
import { aPackage } from '../support/package-samples';
import { scratchFolder } from '../support/scratch-folder';
import type { ZipPart } from '../support/zip-maker';
import { zipOf } from '../support/zip-maker';
import { anArchiveKey } from '../support/archive-keys';

let command: string;
let whole: ReadonlyMap<string, Uint8Array>;
let fingerprint: string;
beforeAll(async () => {
  command = await bundleForNode('archive/command.ts', scratchFolder('archive-command'), 'archive');
  const { files } = await aPackage();
  const at = '2026-09-01T01:00:00.000Z';
  const key = await anArchiveKey({ school: '望潮小学', stationCode: 'LS01', drill: false }, at);
  const signed = await signRoot(key, files.get(rootFile) ?? new Uint8Array(), at);
  whole = new Map([...files, ...signed.map((one) => [one.path, one.bytes] as const)]);
  fingerprint = createHash('sha256').update(Buffer.from(key.certificate, 'base64')).digest('hex');
});

const words = commandWords('zh-CN');

function archive(...options: readonly string[]) {
  const done = spawnSync(process.execPath, [command, ...options], { encoding: 'utf8' });
  return { status: done.status, stdout: done.stdout, stderr: done.stderr };
}

function written(files: ReadonlyMap<string, Uint8Array>, below = ''): string {
  const folder = scratchFolder('written');
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, below, path)), { recursive: true });
    writeFileSync(join(folder, below, path), bytes);
  }
  return folder;
}

function zipped(parts: readonly ZipPart[], options = {}): string {
  const path = join(scratchFolder('zipped'), 'x.zip');
  writeFileSync(path, zipOf(parts, options));
  return path;
}

const partsOf = (files: ReadonlyMap<string, Uint8Array>, below = '', deflate = true): ZipPart[] =>
  [...files].map(([path, bytes]) => ({ name: `${below}${path}`, bytes, deflate }));

const changed = (path: string, bytes: Uint8Array) => new Map([...whole, [path, bytes]]);

describe('npm run archive', () => {
  it('finds a whole package whole: as a folder, below a folder, in a zip of each kind', () => {
    const name = 'LS01-2026-00012K';
    expect(archive('verify', written(whole))).toMatchObject({ status: 0, stderr: '' });
    const below = archive('verify', written(whole, name));
    expect(below.status).toBe(0);
    expect(below.stdout).toContain(`完好：${name}（${whole.size} 个文件`);
    expect(below.stdout).toContain(words.total(1, 0));
    const zips = [
      zipped(partsOf(whole)),
      zipped(partsOf(whole, `${name}/`, false)),
      zipped(partsOf(whole, `导出/${name}/`), { zip64: true }),
    ];
    for (const path of zips)
      expect(archive('verify', path)).toMatchObject({ status: 0, stderr: '' });
    const byTool = join(scratchFolder('by-tool'), 'x.zip');
    execFileSync('zip', ['-qr', byTool, '.'], { cwd: written(whole, name) });
    expect(archive('verify', byTool)).toMatchObject({ status: 0 });
  });

  it('names every file that is wrong, also as JSON, and ends with 1', () => {
    const files = changed('data/说明文件.xml', Buffer.from('changed'));
    const told = archive('verify', written(files));
    expect(told.status).toBe(1);
    expect(told.stdout).toContain('文件被改过：data/说明文件.xml（与 manifest-sha256.txt 不符）');
    const json = archive('verify', zipped(partsOf(files, 'a/')), '--json');
    expect(json.status).toBe(1);
    const read = JSON.parse(json.stdout) as {
      whole: boolean;
      packages: { package: string; findings: { kind: string; path: string; text: string }[] }[];
    };
    expect(read.whole).toBe(false);
    expect(read.packages[0]?.package).toBe('a');
    expect(read.packages[0]?.findings.map(({ kind, path }) => [kind, path])).toContainEqual([
      'fileChanged',
      'data/说明文件.xml',
    ]);
    expect(archive('verify', written(files), '--lang', 'en').stdout).toContain('File was changed');
  });

  it('says who signed it, and refuses a package without a signature or by somebody else', () => {
    const folder = written(whole);
    const told = archive('verify', folder, '--fingerprint', fingerprint.toUpperCase());
    expect(told.status).toBe(0);
    expect(told.stdout).toContain('签名有效：望潮小学 LS01');
    expect(told.stdout).toContain(fingerprint);
    expect(told.stdout).toContain('尚未取得时间戳');
    const other = archive('verify', folder, '--fingerprint', '0'.repeat(64));
    expect(other.status).toBe(1);
    expect(other.stdout).toContain('签名有效，但不是本站点的证书');
    const unsigned = new Map(whole);
    unsigned.delete(signaturePaths.cms);
    const without = archive('verify', written(unsigned), '--json');
    expect(without.status).toBe(1);
    expect(without.stdout).toContain(`缺少签名：${signaturePaths.cms}`);
  });

  it('verifies every package of an export and says which one is wrong', () => {
    const parts = [
      ...partsOf(whole, '甲/'),
      ...partsOf(changed('bagit.txt', Buffer.from('x')), '乙/'),
      { name: '移交清单.xlsx', bytes: Buffer.from('list') },
    ];
    const told = archive('verify', zipped(parts));
    expect(told.status).toBe(1);
    expect(told.stdout).toMatch(/完好：甲/);
    expect(told.stdout).toMatch(/有问题：乙/);
    expect(told.stdout).toContain(words.total(2, 1));
  });

  it('lists files with their titles', () => {
    const told = archive('list', written(whole));
    expect(told.status).toBe(0);
    const rows = told.stdout.trimEnd().split('\n');
    expect(rows).toHaveLength(whole.size + 1);
    expect(told.stdout).toMatch(/受理回执-.*\.pdf\t\d+\t受理回执/);
  });

  it('ends with 2 where there is nothing to look at, and writes nothing', () => {
    expect(archive().status).toBe(2);
    expect(archive('verify').stderr).toContain(words.usage);
    expect(archive('verify', '/does/not/exist').stderr).toContain('读不了');
    expect(archive('verify', scratchFolder('empty'))).toMatchObject({ status: 2, stdout: '' });
    const cut = zipOf(partsOf(whole)).subarray(0, -30);
    const path = join(scratchFolder('cut'), 'cut.zip');
    writeFileSync(path, cut);
    expect(archive('verify', path).status).toBe(2);
  });

  it('follows no link out of a folder', () => {
    const folder = written(whole);
    const outside = join(scratchFolder('outside'), 'secret');
    writeFileSync(outside, whole.get('data/说明文件.xml') ?? '');
    rmSync(join(folder, 'data/说明文件.xml'));
    symlinkSync(outside, join(folder, 'data/说明文件.xml'));
    symlinkSync('/etc', join(folder, 'data/more'));
    const told = archive('verify', folder);
    expect(told.status).toBe(1);
    expect(told.stdout).toContain('文件读不出来：data/说明文件.xml');
    expect(told.stdout).toContain('多余的文件：data/more');
  });
});

describe('a zip that nobody honest made', () => {
  const verified = (...more: ZipPart[]) => archive('verify', zipped([...partsOf(whole), ...more]));

  it('has names found that lead elsewhere, come twice, or differ in case only', () => {
    const bytes = Buffer.from('x');
    for (const name of ['../evil', '/etc/evil', 'data\\evil', 'C:/evil', 'data/../../evil']) {
      const told = verified({ name, bytes });
      expect(told.status, name).toBe(1);
      expect(told.stdout, name).toContain('文件名不安全');
    }
    for (const name of ['bagit.txt', 'BAGIT.TXT', 'DATA/说明文件.xml']) {
      const told = verified({ name, bytes: whole.get('bagit.txt') ?? bytes });
      expect(told.status, name).toBe(1);
      expect(told.stdout, name).toContain(`有两个文件只差大小写：${name}`);
    }
    const outside = archive(
      'verify',
      zipped([...partsOf(whole, '甲/'), { name: '../../evil', bytes }]),
    );
    expect(outside).toMatchObject({ status: 1 });
    expect(outside.stdout).toContain(words.unsafe('../../evil'));
  });

  it('has nothing unpacked that is a bomb, a link, encrypted, or lies about itself', async () => {
    const zeros = Buffer.alloc(64 * 1024 * 1024);
    const parts: ZipPart[] = [
      { name: 'bomb', bytes: zeros, deflate: true },
      { name: 'small-told', bytes: zeros, deflate: true, told: 10 },
      { name: 'large-told', bytes: Buffer.from('x'), told: 500_000 },
      { name: 'link', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 },
      { name: 'locked', bytes: Buffer.from('x'), flags: 0x801 },
      { name: 'two-faced', localName: 'another!!', bytes: Buffer.from('x') },
      { name: 'plain', bytes: Buffer.from('plain'), deflate: true },
    ];
    const found = await openZipFiles(zipped(parts));
    const read = await Promise.all((found?.files ?? []).map((file) => file.read()));
    expect(read.slice(0, -1).every((bytes) => bytes === undefined)).toBe(true);
    expect(Buffer.from(read.at(-1) ?? '').toString()).toBe('plain');
    await found?.close();
  });

  it('is not opened when entries share bytes, or the directory is not whole', async () => {
    const zip = zipOf([
      { name: 'a', bytes: Buffer.alloc(100) },
      { name: 'b', bytes: Buffer.alloc(100) },
    ]);
    const path = join(scratchFolder('overlap'), 'x.zip');
    const second = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    zip.writeUInt32LE(0, second + 42);
    writeFileSync(path, zip);
    expect(await openZipFiles(path)).toBeUndefined();
    const whole = zipOf([{ name: 'a', bytes: Buffer.alloc(10) }]);
    for (let at = 0; at < whole.length; at += 3) {
      const bent = Buffer.from(whole);
      bent[at] = (bent[at] ?? 0) ^ 0xff;
      writeFileSync(path, bent);
      const found = await openZipFiles(path);
      for (const file of found?.files ?? []) await file.read();
      await found?.close();
    }
  });
});
