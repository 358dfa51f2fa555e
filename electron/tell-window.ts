/** What main says to its windows without being asked. */
import type { BrowserWindow } from 'electron';
import { noticeChannel } from '../shared/ipc/call-names';
import type { NoticeName, NoticePayload } from '../shared/ipc/bridge';
import { notices } from '../shared/ipc/contract';
import { familyChannels } from '../shared/ipc/family-channels';
import type { FamilyView } from '../shared/ipc/family-screen';
import { familyViewSchema } from '../shared/ipc/family-screen';

/** Tells the page of the second screen what it shows. */
export function tellFamily(window: BrowserWindow, view: FamilyView): void {
  window.webContents.send(familyChannels.show, familyViewSchema.parse(view));
}

/** Sends a notice to the window, if there is one that can hear it; answers whether there is. */
export function notify<N extends NoticeName>(
  window: BrowserWindow | undefined,
  name: N,
  payload: NoticePayload<N>,
): boolean {
  if (window === undefined || window.isDestroyed()) return false;
  window.webContents.send(noticeChannel(name), notices[name].parse(payload));
  return true;
}
