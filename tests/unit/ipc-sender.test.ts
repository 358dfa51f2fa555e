/** Who is listened to: the main frame of our own window on a page of ours, with Electron's side imitated. */
import type { BrowserWindow } from 'electron';
import { beforeAll, expect, it, vi } from 'vitest';
import { serveCalls, serveFamily } from '../../electron/ipc';
import { callChannel, callNames } from '../../shared/ipc/call-names';
import { familyChannels } from '../../shared/ipc/family-channels';

type Served = (event: object, argument: unknown) => Promise<unknown>;
const served = vi.hoisted(() => new Map<string, unknown>());
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, answer: unknown) => served.set(channel, answer) },
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

beforeAll(() => {
  const anything = new Proxy({}, { get: () => async () => ({ ok: true, value: undefined }) });
  const handlers = new Proxy({}, { get: () => anything }) as Parameters<typeof serveCalls>[0];
  serveCalls(
    handlers,
    () => window,
    () => undefined,
    () => undefined,
    () => undefined,
  );
  serveFamily(
    () => window,
    () => undefined,
    async () => undefined,
    () => undefined,
  );
});

it.each(strangers)('%s gets no answer of any call', async (_name, event) => {
  expect(channels.length).toBeGreaterThan(100);
  for (const channel of channels) expect(await answerOf(channel, event), channel).toEqual(refused);
  for (const channel of [familyChannels.ask, familyChannels.say]) {
    expect(await answerOf(channel, event)).toBeUndefined();
  }
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
