/** Who is listened to: the main frame of our own window on a page of ours, with Electron's side imitated. */
import type { BrowserWindow } from 'electron';
import { beforeEach, expect, it, vi } from 'vitest';
import { gateCalls } from '../../electron/call-gate';
import { serveCalls, serveFamily, whenDrawn } from '../../electron/ipc';
import { callChannel, callNames, drawnChannel } from '../../shared/ipc/call-names';
import { familyChannels } from '../../shared/ipc/family-channels';

type Served = (event: object, argument: unknown) => Promise<unknown>;
const served = vi.hoisted(() => new Map<string, unknown>());
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, answer: unknown) => served.set(channel, answer),
    once: (channel: string, answer: unknown) => served.set(channel, answer),
  },
}));

const mainFrame = { url: 'app://station/index.html' };
const window = { webContents: { mainFrame } } as unknown as BrowserWindow;
const refused = { ok: false, error: { kind: 'invalidRequest' } };
const strangers: readonly (readonly [string, object])[] = [
  [
    'a frame inside our page',
    { senderFrame: { url: 'app://station/index.html', parent: mainFrame } },
  ],
  ['a frame of another place', { senderFrame: { url: 'https://example.invalid/' } }],
  ['a frame that is gone', { senderFrame: null }],
];
const channels = Object.entries(callNames).flatMap(([group, names]) =>
  names.map((name) => callChannel(group, name)),
);
const answerOf = (channel: string, event: object) =>
  (served.get(channel) as Served)(event, undefined);

const anything = new Proxy({}, { get: () => async () => ({ ok: true, value: undefined }) });
const handlers = new Proxy({}, { get: () => anything }) as Parameters<typeof gateCalls>[0];
const none = () => undefined;
const serve = (gate: Parameters<typeof serveCalls>[0]) => serveCalls(gate, () => window, none);
const gate = { calls: gateCalls(handlers, none, none, none, none), onRefused: vi.fn() };

beforeEach(() => {
  gate.onRefused.mockClear();
  serve(Promise.resolve(gate));
  serveFamily(
    () => window,
    none,
    async () => true,
    none,
  );
});

it.each(strangers)('%s gets no answer of any call', async (_name, event) => {
  expect(channels.length).toBeGreaterThan(100);
  for (const channel of channels) expect(await answerOf(channel, event), channel).toEqual(refused);
  for (const channel of [familyChannels.ask, familyChannels.say]) {
    expect(await answerOf(channel, event)).toBeUndefined();
  }
  expect(gate.onRefused).toHaveBeenCalledTimes(channels.length);
});

it.each(['https://example.invalid/', 'app://station.example/', 'app://dark/', 'about:blank'])(
  'our own frame is not listened to while it stands at %s',
  async (url) => {
    const before = mainFrame.url;
    mainFrame.url = url;
    for (const channel of channels) {
      expect(await answerOf(channel, { senderFrame: mainFrame })).toEqual(refused);
    }
    mainFrame.url = before;
  },
);

it('our own frame on our own page is heard', async () => {
  const answers = await Promise.all(
    channels.map((channel) => answerOf(channel, { senderFrame: mainFrame })),
  );
  // It comes to the gate behind the door, which asks who may.
  expect(answers).toContainEqual({ ok: false, error: { kind: 'stationLocked' } });
});

it('what is asked before there is a gate waits for it', async () => {
  let open: (found: typeof gate) => void = none;
  serve(new Promise((resolve) => (open = resolve)));
  const answers = Promise.all(
    channels.map((channel) => answerOf(channel, { senderFrame: mainFrame })),
  );
  const [, stranger] = strangers[1] ?? [];
  const refusal = answerOf(channels[0] ?? '', stranger ?? {});
  open(gate);
  expect(await answers).toContainEqual({ ok: false, error: { kind: 'stationLocked' } });
  expect(await refusal).toEqual(refused);
});

it('where there will never be a gate, every call is answered all the same', async () => {
  serve(Promise.reject(new Error('a part of the program is missing')));
  for (const channel of channels) {
    expect(await answerOf(channel, { senderFrame: mainFrame })).toEqual({
      ok: false,
      error: { kind: 'internal' },
    });
  }
});

it('the first picture is waited for, but not for ever', async () => {
  vi.useFakeTimers();
  const drawn = vi.fn();
  const waiting = whenDrawn(2_000).then(drawn);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(drawn).not.toHaveBeenCalled();
  (served.get(drawnChannel) as () => void)();
  await waiting;
  const unseen = whenDrawn(2_000).then(drawn);
  await vi.advanceTimersByTimeAsync(2_000);
  await unseen;
  expect(drawn).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});
