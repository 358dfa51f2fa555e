/** The packed program as it is handed out, attacked from outside at its start: fuses, switches, environment, files beside it, a second start. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import config from '../../build/electron-builder.config.cjs';
import { packedExecutable } from '../../build/setup/packed.mjs';
import { electronEnvironment, sandboxArguments } from '../../build/setup/runtime.mjs';
import { linkTree } from '../support/debuggable-copy';
import { launchStation } from '../support/electron-app';
import { listeningOf, processesOf } from '../support/processes';
import { ownScreen } from '../support/virtual-display';

test.describe.configure({ mode: 'serial' });

const packed = dirname(packedExecutable);
const archive = 'resources/app.asar';
let folder: string;
let executable: string;
let first: ChildProcess;
let said = '';

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'station-start-'));
  // On the disk of the program, so that it is links and no copy.
  const place = join(packed, '..', 'attacked');
  await rm(place, { recursive: true, force: true });
  linkTree(packed, place);
  executable = join(place, packedExecutable.slice(packed.length));
});
test.afterAll(async () => {
  const { exitCode, signalCode, pid } = first;
  if (exitCode === null && signalCode === null && pid !== undefined) process.kill(-pid, 'SIGKILL');
  await rm(dirname(executable), { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

/** The program itself, with whatever somebody puts into its command line and environment. */
function start(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(executable, [...sandboxArguments(dirname(executable)), ...args], {
    env: { ...electronEnvironment(ownScreen()), STATION_DATA: join(folder, 'data'), ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const log = () => readFile(join(folder, 'data/logs/station.log'), 'utf8').catch(() => '');
const marks = async () => (await readdir(folder)).filter((name) => name.startsWith('mark-'));

test('19. every fuse of the packed program is set as the configuration says @packed', async () => {
  const named = Object.keys(FuseV1Options).filter((name) => !/^\d/.test(name));
  const wanted = Object.fromEntries(
    Object.entries(config.electronFuses).map(([name, is]) => [
      `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
      is,
    ]),
  );
  // None is left to what Electron would do by itself, those of a newer Electron than this one included.
  expect(Object.keys(wanted).sort()).toEqual(named.sort());
  expect(wanted).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  });
  const { version, ...wire } = await getCurrentFuseWire(packedExecutable);
  expect(version).toBe(FuseVersion.V1);
  const states = Object.entries(wire);
  expect(states.length).toBeGreaterThanOrEqual(7);
  for (const [at, state] of states) {
    const name = FuseV1Options[Number(at)] ?? `unknown fuse ${at}`;
    expect(String.fromCharCode(Number(state)), name).toBe(wanted[name] === true ? '1' : '0');
  }
});

test('19. each file of the archive carries the hash by which Windows and macOS check it @packed', async () => {
  const bytes = await readFile(join(packed, archive));
  const headerSize = bytes.readUInt32LE(4);
  const header = bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString('utf8');
  type Entry = {
    readonly files?: Readonly<Record<string, Entry>>;
    readonly offset?: string;
    readonly size?: number;
    readonly integrity?: { readonly algorithm: string; readonly hash: string };
  };
  const inside: [string, Entry][] = [];
  const collect = (name: string, entry: Entry) => {
    if (entry.files === undefined) inside.push([name, entry]);
    for (const [below, one] of Object.entries(entry.files ?? {})) collect(`${name}/${below}`, one);
  };
  collect('', JSON.parse(header) as Entry);
  const packedInside = inside.filter(([, { offset }]) => offset !== undefined);
  expect(packedInside.map(([name]) => name)).toContain('/dist/main/main.cjs');
  for (const [name, { offset, size = 0, integrity }] of packedInside) {
    const begin = 8 + headerSize + Number(offset);
    const hash = createHash('sha256')
      .update(bytes.subarray(begin, begin + size))
      .digest('hex');
    expect(integrity, name).toMatchObject({ algorithm: 'SHA256', hash });
  }
});

test('19. as Node it runs nothing, loads nothing and opens no debugger, and no folder beside the archive is loaded @packed', async () => {
  const beside = join(dirname(executable), 'resources/app');
  await mkdir(beside);
  const mark = (name: string) =>
    `require('node:fs').writeFileSync(${JSON.stringify(join(folder, `mark-${name}`))}, '');`;
  await writeFile(join(beside, 'package.json'), JSON.stringify({ main: 'main.js' }));
  await writeFile(join(beside, 'main.js'), mark('beside'));
  await writeFile(join(folder, 'script.cjs'), mark('script'));
  await writeFile(join(folder, 'required.cjs'), mark('required'));
  first = start(
    [
      ...['--inspect=0', '--inspect-port=0', '--remote-debugging-port=0'],
      ...['--remote-debugging-pipe', '--auto-open-devtools-for-tabs', '--disable-web-security'],
      ...[`--require=${join(folder, 'required.cjs')}`, '-e', mark('evaluated')],
      join(folder, 'script.cjs'),
    ],
    {
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: `--require=${join(folder, 'required.cjs')} --inspect=0`,
      ELECTRON_ENABLE_LOGGING: '1',
    },
  );
  for (const stream of [first.stdout, first.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  await expect.poll(log).toContain('"event":"started"');
  await expect.poll(async () => pagesOf(first)).toBeGreaterThan(0);
  expect(await log()).toContain('"event":"switchRefused","count":5');
  expect(await marks()).toEqual([]);
  expect(said).not.toMatch(/listening on|DevTools|Debugger/);
  expect(await readdir(join(folder, 'data'))).not.toContain('DevToolsActivePort');
  expect(await listeningOf(await processesOf(first.pid))).toEqual([]);
  // The switches do not reach its pages either.
  for (const { line } of await processesOf(first.pid)) {
    if (line.includes('--type=')) expect(line).not.toMatch(/remote-debugging|disable-web-security/);
  }
});

const pagesOf = async ({ pid }: ChildProcess) =>
  (await processesOf(pid)).filter(({ line }) => line.includes('--type=renderer')).length;

test('a second start hands over and ends; the first goes on @packed', async () => {
  const second = start(['--remote-debugging-port=0'], {});
  let output = '';
  second.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  expect(output).not.toContain('listening on');
  expect((await log()).split('"event":"started"')).toHaveLength(2);
  expect(first.exitCode).toBeNull();
  expect(await pagesOf(first)).toBeGreaterThan(0);
});

test('the signal that opens the debugger of Node opens none @packed', async () => {
  first.kill('SIGUSR1');
  // It is Linux's own answer to a signal that nobody listens to: the program ends.
  await once(first, 'exit');
  expect(said).not.toMatch(/Debugger listening/);
});

test('what is looked for above would be seen: the copy for tests waits for a debugger @packed', async () => {
  const station = await launchStation({ userDataDir: join(folder, 'other') });
  try {
    expect(await listeningOf(await processesOf(station.process.pid))).toHaveLength(1);
  } finally {
    await station.close();
  }
});

test('16. Electron is pinned to one version, and no other is handed out @packed', async () => {
  const { devDependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as {
    packages: Record<string, { version: string; integrity: string }>;
  };
  const locked = lock.packages['node_modules/electron'];
  expect(locked?.version).toBe(devDependencies['electron']);
  expect(locked?.integrity).toMatch(/^sha512-/);
});
