/** The Debian package in a clean root: installed by dpkg, opened by a person who is not root, with the sandbox; replaced only while it rests, updated only to what is newer and signed, and a station's data outlives each version of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { generateKeyPairSync, sign } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, expect, test, type Page } from '@playwright/test';
import { makeDeb } from '../../build/deb.mjs';
import { findPublisher } from '../../build/publisher.mjs';
import { writeUpdateFolder } from '../../build/update-folder.mjs';
import { debuggableExecutable } from '../support/debuggable-copy';
import { submittedAt } from '../support/fill-at-desk';
import { founder, leaveStation } from '../support/station-people';
import { stationPages } from './pages/station-pages';

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

/** A script of tests/support in a root of its own: what it says, line by line, and the program that it opens. */
function inRoot(script: string, ...args: readonly string[]) {
  const path = join(import.meta.dirname, '../support', script);
  const root = spawn('unshare', ['--mount', 'bash', path, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(root, 'exit');
  const lines = createInterface({ input: root.stdout })[Symbol.asyncIterator]();
  const next = async () => ((await lines.next()) as IteratorResult<string, undefined>).value ?? '';
  return {
    next,
    /** The window of the program that was just opened. */
    page: async (): Promise<Page> => {
      const address = /ws:\S+/.exec(await next())?.[0] ?? '';
      const browser = await chromium.connectOverCDP(address, { noDefaults: true });
      const [context] = browser.contexts();
      const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
      if (page === undefined) throw new Error('The installed program has no window.');
      return page;
    },
    goOn: () => void root.stdin.write('\n'),
    ended: async () => {
      await ended;
      expect(root.exitCode).toBe(0);
    },
    kill: async () => {
      root.kill('SIGKILL');
      for (const { status } of await installedProcesses()) {
        process.kill(Number(/^Pid:\t(\d+)/m.exec(status)?.[1]), 'SIGKILL');
      }
    },
  };
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
  const root = inRoot('clean-root.sh', place, deb, older, updates);
  const { next } = root;
  try {
    expect(await next()).toBe('install: done');
    expect(await next()).toBe('whole: done');
    expect(await next()).toMatch(/^helper: root (755|4755)$/);
    const page = await root.page();
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    const processes = await installedProcesses();
    const pages = processes.filter(({ line }) => line.includes('--type=renderer'));
    expect(pages.length).toBeGreaterThan(0);
    for (const { line } of processes) expect(line).not.toContain('--no-sandbox');
    // Seccomp filters calls of the system (2), and nothing it starts gets more rights.
    for (const { status } of pages) expect(status).toMatch(/^Seccomp:\t2$/m);
    for (const { status } of pages) expect(status).toMatch(/^Uid:\t(?!0\t)/m);
    root.goOn();
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
    await root.ended();
  } finally {
    await root.kill();
    await rm(folder, { recursive: true, force: true });
  }
});

test('a newer package over an older one opens the data of the station, an older one is refused over it, and both leave the data @packed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'station-upgraded-'));
  const [place, data] = [join(folder, 'place'), join(folder, 'data')];
  for (const name of ['place', 'data', 'older', 'newer']) await mkdir(join(folder, name));
  const quick = { packed: dirname(debuggableExecutable()), quick: true };
  const older = await makeDeb({ ...quick, to: join(folder, 'older') });
  const newer = await makeDeb({ ...quick, to: join(folder, 'newer'), version: '0.2.0' });
  const [waiting, draft] = ['尉玥宁', '隋行远'];
  await leaveStation(data, (desk) => submittedAt(desk, { 'child.name': waiting }));
  const root = inRoot('deb-over-older.sh', place, older, newer, data);
  const { next } = root;
  try {
    expect(await next()).toBe('older: done');
    const before = stationPages(await root.page());
    await before.door.unlock(founder.passphrase);
    await expect(before.home.row(waiting)).toBeVisible();
    await before.intake.openCase({ preferential: false, localRegister: true, localHome: true });
    await before.intake.fillField('child.name', draft);
    await before.intake.saved();
    root.goOn();

    expect(await next()).toBe('newer: done');
    expect(await next()).toBe('version: 0.2.0');
    expect(await next()).toBe('data: as it was');
    const after = stationPages(await root.page());
    await after.door.unlock(founder.passphrase);
    await expect(after.home.row(waiting)).toBeVisible();
    await after.home.openCaseOf(draft);
    await after.shell.goAudit();
    await after.audit.verify();
    await expect(after.audit.verdict).toHaveText('审计记录完整');
    root.goOn();

    expect(await next()).toMatch(
      /^back: refused .*0\.2\.0 比这个安装包（0\.1\.0）新，不能换回旧版/,
    );
    expect(await next()).toBe('version: 0.2.0');
    expect(await next()).toBe('data: as it was');
    expect(await next()).toBe('remove: done');
    expect(await next()).toBe('purge: done');
    expect(await next()).toBe('left: ');
    expect(await next()).toBe('data: as it was');
    await root.ended();
  } finally {
    await root.kill();
    await rm(folder, { recursive: true, force: true });
  }
});
