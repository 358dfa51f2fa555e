/**
 * The 20 items of Electron's security checklist, each tried as an attack from inside the page of the packed program: numbers and
 * names are Electron's own (docs, "Security"). What is tried from outside at its start: hardening-start.spec.ts.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type {} from '../../renderer/main';
import { contentSecurityPolicy } from '../../electron/app-protocol';
import { callNames } from '../../shared/ipc/call-names';
import { attackStation, origin } from '../support/attacked-station';
import {
  addParts,
  addWebview,
  askForPermissions,
  askForStates,
  bridgesOfFrames,
  leadAway,
  openWindows,
  reachForPreload,
  runText,
  stateNames,
} from '../support/page-attacks';
import { otherHosts, pathTricks } from '../support/path-tricks';
import { processesOf } from '../support/processes';

let attacked: Awaited<ReturnType<typeof attackStation>>;

test.beforeAll(async () => {
  attacked = await attackStation();
});
test.afterAll(() => attacked.close());

test('1. only secure content is loaded, with the policy and without it @packed', async () => {
  const { bait, expectNothingHappened, foreign, page, refusals, statusesOf, withoutPolicy } =
    attacked;
  const loaded = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[src], [href]')].map(
      (part) =>
        new URL(part.getAttribute('src') ?? part.getAttribute('href') ?? '', location.href)
          .protocol,
    ),
  );
  expect(loaded.length).toBeGreaterThan(0);
  expect([...new Set(loaded)]).toEqual(['app:']);
  const attack = async () => {
    expect(new Set(await statusesOf(foreign))).toEqual(new Set(['refused']));
  };
  await attack();
  const before = await refusals('requestRefused');
  await withoutPolicy(async () => {
    await attack();
    await page.evaluate(addParts, bait);
  });
  expect(await refusals('requestRefused')).toBeGreaterThan(before);
  await expectNothingHappened();
});

test('2. no Node integration in the page @packed', async () => {
  const { page } = attacked;
  const found = await page.evaluate(() =>
    ['require', 'process', 'Buffer', 'module', 'global', '__dirname', 'setImmediate'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(found).toEqual([]);
  const imported = await page.evaluate(async () =>
    Promise.all(
      ['fs', 'node:fs', 'electron', 'file:///etc/passwd'].map((name) =>
        import(name).then(
          () => 'loaded',
          () => 'refused',
        ),
      ),
    ),
  );
  expect(imported).toEqual(['refused', 'refused', 'refused', 'refused']);
});

test('3. context isolation: the page neither sees nor changes what preload works with @packed', async () => {
  const { page } = attacked;
  const seen = await page.evaluate(reachForPreload);
  expect(seen).toEqual({ caught: [], replaced: false, ok: true, writable: false, may: false });
});

test('4. every page is in a sandbox @packed', async () => {
  const { station } = attacked;
  // As root it has to be told that there is none; as a clerk it is seen in installed.spec.ts.
  const lines = (await processesOf(station.process.pid)).map(({ line }) => line);
  const isTold = station.process.spawnargs.includes('--no-sandbox');
  for (const line of lines.filter((one) => one.includes('--type=renderer'))) {
    expect(line.includes('--no-sandbox')).toBe(isTold);
    expect(line).not.toMatch(/--no-zygote|--disable-seccomp|--in-process-gpu|--single-process/);
  }
  expect(lines.some((line) => line.includes('--type=renderer'))).toBe(true);
});

test('5. of all permissions a page gets the camera picture and durable storage @packed', async () => {
  const { page, refusals } = attacked;
  const states = await page.evaluate(askForStates, stateNames);
  expect(states.filter((state) => state.endsWith(': granted'))).toEqual([]);
  expect(await page.evaluate(askForPermissions)).toEqual(['camera', 'storage']);
  expect(await refusals('permissionRefused')).toBeGreaterThan(0);
});

test('6. web security is on: another origin is not read @packed', async () => {
  const { page, withoutPolicy } = attacked;
  // A frame of no origin is another's, for as long as the browser's own rule stands.
  await withoutPolicy(async () => {
    const read = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      document.body.append(frame);
      return frame.contentDocument === null ? 'refused' : 'read';
    });
    expect(read).toBe('refused');
  });
});

test('7. a strict policy with trusted types on every page: text becomes no script and no markup @packed', async () => {
  const { page } = attacked;
  for (const name of ['index.html', 'print.html', 'family.html']) {
    const policy = await page.evaluate(
      async (url) => (await fetch(url)).headers.get('content-security-policy'),
      `/${name}`,
    );
    expect(policy).toBe(contentSecurityPolicy);
  }
  expect(contentSecurityPolicy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(contentSecurityPolicy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/);
  const ran = await page.evaluate(runText);
  expect(ran).toEqual({ ran: [], passed: ['a worker of ours'] });
  await page.reload();
});

test('8. no insecure content in a secure page @packed', async () => {
  const { bait, expectNothingHappened, page, withoutPolicy } = attacked;
  expect(await page.evaluate(() => isSecureContext)).toBe(true);
  await withoutPolicy(async () => {
    const loaded = await page.evaluate(
      (address) =>
        import(`${address}/module.js`).then(
          () => 'loaded',
          () => 'refused',
        ),
      bait,
    );
    expect(loaded).toBe('refused');
  });
  await expectNothingHappened();
});

test('9. and 10. no experimental and no Blink features are switched on @packed', async () => {
  const { station } = attacked;
  for (const { line } of await processesOf(station.process.pid)) {
    expect(line).not.toMatch(/--enable-(blink-features|experimental)|--enable-blink-test/);
  }
});

test('11. and 12. there is no webview, whatever it asks for @packed', async () => {
  const { bait, expectNothingHappened, page, withEachWall } = attacked;
  await withEachWall(async () => {
    expect(await page.evaluate(addWebview, bait)).toBe(false);
  });
  await expectNothingHappened();
});

test('13. nothing leads the page away: address, link, form, refresh, frame, dropped file @packed', async () => {
  const { expectNothingHappened, folder, foreign, page, refusals, session } = attacked;
  const before = await refusals('navigationRefused');
  for (const address of [...foreign, 'data:text/html,x', 'javascript:document.title=1']) {
    await page.evaluate(leadAway, address);
  }
  const path = join(folder, 'dropped.html');
  await writeFile(path, '<title>dropped</title>');
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
  }
  expect(await refusals('navigationRefused')).toBeGreaterThan(before);
  await expectNothingHappened();
  await page.reload();
});

test('13. on the one page that nobody is asked about, main is deaf @packed', async () => {
  const { page } = attacked;
  // Electron tells nobody of a way to about:blank: the page can empty itself, and has nothing of it.
  await page.evaluate(() => {
    setTimeout(() => location.assign('about:blank'));
  });
  await page.waitForURL('about:blank');
  const answer = await page.evaluate(async () => {
    const { station } = window as Partial<Pick<Window, 'station'>>;
    return (await station?.station.status(undefined)) ?? 'no bridge';
  });
  expect(['no bridge', { ok: false, error: { kind: 'invalidRequest' } }]).toContainEqual(answer);
  await page.goto(`${origin}/index.html`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
});

test('14. and 15. no new window, and no address goes to another program @packed', async () => {
  const { expectNothingHappened, foreign, page, refusals } = attacked;
  const addresses = [...foreign, 'mailto:a@example.invalid', 'smb://127.0.0.1/x', 'x-other:y'];
  for (const address of [...addresses, 'about:blank', `${origin}/index.html`]) {
    expect(await page.evaluate(openWindows, address), address).toEqual([]);
  }
  for (const button of ['middle', 'left'] as const) {
    await page.locator('#lure').click({ button, modifiers: ['Control', 'Shift'] });
  }
  await page.evaluate(leadAway, 'mailto:a@example.invalid');
  expect(await refusals('windowRefused')).toBeGreaterThan(0);
  await expectNothingHappened();
  await page.reload();
});

test('17. a frame inside the page has no bridge, and cannot be loaded with one @packed', async () => {
  const { page, withEachWall } = attacked;
  const frames = ['about:blank', `${origin}/index.html`, 'app://dark/'];
  await withEachWall(async () => {
    for (const bridge of await page.evaluate(bridgesOfFrames, frames)) {
      expect(['undefined', 'not read']).toContain(bridge);
    }
  });
});

test('18. pages come from app:// alone, and no path leads out of the bundle @packed', async () => {
  const { page, statusesOf } = attacked;
  expect(page.url()).toBe(`${origin}/index.html`);
  const tricks = [...pathTricks.map((path) => `${origin}${path}`), ...otherHosts];
  const answers = await statusesOf(tricks);
  const odd = tricks.filter((_, at) => ![404, 'refused'].includes(answers[at] ?? 0));
  expect(odd.map((one) => one.slice(0, 80))).toEqual([]);
  const posted = await page.evaluate(async () =>
    Promise.all(
      ['POST', 'PUT', 'HEAD', 'DELETE'].map((method) =>
        fetch('/index.html', { method }).then(
          ({ status }) => status,
          () => 404,
        ),
      ),
    ),
  );
  expect(new Set(posted)).toEqual(new Set([404]));
});

test('20. the page is given the calls of the contract and no part of Electron @packed', async () => {
  const { page } = attacked;
  const given = await page.evaluate(() => {
    const names = ['electron', 'ipcRenderer', 'webFrame', 'contextBridge', 'electronAPI', 'api'];
    const stray: string[] = names.filter((name) => name in window);
    const shape: Record<string, string[]> = {};
    for (const [group, calls] of Object.entries(window.station)) {
      if (typeof calls === 'function') continue;
      shape[group] = Object.keys(calls).sort();
      for (const [name, call] of Object.entries(calls)) {
        if (typeof call !== 'function' || !Object.isFrozen(calls)) stray.push(`${group}.${name}`);
      }
    }
    const on = window.station.on as unknown as (name: string, heard: () => void) => () => void;
    // A channel that is no notice is not listened to, so there is nothing to take back.
    const stop = on('ipc-internal', () => undefined);
    return { stray, shape, stop: String(stop()), isFrozen: Object.isFrozen(window.station) };
  });
  const named = Object.entries(callNames).map(([group, calls]) => [group, [...calls].sort()]);
  expect(given).toEqual({
    stray: [],
    shape: Object.fromEntries(named) as Record<string, string[]>,
    stop: 'undefined',
    isFrozen: true,
  });
});

test('nothing is downloaded @packed', async () => {
  const { expectNothingHappened, page, refusals } = attacked;
  const before = await refusals('downloadRefused');
  await page.evaluate(() => {
    for (const address of ['/index.html', URL.createObjectURL(new Blob(['x']))]) {
      const link = document.createElement('a');
      Object.assign(link, { href: address, download: 'taken.html' });
      document.body.append(link);
      link.click();
    }
  });
  await expect.poll(() => refusals('downloadRefused')).toBe(before + 2);
  await expectNothingHappened();
});

test('no key opens developer tools @packed', async () => {
  const { expectNothingHappened, page, statusesOf } = attacked;
  for (const keys of ['F12', 'Control+Shift+I', 'Control+Shift+J', 'Control+Shift+C', 'Alt+F12']) {
    await page.keyboard.press(keys);
  }
  expect((await statusesOf(['/index.html']))[0]).toBe(200);
  await expectNothingHappened();
});
