/** The second screen 家长屏: a window of its own before the family, with a page that knows nothing but what it is told. */
import type { BrowserWindow, Display, Session } from 'electron';
import { screen } from 'electron';
import type { FamilyStatus } from '../../shared/ipc/calls/family';
import type { FamilyView } from '../../shared/ipc/family-screen';
import { openPage } from '../window';

export type FamilyScreen = {
  readonly status: () => FamilyStatus;
  /** Opens it on a display, or moves it there; answers whether that display is plugged in. */
  readonly open: (display: string) => boolean;
  readonly close: () => void;
  readonly show: (view: FamilyView) => void;
  /** Nothing stands there any more, and the page forgets what did. */
  readonly blank: () => void;
  readonly view: () => FamilyView | undefined;
  readonly window: () => BrowserWindow | undefined;
};

type Parts = {
  /** Where nothing of the desk's storage is within reach of its page. */
  readonly session: () => Session;
  /** The desk's own window. */
  readonly desk: () => BrowserWindow | undefined;
  readonly onChange: () => void;
  /** Its display is plugged in again, and nothing stands there. */
  readonly onBack: () => void;
  /** Somebody touched it. */
  readonly onTouched: () => void;
  /** Tells the page what it shows. */
  readonly tell: (window: BrowserWindow, view: FamilyView) => void;
};

export function createFamilyScreen({
  session,
  desk,
  onChange,
  onBack,
  onTouched,
  tell,
}: Parts): FamilyScreen {
  let window: BrowserWindow | undefined;
  let wanted: string | undefined;
  let shown: FamilyView | undefined;
  const here = () => (window === undefined || window.isDestroyed() ? undefined : window);

  const close = () => {
    const there = here();
    window = undefined;
    shown = undefined;
    there?.destroy();
  };
  const forget = () => {
    wanted = undefined;
    close();
    onChange();
  };
  const isDesks = (display: Display) => display.id === displayOf(desk()).id;
  const place = (display: Display) => {
    close();
    const placed = openWindow(display, isDesks(display), session());
    window = placed;
    placed.on('closed', () => {
      // Somebody closed it by hand.
      if (window === placed) forget();
    });
    placed.webContents.on('input-event', onTouched);
    placed.webContents.on('render-process-gone', () => {
      if (window === placed) blank();
    });
    onChange();
  };
  /** A fresh page, also when the one before hangs: nothing of what stood there is left. */
  const blank = () => {
    const display = here() === undefined ? undefined : displayNamed(wanted);
    if (display !== undefined) place(display);
    else close();
  };
  const follow = () => {
    const display = displayNamed(wanted);
    // It would cover the desk, or the desk would stand before the family.
    const isLost = display === undefined || (isDesks(display) && here()?.isFullScreen() === true);
    if (wanted !== undefined && isLost) close();
    else if (display !== undefined && here() === undefined && !isDesks(display)) {
      place(display);
      onBack();
    }
    onChange();
  };
  screen.on('display-added', follow);
  screen.on('display-removed', follow);
  screen.on('display-metrics-changed', follow);

  return {
    status: () => {
      const on = here() === undefined ? undefined : wanted;
      return {
        displays: screen.getAllDisplays().map((one) => ({
          id: String(one.id),
          label: one.label.slice(0, 100),
          width: one.size.width,
          height: one.size.height,
          desk: isDesks(one),
        })),
        ...(on === undefined ? {} : { on }),
        ...(wanted !== undefined && here() === undefined ? { missing: true as const } : {}),
        shows: shown?.show ?? 'idle',
      };
    },
    open: (id) => {
      wanted = id;
      const display = displayNamed(id);
      if (display === undefined) {
        close();
        onChange();
        return false;
      }
      place(display);
      return true;
    },
    close: forget,
    show: (view) => {
      shown = view;
      const there = here();
      if (there !== undefined) tell(there, view);
      onChange();
    },
    blank,
    view: () => shown,
    window: here,
  };
}

const displayNamed = (id: string | undefined) =>
  screen.getAllDisplays().find((one) => String(one.id) === id);

const displayOf = (window: BrowserWindow | undefined) =>
  window === undefined || window.isDestroyed()
    ? screen.getPrimaryDisplay()
    : screen.getDisplayMatching(window.getBounds());

/** Over the whole of a display of its own; on the desk's display an ordinary window, to be moved elsewhere. */
function openWindow({ bounds }: Display, isDesks: boolean, session: Session): BrowserWindow {
  const window = openPage('family.html', 'family', {
    x: bounds.x,
    y: bounds.y,
    width: isDesks ? Math.min(1024, bounds.width) : bounds.width,
    height: isDesks ? Math.min(640, bounds.height) : bounds.height,
    frame: isDesks,
    fullscreen: !isDesks,
    // A family that touches its screen must not take the desk's keyboard away.
    focusable: isDesks,
    skipTaskbar: !isDesks,
    webPreferences: { session },
  });
  window.once('ready-to-show', () => window.showInactive());
  return window;
}
