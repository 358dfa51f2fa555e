/** What main grants a page, with Electron's side imitated. */
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { guardSession, openWindow } from '../../electron/window';

type Options = {
  readonly webPreferences: { readonly preload?: string; readonly devTools?: boolean };
};

const made: Options[] = [];
vi.mock('electron', () => ({
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

describe('the hidden window that prints', () => {
  it('gets no bridge', () => {
    openWindow('print.html#token', false);
    openWindow();
    const bridged = made.map(({ webPreferences }) => webPreferences.preload !== undefined);
    expect(bridged).toEqual([false, true]);
  });
});
