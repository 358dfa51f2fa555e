/** What main grants a page, with Electron's side imitated. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { guardSession, openWindow } from '../../electron/window';

type Options = {
  readonly show?: boolean;
  readonly backgroundColor?: string;
  readonly webPreferences: { readonly preload?: string; readonly devTools?: boolean };
};

const made: Options[] = [];
const nativeTheme = vi.hoisted(() => ({ shouldUseDarkColors: false }));
vi.mock('electron', () => ({
  nativeTheme,
  app: { isPackaged: true },
  BrowserWindow: class {
    on = () => undefined;
    once = () => undefined;
    loadURL = async () => undefined;
    constructor(options: Options) {
      made.push(options);
    }
  },
}));
beforeEach(() => void made.splice(0));

type Ask = (
  contents: { getURL: () => string },
  permission: string,
  decide: (granted: boolean) => void,
  details: object,
) => void;

function asked(permission: string, details: object, url = 'app://station/index.html'): boolean {
  let ask: Ask | undefined;
  const session = {
    setPermissionRequestHandler: (handler: Ask) => (ask = handler),
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
    webRequest: { onBeforeRequest: () => undefined },
    on: () => undefined,
  };
  guardSession(session as unknown as Electron.Session, () => undefined);
  let granted = false;
  ask?.({ getURL: () => url }, permission, (answer) => (granted = answer), details);
  return granted;
}

describe('permissions', () => {
  it('give our page the camera, and nobody the microphone', () => {
    expect(asked('media', { mediaTypes: ['video'] })).toBe(true);
    expect(asked('media', { mediaTypes: ['video', 'audio'] })).toBe(false);
    expect(asked('media', { mediaTypes: ['video'] }, 'app://station.example/x')).toBe(false);
  });

  it('do not give the picture of the screen, which Electron asks for as media of no type', () => {
    expect(asked('media', { mediaTypes: [] })).toBe(false);
    expect(asked('media', {})).toBe(false);
  });
});

test('no window of the finished program has developer tools', () => {
  openWindow('print.html#token', false);
  openWindow();
  expect(made.map(({ webPreferences }) => webPreferences.devTools)).toEqual([false, false]);
});

test("the desk's window is there at once, on the ground that its page will have", async () => {
  const tokens = await readFile(join(import.meta.dirname, '../../renderer/ui/tokens.css'), 'utf8');
  const [, light, dark] = /--page: var\(--light, (\S+)\) var\(--dark, (\S+)\)/.exec(tokens) ?? [];
  for (const shouldUseDarkColors of [false, true]) {
    Object.assign(nativeTheme, { shouldUseDarkColors });
    openWindow();
  }
  openWindow('print.html#token', false);
  expect(made.map(({ backgroundColor }) => backgroundColor)).toEqual([light, dark, dark]);
  expect(made.map(({ show }) => show)).toEqual([true, true, false]);
});

describe('the hidden window that prints', () => {
  it('gets no bridge', () => {
    openWindow('print.html#token', false);
    openWindow();
    const bridged = made.map(({ webPreferences }) => webPreferences.preload !== undefined);
    expect(bridged).toEqual([false, true]);
  });
});
