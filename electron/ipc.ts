/** The guarded door: the only user of ipcMain. Checks who asks; the gate behind it checks what. */
import { ipcMain } from 'electron';
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { err } from '../shared/domain/result';
import { callChannel, noticeChannel } from '../shared/ipc/call-names';
import type { Handlers, NoticeName, NoticePayload } from '../shared/ipc/bridge';
import { notices } from '../shared/ipc/contract';
import { familyChannels } from '../shared/ipc/family-channels';
import type { FamilySaid, FamilyView } from '../shared/ipc/family-screen';
import { familySaidSchema, familyViewSchema } from '../shared/ipc/family-screen';
import { appOrigin } from './app-protocol';
import { gateCalls } from './call-gate';
import type { Refusal } from './desk/audit-refusals';
import type { Station } from './desk/station';
import type { Log } from './log';

/** Serves every call of the contract to the main frame of our own window and to who may make it, and to nobody else. */
export function serveCalls(
  handlers: Handlers,
  window: () => BrowserWindow | undefined,
  log: Log,
  current: () => Pick<Station, 'operator' | 'selfService'> | undefined,
  onRefused: (refusal: Refusal) => void,
): void {
  for (const { group, name, ask } of gateCalls(
    handlers,
    log,
    () => current()?.operator.role,
    onRefused,
    () => current()?.selfService.now(),
  )) {
    ipcMain.handle(callChannel(group, name), async (event, argument: unknown) => {
      if (isOurWindow(event, window())) return ask(argument);
      const command = `${group}.${name}`;
      log('callRefused', { command, reason: 'sender' });
      onRefused({ command, reason: 'sender' });
      return err({ kind: 'invalidRequest' });
    });
  }
}

/** Serves the page of the second screen: what it shows, and what the family says; nothing else, and nobody else. */
export function serveFamily(
  window: () => BrowserWindow | undefined,
  view: () => FamilyView | undefined,
  hear: (said: FamilySaid) => Promise<void>,
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
    const said = familySaidSchema.safeParse(argument);
    if (said.success) await hear(said.data);
    else log('callRefused', { command: familyChannels.say, reason: 'form' });
  });
}

/** Tells the page of the second screen what it shows. */
export function tellFamily(window: BrowserWindow, view: FamilyView): void {
  window.webContents.send(familyChannels.show, familyViewSchema.parse(view));
}

/** Sends a notice to the window, if there is one that can hear it. */
export function notify<N extends NoticeName>(
  window: BrowserWindow | undefined,
  name: N,
  payload: NoticePayload<N>,
): void {
  if (window === undefined || window.isDestroyed()) return;
  window.webContents.send(noticeChannel(name), notices[name].parse(payload));
}

function isOurWindow(event: IpcMainInvokeEvent, window: BrowserWindow | undefined): boolean {
  const frame = event.senderFrame;
  if (window === undefined || frame === null) return false;
  return frame === window.webContents.mainFrame && frame.url.startsWith(`${appOrigin}/`);
}
