/** Opens the station for a test: from the bundles, or the packed program with all its fuses set. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { _electron, chromium, test, type ElectronApplication, type Page } from '@playwright/test';
import {
  electronEnvironment,
  prepareRuntime,
  sandboxArguments,
} from '../../build/setup/runtime.mjs';
import { debuggableExecutable } from './debuggable-copy';
import { ownScreen } from './virtual-display';

const projectRoot = join(import.meta.dirname, '..', '..');
const openWithinMs = 60_000;
const attachWithinMs = 20_000;
const closeWithinMs = 20_000;

export interface StationRequest {
  /** A folder of the test's own: two stations must not share one. */
  readonly userDataDir: string;
  readonly platformUrl?: string | undefined;
  /** Left out, the Playwright project decides. */
  readonly packed?: boolean | undefined;
  /** The executable of another copy of the packed program than the usual one for tests. */
  readonly program?: string | undefined;
  readonly args?: readonly string[] | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

export interface Station {
  /** The main process; throws for the packed program, which takes no commands there. */
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly process: ChildProcess;
  /** Quits as a person would; settles when the program has ended. */
  readonly close: () => Promise<void>;
  /** kill -9 of the program and everything it started. */
  readonly kill: () => Promise<void>;
}

function runsInPackedProject(): boolean {
  try {
    return test.info().project.name === 'packed';
  } catch {
    return false; // outside the test runner there are no projects
  }
}

async function waitForEnd(process: ChildProcess): Promise<void> {
  if (process.exitCode === null && process.signalCode === null) await once(process, 'exit');
}

async function killGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  // On Windows there are no groups; the children of Chromium end with the program.
  if (process.platform === 'win32') child.kill('SIGKILL');
  else process.kill(-child.pid, 'SIGKILL');
  await waitForEnd(child);
}

async function endWithin(child: ChildProcess, ask: () => unknown): Promise<void> {
  const ended = waitForEnd(child);
  const patience = new AbortController();
  ask();
  const inTime = await Promise.race([
    ended.then(() => true),
    wait(closeWithinMs, false, { signal: patience.signal }).catch(() => false),
  ]);
  patience.abort();
  if (inTime) return;
  await killGroup(child);
  throw new Error(`The station did not close within ${closeWithinMs / 1000} s.`);
}

async function findDevToolsAddress(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void =>
      reject(new Error(`The packed station did not open: ${reason}\n${output}`));
    const timer = setTimeout(() => fail('no answer'), openWithinMs);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`it ended with code ${code}`));
    child.stdout?.resume();
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const address = /^DevTools listening on (ws:\S+)/m.exec(output)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

async function launchPacked(
  program: string,
  env: Record<string, string>,
  args: readonly string[],
): Promise<Station> {
  const sandbox = sandboxArguments(dirname(program));
  // The fuses close Node's inspector; Chromium's own door is open in a copy for tests only.
  const child = spawn(program, [...sandbox, '--remote-debugging-port=0', ...args], {
    env: electronEnvironment(env),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = (): Promise<void> => killGroup(child);
  try {
    const address = await findDevToolsAddress(child);
    // Electron knows no browser contexts, which Playwright's defaults would set up.
    const browser = await chromium.connectOverCDP(address, { noDefaults: true });
    const context = browser.contexts()[0];
    if (context === undefined) throw new Error('The packed station has no window.');
    const page = context.pages()[0] ?? (await context.waitForEvent('page'));
    return {
      get app(): ElectronApplication {
        throw new Error('The packed station takes no commands in its main process.');
      },
      page,
      process: child,
      close: () => endWithin(child, () => child.kill('SIGTERM')),
      kill,
    };
  } catch (error) {
    await kill();
    throw error;
  }
}

/**
 * Playwright that attaches in the instant between two documents of a window waits for that window forever, on a busy
 * machine about once in 60 launches; such a launch is ended and repeated.
 */
async function launchElectron(
  options: Parameters<typeof _electron.launch>[0],
): Promise<ElectronApplication> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await _electron.launch({ ...options, timeout: attachWithinMs });
    } catch (error) {
      if (tries === 3) throw error;
    }
  }
}

/**
 * The programs of OpenCV and the reader are of 20 MB. What a test asks of them does not pay for compiling them well: most
 * of the work of its first page was that.
 */
const compilingLittle = ['--js-flags=--liftoff-only --wasm-lazy-compilation'];

async function launchBundled(
  env: Record<string, string>,
  args: readonly string[],
): Promise<Station> {
  const runtime = prepareRuntime({
    appDir: projectRoot,
    name: `test-${process.env['TEST_PARALLEL_INDEX'] ?? 'alone'}`,
  });
  const app = await launchElectron({
    executablePath: runtime.executablePath,
    args: [...runtime.args, ...compilingLittle, ...args],
    env: { ...runtime.env, ...env },
  });
  const child = app.process();
  return {
    app,
    page: await app.firstWindow({ timeout: openWithinMs }),
    process: child,
    close: () => endWithin(child, () => void app.close().catch(() => undefined)),
    kill: () => killGroup(child),
  };
}

/** Opens the station and waits for its first window. */
export async function launchStation(request: StationRequest): Promise<Station> {
  const env: Record<string, string> = {
    ...ownScreen(),
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    STATION_DATA: request.userDataDir,
    ...(request.platformUrl === undefined ? {} : { STATION_PLATFORM_URL: request.platformUrl }),
    ...request.env,
  };
  const packed = request.packed ?? runsInPackedProject();
  const args = request.args ?? [];
  const station = packed
    ? await launchPacked(request.program ?? debuggableExecutable(), env, args)
    : await launchBundled(env, args);
  // How long something takes is no test's business: this only ends what will never come.
  station.page.setDefaultTimeout(100_000);
  return station;
}
