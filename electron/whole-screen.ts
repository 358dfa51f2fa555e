/** The desk's window over the whole screen while a family works at it: nothing lies beside it, and nobody closes it by hand. */
import type { BrowserWindow, Input, Rectangle } from 'electron';

export type WholeScreen = {
  /** From here on the window has the screen, or is again what it was before. */
  readonly set: (isWhole: boolean) => void;
  /** Follows what happens to a window that was just opened. */
  readonly watch: (window: BrowserWindow) => void;
};

/** What the menu of macOS does by key; elsewhere the window manager asks the window to close, which is refused. */
const leavingKeys = ['q', 'w', 'h', 'm'];
const leaves = ({ meta, key }: Pick<Input, 'meta' | 'key'>) =>
  meta && leavingKeys.includes(key.toLowerCase());

/** What the window was. */
type Shape = {
  readonly isFull: boolean;
  readonly isMaximized: boolean;
  readonly bounds: Rectangle;
};

const isWithin = ({ x, y }: Rectangle, { x: left, y: top, width, height }: Rectangle) =>
  x >= left && y >= top && x < left + width && y < top + height;

/** An ordinary window; a page that hangs or is gone never keeps the screen, for nobody could take over there. */
export function createWholeScreen(window: () => BrowserWindow | undefined): WholeScreen {
  let isWanted = false;
  let before: Shape | undefined;
  const here = () => {
    const open = window();
    return open === undefined || open.isDestroyed() ? undefined : open;
  };

  function shape(open: BrowserWindow, isWhole: boolean): void {
    open.setClosable(!isWhole);
    open.setMinimizable(!isWhole);
    open.setAlwaysOnTop(isWhole);
    open.setKiosk(isWhole);
  }

  function take(): void {
    const open = here();
    if (open === undefined || before !== undefined) return;
    before = {
      isFull: open.isFullScreen(),
      isMaximized: open.isMaximized(),
      bounds: open.getNormalBounds(),
    };
    shape(open, true);
  }

  function give(): void {
    if (before === undefined) return;
    const { isFull, isMaximized, bounds } = before;
    before = undefined;
    const open = here();
    if (open === undefined) return;
    const screen = open.getBounds();
    shape(open, false);
    if (isFull) open.setFullScreen(true);
    else if (isMaximized) open.maximize();
    // Not where a display was that is unplugged by now.
    else if (isWithin(bounds, screen)) open.setBounds(bounds);
  }

  const set = (isWhole: boolean) => {
    isWanted = isWhole;
    if (isWhole) take();
    else give();
  };

  return {
    set,
    watch: (opened) => {
      opened.on('close', (event) => {
        if (before !== undefined) event.preventDefault();
      });
      opened.webContents.on('before-input-event', (event, input) => {
        if (before !== undefined && leaves(input)) event.preventDefault();
      });
      opened.on('unresponsive', give);
      opened.on('responsive', () => {
        if (isWanted) take();
      });
      opened.webContents.on('render-process-gone', () => set(false));
    },
  };
}
