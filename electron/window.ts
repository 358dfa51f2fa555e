/** The one window and everything it is refused: other addresses, new windows, permissions, the network. */
import { join } from 'node:path';
import type {
  BrowserWindowConstructorOptions,
  Session,
  WebContents,
  WebPreferences,
} from 'electron';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { appOrigin, darkPage } from './app-protocol';
import type { Log } from './log';
import { programName } from './program-name';

const isOurs = (address: string) => address.startsWith(`${appOrigin}/`);

/** What is seen before a page draws: `--page` of renderer/ui/tokens.css. */
const grounds = { light: '#f3f5f7', dark: '#12161b' } as const;

/** Opens the window on the station's page; a hidden window only draws, and gets no bridge. */
export function openWindow(page = 'index.html', visible = true): BrowserWindow {
  return openPage(page, visible ? 'preload' : undefined, {
    // At once: a hidden window draws nothing, and would be empty for longer.
    show: visible,
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
  });
}

/** Opens a page of the bundle in a window of its own that nobody sees yet; its title says nothing, whatever the page says. */
export function openPage(
  page: string,
  preload: 'preload' | 'family' | undefined,
  { webPreferences, ...options }: BrowserWindowConstructorOptions,
): BrowserWindow {
  const window = new BrowserWindow({
    title: programName,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? grounds.dark : grounds.light,
    autoHideMenuBar: true,
    ...options,
    webPreferences: { ...webPreferences, ...shutIn(preload) },
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  loadPage(window, page);
  return window;
}

/** What every page of ours may do: nothing but what the preload script of that name gives it. */
function shutIn(preload: Parameters<typeof openPage>[1]): WebPreferences {
  return {
    ...(preload === undefined ? {} : { preload: join(__dirname, `../preload/${preload}.cjs`) }),
    devTools: !app.isPackaged,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    spellcheck: false,
    webviewTag: false,
    navigateOnDragDrop: false,
  };
}

/** Loads a page of the bundle; what is left half-way is loaded by whoever came between. */
export function loadPage(window: BrowserWindow, page = 'index.html'): void {
  window.loadURL(`${appOrigin}/${page}`).catch(() => undefined);
}

/** Refuses, for every page there will ever be, what no page of ours needs. */
export function guardContents(contents: WebContents, log: Log): void {
  const refuse = (event: { preventDefault: () => void }, address: string) => {
    if (isOurs(address)) return;
    event.preventDefault();
    log('navigationRefused');
  };
  contents.on('will-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => {
    log('windowRefused');
    return { action: 'deny' };
  });
}

/** Permissions of the desk: durable storage and the camera's picture for our own page; no microphone, nothing else, nobody else. */
export function guardSession(session: Session, log: Log, gives: 'desk' | 'nothing' = 'desk'): void {
  session.setPermissionRequestHandler((contents, permission, decide, details) => {
    const types = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    // Electron names no type at all when a page asks for the picture of the screen.
    const isCamera = permission === 'media' && types.join() === 'video';
    const wanted = isCamera || (permission as string) === 'persistent-storage';
    const granted = gives === 'desk' && wanted && isOurs(contents.getURL());
    if (!granted) log('permissionRefused', { kind: permission });
    decide(granted);
  });
  session.setPermissionCheckHandler((contents, permission, origin) => {
    // Only this answer shows the cameras by name, and Electron may ask it in the name of sound for all devices at once.
    const wanted = permission === 'media' || (permission as string) === 'persistent-storage';
    const isOur = isOurs(`${origin}/`) || isOurs(contents?.getURL() ?? '');
    return gives === 'desk' && wanted && isOur;
  });
  session.setDevicePermissionHandler(() => false);
  // What is saved goes through main, which asks where; a page hands nothing out.
  session.on('will-download', (event) => {
    event.preventDefault();
    log('downloadRefused');
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    const { protocol } = new URL(details.url);
    const inside =
      isOurs(details.url) || details.url === darkPage || ['blob:', 'devtools:'].includes(protocol);
    if (!inside) log('requestRefused', { kind: protocol });
    answer({ cancel: !inside });
  });
}
