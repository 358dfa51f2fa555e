/** The Debian package in a clean root: installed by dpkg, opened by a person who is not root, with the sandbox; replaced only while it rests, and updated only to what is newer and signed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { generateKeyPairSync, sign } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, expect, test } from '@playwright/test';
import { makeDeb } from '../../build/deb.mjs';
import { findPublisher } from '../../build/publisher.mjs';
import { writeUpdateFolder } from '../../build/update-folder.mjs';
import { debuggableExecutable } from '../support/debuggable-copy';

/** What /proc says of the processes of the installed program, by their command lines. */
async function installedProcesses(): Promise<{ line: string; status: string }[]> {
  const found: { line: string; status: string }[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    try {
      const line = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
      if (!line.startsWith('/opt/enrollment-station/')) continue;
      found.push({ line, status: await readFile(`/proc/${pid}/status`, 'utf8') });
    } catch {
      continue; // it ended in between
    }
  }
  return found;
}

/** A folder with updates as they may come on sticks: from somebody else, older than what is there, changed on the way, and right. */
async function updatesOf(to: string, deb: string, older: string, newer: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3_072 });
  const foreign = { sign: (bytes: Buffer) => sign('sha256', bytes, privateKey) };
  const notes = { 'zh-CN': '打印更快。', en: 'Printing is faster.' };
  const write = (name: string, installer: string, version: string, publisher = findPublisher()) =>
    writeUpdateFolder({ to: join(to, name), installers: [installer], version, publisher, notes });
  write('foreign', newer, '0.2.0', { ...findPublisher(), ...foreign });
  write('older', older, '0.0.9');
  const changed = write('changed', deb, '0.2.0');
  await appendFile(join(changed, basename(deb)), 'x');
  write('newer', newer, '0.2.0');
  return to;
}

test('dpkg installs it, a clerk opens it sandboxed, and nothing replaces it while it runs or goes back @packed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'station-installed-'));
  const packed = dirname(debuggableExecutable());
  const notices = await readFile(join(packed, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  // From a script, and from a file that a style sheet names.
  for (const name of ['react', '@fontsource-variable/noto-sans-sc']) {
    expect(notices).toContain(`\n${name}@`);
  }
  const quick = { packed, quick: true };
  const place = join(folder, 'place');
  for (const name of ['place', 'new', 'older', 'newer']) await mkdir(join(folder, name));
  const deb = await makeDeb({ ...quick, to: join(folder, 'new') });
  const older = await makeDeb({ ...quick, to: join(folder, 'older'), version: '0.0.9' });
  const newer = await makeDeb({ ...quick, to: join(folder, 'newer'), version: '0.2.0' });
  const updates = await updatesOf(join(folder, 'updates'), deb, older, newer);
  const script = join(import.meta.dirname, '../support/clean-root.sh');
  const root = spawn('unshare', ['--mount', 'bash', script, place, deb, older, updates], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(root, 'exit');
  const lines = createInterface({ input: root.stdout })[Symbol.asyncIterator]();
  const next = async () => ((await lines.next()) as IteratorResult<string, undefined>).value ?? '';
  try {
    expect(await next()).toBe('install: done');
    expect(await next()).toBe('whole: done');
    expect(await next()).toMatch(/^helper: root (755|4755)$/);
    const address = /ws:\S+/.exec(await next())?.[0] ?? '';
    const browser = await chromium.connectOverCDP(address, { noDefaults: true });
    const [context] = browser.contexts();
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
    if (page === undefined) throw new Error('The installed program has no window.');
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    const processes = await installedProcesses();
    const pages = processes.filter(({ line }) => line.includes('--type=renderer'));
    expect(pages.length).toBeGreaterThan(0);
    for (const { line } of processes) expect(line).not.toContain('--no-sandbox');
    // Seccomp filters calls of the system (2), and nothing it starts gets more rights.
    for (const { status } of pages) expect(status).toMatch(/^Seccomp:\t2$/m);
    for (const { status } of pages) expect(status).toMatch(/^Uid:\t(?!0\t)/m);
    root.stdin.write('\n');
    expect(await next()).toMatch(/^over: refused .*正在运行，不能更新.*程序和数据都没有动/);
    expect(await next()).toMatch(/^remove: refused .*正在运行，不能卸载/);
    expect(await next()).toBe('checked: programChecked","kind":"ok');
    expect(await next()).toMatch(/^older: refused .*不能换回旧版/);
    expect(await next()).toMatch(
      /^foreign: refused 更新包不是发布单位签名的。现用的程序和数据都没有动/,
    );
    expect(await next()).toMatch(/^older: refused 更新包的版本 0\.0\.9 不比现用的 0\.1\.0 新/);
    expect(await next()).toMatch(/^changed: refused 安装文件和签名的不一样/);
    expect(await next()).toBe('newer: done');
    expect(await next()).toMatch(/^newer: refused 更新包的版本 0\.2\.0 不比现用的 0\.2\.0 新/);
    expect(await next()).toBe('version: 0.2.0');
    expect(await next()).toBe('rest: 0');
    expect(await next()).toMatch(/^again: refused .*不能换回旧版/);
    expect(await next()).toBe('purge: done');
    expect(await next()).toBe('left: ');
    expect(await next()).toMatch(/^kept: .*logs/);
    await ended;
    expect(root.exitCode).toBe(0);
  } finally {
    root.kill('SIGKILL');
    for (const { status } of await installedProcesses()) {
      process.kill(Number(/^Pid:\t(\d+)/m.exec(status)?.[1]), 'SIGKILL');
    }
    await rm(folder, { recursive: true, force: true });
  }
});
