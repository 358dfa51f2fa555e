/** The app shell, asserted from outside: one instance, no way out of the page, no way in but the contract. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/main';
import { prepareRuntime } from '../../build/setup/runtime.mjs';
import { callNames } from '../../shared/ipc/call-names';
import type { Station } from '../support/electron-app';
import { ownStation } from '../support/own-station';

const here = ownStation('station-shell');
let folder: string;
let station: Station;

test.beforeAll(async () => {
  ({ folder, station } = await here.open());
  await station.page.waitForLoadState('domcontentloaded');
});

test('the window is sandboxed, isolated and has no Node', async () => {
  const preferences = await station.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  const globals = await station.page.evaluate(() =>
    ['require', 'process', 'Buffer', 'module', 'global'].filter((name) => name in globalThis),
  );
  expect(globals).toEqual([]);
});

test('there is no menu of Electron with reloading and developer tools', async () => {
  const items = await station.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.length);
  expect(items).toBeUndefined();
});

test('the page comes from app:// with a strict policy and a title that names nobody', async () => {
  expect(station.page.url()).toMatch(/^app:\/\/station\//);
  expect(await station.page.title()).toBe('入学帮办站');
  const headers = await station.page.evaluate(async () => {
    const answer = await fetch('/index.html');
    return Object.fromEntries(answer.headers.entries());
  });
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).not.toContain('unsafe-inline');
  expect(policy).not.toContain("'unsafe-eval'");
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('script in markup and eval do not run', async () => {
  const ran = await station.page.evaluate(() => {
    const script = document.createElement('script');
    try {
      script.textContent = 'document.documentElement.dataset.injected = "yes"';
    } catch {
      return 'refused';
    }
    document.body.append(script);
    script.remove();
    return document.documentElement.dataset['injected'];
  });
  expect(ran).toBe('refused');
  // In a task of its own: the debugger's own evaluation is exempt from the policy.
  const refused = await station.page.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          const run = globalThis['eval' as keyof typeof globalThis] as (text: string) => unknown;
          try {
            resolve(String(run('1 + 1')));
          } catch (error) {
            resolve((error as Error).name);
          }
        });
      }),
  );
  expect(refused).toBe('EvalError');
});

test('files outside the bundle, other hosts and file:// are not to be had', async () => {
  const statusOf = (address: string) =>
    station.page.evaluate(async (url) => {
      try {
        return (await fetch(url)).status;
      } catch {
        return 'refused';
      }
    }, address);
  for (const address of [
    'app://station/../package.json',
    'app://station/%2e%2e/%2e%2e/package.json',
    'app://station/..%2f..%2fpackage.json',
    'app://station/..%5c..%5cpackage.json',
    'app://station/index.html%00.js',
    'app://station/main/main.cjs',
    'app://station/once/00000000000000000000000000000000',
    `app://station/${'a/'.repeat(3000)}x.js`,
  ]) {
    expect([404, 'refused'], address).toContain(await statusOf(address));
  }
  for (const address of [
    'app://elsewhere/index.html',
    'file:///etc/passwd',
    'http://127.0.0.1:9/',
    'https://example.invalid/',
  ]) {
    expect(await statusOf(address), address).toBe('refused');
  }
});

test('the page cannot be led away, open a window or hold a webview', async () => {
  const { page, app } = station;
  const here = page.url();
  for (const address of ['https://example.invalid/', 'file:///etc/passwd', 'data:text/html,x']) {
    await page.evaluate((url) => {
      location.assign(url);
    }, address);
    const opened = await page.evaluate((url) => window.open(url) === null, address);
    expect(opened).toBe(true);
  }
  await page.evaluate(() => {
    document.body.append(document.createElement('webview'));
    const frame = document.createElement('iframe');
    frame.src = 'https://example.invalid/';
    document.body.append(frame);
  });
  expect(page.url()).toBe(here);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await page.reload();
});

test('only the camera picture and durable storage are granted', async () => {
  const states = await station.page.evaluate(async () => {
    const ask = async (name: string) => {
      try {
        return (await navigator.permissions.query({ name: name as PermissionName })).state;
      } catch {
        return 'unknown';
      }
    };
    const sound = await navigator.mediaDevices
      .getUserMedia({ audio: true })
      .then(() => 'granted')
      .catch((error: unknown) => (error as Error).name);
    return {
      sound,
      persisted: await navigator.storage.persisted(),
      place: await ask('geolocation'),
      notes: await ask('notifications'),
      midi: await ask('midi'),
    };
  });
  expect(states.sound).not.toBe('granted');
  expect(states.persisted).toBe(true);
  for (const state of [states.place, states.notes, states.midi]) expect(state).not.toBe('granted');
});

test('the bridge has the calls of the contract and nothing else, and refuses what does not fit', async () => {
  const shape = await station.page.evaluate(() =>
    Object.fromEntries(
      Object.entries(window.station).map(([group, calls]) => [
        group,
        typeof calls === 'function' ? 'function' : Object.keys(calls).sort(),
      ]),
    ),
  );
  const named = Object.entries(callNames).map(([group, calls]) => [group, [...calls].sort()]);
  expect(shape).toEqual({ ...Object.fromEntries(named), on: 'function' });
  const answers = await station.page.evaluate(async () => {
    const execute = window.station.desk.execute as (input: unknown) => Promise<unknown>;
    const read = window.station.ledger.read as (input: unknown) => Promise<unknown>;
    return [
      await execute({ name: 'openCase', caseId: '../../etc', answers: {} }),
      await execute({ name: 'recordDecision', caseId: 'x' }),
      await execute(JSON.parse('{"__proto__":{"polluted":true},"name":"openCase"}')),
      await execute('x'.repeat(1_000_000)),
      await read({ after: -1, limit: 1e9 }),
    ];
  });
  // Who may ask is settled before anything is parsed.
  for (const answer of answers) {
    expect(answer).toEqual({ ok: false, error: { kind: 'stationLocked' } });
  }
  const atTheDoor = await station.page.evaluate(async () => {
    const unlock = window.station.station.unlock as (input: unknown) => Promise<unknown>;
    const create = window.station.station.create as (input: unknown) => Promise<unknown>;
    return [
      await unlock({}),
      await unlock('x'.repeat(1_000_000)),
      await unlock({ passphrase: 'x', code: 'y'.repeat(100) }),
      await unlock({ passphrase: 'x', role: 'admin' }),
      await create({ school: 5, operatorName: '程望', passphrase: 'x' }),
    ];
  });
  for (const answer of atTheDoor) {
    expect(answer).toEqual({ ok: false, error: { kind: 'invalidRequest' } });
  }
});

test('another window is not listened to, even with our preload', async () => {
  const answer = await station.app.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/dist/preload/preload.cjs`;
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await stranger.loadURL('app://station/index.html');
    const said: unknown = await stranger.webContents.executeJavaScript(
      'window.station.station.status()',
    );
    stranger.destroy();
    return said;
  });
  expect(answer).toEqual({ ok: false, error: { kind: 'invalidRequest' } });
});

test('a locked station answers nothing about cases', async () => {
  const answers = await station.page.evaluate(async () => [
    await window.station.ledger.read({ after: 0, limit: 10 }),
    await window.station.blobs.read({
      caseId: '01a2b3c4-d5e6-7890-8abc-def012345678',
      sha256: '0'.repeat(64),
    }),
  ]);
  for (const answer of answers) {
    expect(answer).toEqual({ ok: false, error: { kind: 'stationLocked' } });
  }
});

test('a second start ends at once and leaves the first one working', async () => {
  const runtime = prepareRuntime({
    appDir: join(import.meta.dirname, '../..'),
    name: 'second-instance',
  });
  const second = spawn(runtime.executablePath, runtime.args, {
    env: { ...runtime.env, STATION_DATA: folder },
    stdio: 'ignore',
  });
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  expect((await station.page.evaluate(() => window.station.station.status(undefined))).ok).toBe(
    true,
  );
});
