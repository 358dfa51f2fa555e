/** After a lock the window gets a page in a process of its own: the memory that knew families and keys is gone as a whole. */
import type { BrowserWindow } from 'electron';
import { darkPage } from './app-protocol';
import { loadPage } from './window';

export type FreshPage = {
  /** The window was told to go dark and clear up; a window that does not answer is renewed all the same. */
  readonly expect: () => void;
  /** The window has closed its rows and wiped its keys. */
  readonly cleared: () => void;
};

/** `limitMs`: how long a window may take to clear up. */
export function createFreshPage(
  window: () => BrowserWindow | undefined,
  limitMs: number,
): FreshPage {
  let timer: NodeJS.Timeout | undefined;

  async function renew(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const open = window();
    if (open === undefined || open.isDestroyed()) return;
    // A page of another host lives in another process; going straight back would keep the old one and its memory.
    await open.loadURL(darkPage).catch(() => undefined);
    if (!open.isDestroyed()) loadPage(open);
  }

  return {
    expect: () => {
      clearTimeout(timer);
      timer = setTimeout(() => void renew(), limitMs);
    },
    cleared: () => {
      if (timer !== undefined) void renew();
    },
  };
}
