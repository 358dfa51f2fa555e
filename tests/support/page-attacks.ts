/** What a page that was taken over would try; each runs whole inside the page, and answers what it was given. */
import type {} from '../../renderer/main';

/**
 * Names that the Permissions API may know (W3C Permissions Registry, Chromium's own). Of sound Electron tells what it tells
 * of the camera; it is asked for instead.
 */
export const stateNames = [
  ...['geolocation', 'notifications', 'midi', 'clipboard-read', 'display-capture'],
  ...['background-sync', 'accelerometer', 'gyroscope', 'magnetometer', 'idle-detection', 'push'],
  ...['screen-wake-lock', 'storage-access', 'window-management', 'local-fonts', 'nfc'],
];

/** What the page is told of its permissions, without asking for any. */
export async function askForStates(names: readonly string[]): Promise<string[]> {
  return Promise.all(
    names.map((name) =>
      navigator.permissions.query({ name: name as PermissionName }).then(
        ({ state }) => `${name}: ${state}`,
        () => `${name}: none`,
      ),
    ),
  );
}

/** Asks for everything that there is to be had, and answers what was given. */
export async function askForPermissions(): Promise<string[]> {
  type Asked = () => Promise<unknown>;
  type Newer = Record<string, Record<string, (how?: object) => Promise<unknown>> | undefined>;
  const newer = navigator as unknown as Newer;
  const beside = globalThis as unknown as Newer & { queryLocalFonts: () => Promise<unknown[]> };
  const media = navigator.mediaDevices;
  const must = async (answer: Promise<unknown>) => {
    const given = await answer;
    if (given === false || given === 'denied' || given === null) throw new Error('denied');
    if (Array.isArray(given) && given.length === 0) throw new Error('none');
  };
  const asked: Record<string, Asked> = {
    place: () =>
      new Promise((resolve, reject) => {
        navigator.geolocation.getCurrentPosition(resolve, reject);
      }),
    sound: () => media.getUserMedia({ audio: true }),
    soundToo: () => media.getUserMedia({ audio: true, video: true }),
    screen: () => media.getDisplayMedia(),
    read: () => navigator.clipboard.readText(),
    midi: () => navigator.requestMIDIAccess({ sysex: true }),
    usb: () => newer['usb']?.['requestDevice']?.({ filters: [] }) ?? Promise.reject(new Error()),
    hid: () => must(newer['hid']?.['requestDevice']?.({ filters: [] }) ?? Promise.resolve(null)),
    serial: () => newer['serial']?.['requestPort']?.() ?? Promise.reject(new Error()),
    fonts: () => must(beside.queryLocalFonts()),
    idle: () => must(beside['IdleDetector']?.['requestPermission']?.() ?? Promise.resolve(null)),
    notes: () => must(Notification.requestPermission()),
    camera: () => media.getUserMedia({ video: true }),
    storage: () => must(navigator.storage.persist()),
  };
  const given: string[] = [];
  for (const [name, ask] of Object.entries(asked)) {
    const isGiven = await ask().then(
      () => true,
      () => false,
    );
    if (isGiven) given.push(name);
  }
  return given;
}

/** Tries every way in which text becomes script or markup: what ran, and what was let pass. */
export async function runText(): Promise<{ ran: string[]; passed: string[] }> {
  const page = globalThis as unknown as Record<string, unknown>;
  const ran: string[] = [];
  const passed: string[] = [];
  page['hit'] = (name: string) => void ran.push(name);
  // In tasks of their own: what the debugger itself evaluates is exempt from the policy.
  const attempt = (name: string, act: () => unknown) =>
    new Promise<void>((resolve) => {
      setTimeout(() => {
        try {
          act();
          passed.push(name);
        } catch {
          // refused
        }
        resolve();
      });
    });
  const place = document.createElement('div');
  document.body.append(place);
  const script = (change: Partial<HTMLScriptElement>) =>
    place.append(Object.assign(document.createElement('script'), change));
  type Trusted = { createPolicy: (name: string, rules: object) => unknown };
  const { trustedTypes } = globalThis as unknown as { trustedTypes: Trusted };
  const sinks: Record<string, () => unknown> = {
    eval: () => (page['eval'] as (text: string) => unknown)('hit("eval")'),
    function: () => (page['Function'] as (text: string) => () => unknown)('hit("function")')(),
    timer: () => (setTimeout as (text: string) => unknown)('hit("timer")'),
    innerHTML: () => void (place.innerHTML = '<img src=x onerror="hit(1)">'),
    outerHTML: () => void (place.outerHTML = '<p>x</p>'),
    adjacent: () => place.insertAdjacentHTML('beforeend', '<p>x</p>'),
    write: () => document.write('<p>x</p>'),
    range: () => document.createRange().createContextualFragment('<p>x</p>'),
    parser: () => new DOMParser().parseFromString('<p>x</p>', 'text/html'),
    frame: () => void (document.createElement('iframe').srcdoc = '<p>x</p>'),
    handler: () => place.setAttribute('onclick', 'hit("handler")'),
    text: () => script({ textContent: 'hit("text")' }),
    address: () => script({ src: '/guides/x.js' }),
    'a policy of its own': () => trustedTypes.createPolicy('mine', {}),
    'the policy once more': () => trustedTypes.createPolicy('default', {}),
    'a worker of another place': () => new Worker('https://example.invalid/x.js'),
    'a worker of no bundle': () => new Worker('/guides/clerk.md'),
    'a worker of text': () => new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))),
    'a worker of data': () => new Worker('data:text/javascript,postMessage(1)'),
    'a shared worker': () => new SharedWorker('/once/x.js'),
    'a worker of ours': () =>
      new Worker('/workers/reading-worker.js', { type: 'module' }).terminate(),
  };
  for (const [name, act] of Object.entries(sinks)) await attempt(name, act);
  place.click();
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  return { ran, passed };
}

/** Tries to put another page in the place of this one. */
export function leadAway(address: string): void {
  const attempt = (act: () => unknown) => {
    try {
      act();
    } catch {
      // refused
    }
  };
  attempt(() => void (location.href = address));
  attempt(() => location.replace(address));
  for (const target of ['_self', '_top', '_parent']) {
    const link = Object.assign(document.createElement('a'), { href: address, target });
    document.body.append(link);
    link.click();
    link.remove();
  }
  const form = Object.assign(document.createElement('form'), { action: address, method: 'post' });
  document.body.append(form);
  attempt(() => form.submit());
  const refresh = document.createElement('meta');
  refresh.setAttribute('http-equiv', 'refresh');
  refresh.setAttribute('content', `0;url=${address}`);
  document.head.append(refresh);
  const frame = Object.assign(document.createElement('iframe'), { src: address });
  document.body.append(frame);
  for (const part of [form, refresh, frame]) part.remove();
}

/** Tries to open windows, and answers how many there are; leaves a link over the page to be clicked. */
export function openWindows(address: string): string[] {
  const found: string[] = [];
  for (const [target, features] of [
    ['_blank', ''],
    ['named', 'popup,nodeIntegration=yes,contextIsolation=no,sandbox=no'],
    ['_blank', 'noopener'],
  ]) {
    if (window.open(address, target, features) !== null) found.push(`${target}`);
  }
  document.getElementById('lure')?.remove();
  const link = Object.assign(document.createElement('a'), {
    id: 'lure',
    href: address,
    target: '_blank',
    textContent: address,
  });
  link.style.cssText = 'position:fixed;top:0;left:0;z-index:99999;padding:2rem;background:#fff';
  document.body.append(link);
  link.click();
  return found;
}

/** Tries to have something of another place loaded; settles when each was refused or came. */
export async function addParts(address: string): Promise<void> {
  const make = (name: string, attribute: string) => {
    const part = document.createElement(name);
    part.setAttribute(attribute, `${address}/${name}`);
    return part;
  };
  const sheet = make('link', 'href');
  sheet.setAttribute('rel', 'stylesheet');
  const parts = [make('img', 'src'), make('script', 'src'), make('iframe', 'src'), sheet];
  const settled = (part: HTMLElement) =>
    new Promise((resolve) => {
      for (const name of ['load', 'error']) part.addEventListener(name, resolve);
      document.body.append(part);
    });
  await Promise.all(parts.map(settled));
  await new Promise((resolve) => {
    new WebSocket(address.replace('http', 'ws')).onclose = resolve;
  });
  navigator.sendBeacon(`${address}/beacon`, 'x');
}

/** Asks for a webview with all rights; answers whether it became one. */
export function addWebview(address: string): boolean {
  const view = document.createElement('webview');
  const wanted = {
    src: `${address}/webview`,
    allowpopups: '',
    nodeintegration: '',
    disablewebsecurity: '',
    preload: 'file:///etc/passwd',
    webpreferences: 'contextIsolation=no,sandbox=no',
  };
  for (const [name, value] of Object.entries(wanted)) view.setAttribute(name, value);
  document.body.append(view);
  return 'getURL' in view || 'src' in view;
}

/** Waylays what preload could call on, and tries to put another bridge in its place. */
export async function reachForPreload() {
  const caught: string[] = [];
  const notice = (...parts: unknown[]) =>
    void caught.push(...parts.map((part) => Object.prototype.toString.apply(part)));
  const own = Object.getOwnPropertyDescriptor(Function.prototype, 'call') ?? {};
  Function.prototype.call = function (...parts: unknown[]): unknown {
    notice(this, ...parts);
    return Reflect.apply(this as unknown as () => unknown, parts[0], parts.slice(1));
  };
  Object.defineProperty(Object.prototype, 'channel', { set: notice, configurable: true });
  const answer = await window.station.station.status(undefined);
  Object.defineProperty(Function.prototype, 'call', own);
  delete (Object.prototype as { channel?: unknown }).channel;
  const bridge = Object.getOwnPropertyDescriptor(window, 'station');
  let replaced = true;
  try {
    Object.defineProperty(window, 'station', { value: {} });
  } catch {
    replaced = false;
  }
  return { caught, replaced, ok: answer.ok, writable: bridge?.writable, may: bridge?.configurable };
}

/** What kind of bridge there is in frames of these addresses. */
export async function bridgesOfFrames(addresses: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    const frame = Object.assign(document.createElement('iframe'), { src: address });
    const loaded = new Promise((resolve) => {
      frame.onload = resolve;
    });
    document.body.append(frame);
    await loaded;
    const inside = frame.contentWindow as unknown as Record<string, unknown> | null;
    try {
      found.push(typeof inside?.['station']);
    } catch {
      found.push('not read');
    }
    frame.remove();
  }
  return found;
}
