/** Which switches of Chromium the installed program takes back, with Electron's side imitated. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { closedSwitches, shutDoors } from '../../electron/closed-switches';
import { scratchFolder } from '../support/scratch-folder';

const electron = vi.hoisted(() => ({
  given: new Set<string>(),
  folder: '',
  isPackaged: true,
  sandboxed: 0,
}));
vi.mock('electron', () => ({
  app: {
    get isPackaged() {
      return electron.isPackaged;
    },
    getAppPath: () => electron.folder,
    enableSandbox: () => {
      electron.sandboxed += 1;
    },
    commandLine: {
      hasSwitch: (name: string) => electron.given.has(name),
      removeSwitch: (name: string) => electron.given.delete(name),
    },
  },
}));

const root = scratchFolder('closed-switches');
const logged: unknown[] = [];
const log = (event: string, facts?: object) => void logged.push([event, facts]);

beforeAll(async () => {
  for (const [name, text] of Object.entries({
    refused: '{ "remoteDebugging": "refused" }',
    allowed: '{ "remoteDebugging": "allowed" }',
    silent: '{}',
    broken: '{',
  })) {
    await mkdir(join(root, name), { recursive: true });
    await writeFile(join(root, name, 'package.json'), text);
  }
});
beforeEach(() => {
  logged.splice(0);
  electron.isPackaged = true;
  electron.given = new Set(['remote-debugging-port', 'no-sandbox', 'lang']);
});

it.each(['refused', 'silent', 'broken', 'not there'])(
  'opens no debugger where package.json is %s',
  (name) => {
    electron.folder = join(root, name);
    shutDoors(log);
    expect([...electron.given]).toEqual(['no-sandbox', 'lang']);
    expect(logged).toEqual([['switchRefused', { count: 1 }]]);
  },
);

it('takes back every switch of its list, and says nothing where there was none', () => {
  electron.folder = join(root, 'refused');
  electron.given = new Set(closedSwitches);
  shutDoors(log);
  expect([...electron.given]).toEqual([]);
  shutDoors(log);
  expect(logged).toEqual([['switchRefused', { count: closedSwitches.length }]]);
});

it('leaves everything as it is from sources, and in the copy that tests open', () => {
  electron.folder = join(root, 'allowed');
  shutDoors(log);
  electron.isPackaged = false;
  electron.folder = join(root, 'refused');
  shutDoors(log);
  expect([...electron.given]).toEqual(['remote-debugging-port', 'no-sandbox', 'lang']);
  expect(logged).toEqual([]);
});

it('has every page in a sandbox, but where it is told that there can be none', () => {
  electron.sandboxed = 0;
  shutDoors(log);
  expect(electron.sandboxed).toBe(0);
  electron.given = new Set();
  shutDoors(log);
  expect(electron.sandboxed).toBe(1);
});
