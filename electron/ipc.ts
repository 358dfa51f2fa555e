/** The guarded door: the only user of ipcMain. Checks who asks; the gate behind it checks what. */
import { ipcMain } from 'electron';
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { err } from '../shared/domain/result';
import { callChannel, callNames, drawnChannel } from '../shared/ipc/call-names';
import { familyChannels } from '../shared/ipc/family-channels';
import type { FamilyView } from '../shared/ipc/family-screen';
import { appOrigin } from './app-protocol';
import type { GatedCall } from './call-gate';
import type { Refusal } from './desk/audit-refusals';
import type { Log } from './log';

/** What answers the calls, once it is there. */
export type CallGate = {
  readonly calls: readonly GatedCall[];
  readonly onRefused: (refusal: Refusal) => void;
};

/**
 * Serves every call of the contract to the main frame of our own window, and to nobody else. It may be there before the gate
 * is: what is asked until then waits for it, and is answered with `internal` when there will be none.
 */
export function serveCalls(
  gate: Promise<CallGate>,
  window: () => BrowserWindow | undefined,
  log: Log,
): void {
  const behind = gate.then(({ calls, onRefused }) => ({
    asks: new Map(calls.map(({ group, name, ask }) => [callChannel(group, name), ask])),
    onRefused,
  }));
  const none = () => undefined;
  for (const [group, names] of Object.entries(callNames)) {
    for (const name of names) {
      const channel = callChannel(group, name);
      ipcMain.handle(channel, async (event, argument: unknown) => {
        const isOurs = isOurWindow(event, window());
        const found = await behind.catch(none);
        const ask = found?.asks.get(channel);
        if (isOurs) return ask === undefined ? err({ kind: 'internal' }) : ask(argument);
        const command = `${group}.${name}`;
        log('callRefused', { command, reason: 'sender' });
        found?.onRefused({ command, reason: 'sender' });
        return err({ kind: 'invalidRequest' });
      });
    }
  }
}

/** Resolves when a page of ours shows its first picture, or after `limitMs`: a window that nobody sees draws nothing. */
export function whenDrawn(limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    ipcMain.once(drawnChannel, () => resolve());
    setTimeout(resolve, limitMs);
  });
}

/** Serves the page of the second screen: what it shows, and what the family says; nothing else, and nobody else. `hear` answers whether it was anything that can be said. */
export function serveFamily(
  window: () => BrowserWindow | undefined,
  view: () => FamilyView | undefined,
  hear: (said: unknown) => Promise<boolean>,
  log: Log,
): void {
  const serve = (channel: string, answer: (argument: unknown) => unknown) =>
    ipcMain.handle(channel, (event, argument: unknown) => {
      if (isOurWindow(event, window())) return answer(argument);
      log('callRefused', { command: channel, reason: 'sender' });
      return undefined;
    });
  serve(familyChannels.ask, view);
  serve(familyChannels.say, async (argument) => {
    const isHeard = await hear(argument);
    if (!isHeard) log('callRefused', { command: familyChannels.say, reason: 'form' });
  });
}

function isOurWindow(event: IpcMainInvokeEvent, window: BrowserWindow | undefined): boolean {
  const frame = event.senderFrame;
  if (window === undefined || frame === null) return false;
  return frame === window.webContents.mainFrame && frame.url.startsWith(`${appOrigin}/`);
}
