/** The whole screen for a family: nobody closes it by hand, and nothing that breaks keeps anybody in it. */
import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { expect, it } from 'vitest';
import { createWholeScreen } from '../../electron/whole-screen';

/** A window that does what it is told, as far as the whole screen asks. */
function aWindow(at: { isFull?: boolean; isMaximized?: boolean } = {}) {
  const is = { kiosk: false, closable: true, minimizable: true, onTop: false, gone: false };
  const own = { x: 100, y: 60, width: 1440, height: 900 };
  const shape = { full: at.isFull ?? false, maximized: at.isMaximized ?? false, bounds: own };
  let display = { x: 0, y: 0, width: 1920, height: 1080 };
  const window = Object.assign(new EventEmitter(), {
    webContents: new EventEmitter(),
    isDestroyed: () => is.gone,
    isFullScreen: () => shape.full,
    isMaximized: () => shape.maximized,
    setClosable: (on: boolean) => (is.closable = on),
    setMinimizable: (on: boolean) => (is.minimizable = on),
    setAlwaysOnTop: (on: boolean) => (is.onTop = on),
    setKiosk: (on: boolean) => {
      is.kiosk = on;
      // As without a window manager: nobody but us gives its size back.
      Object.assign(shape, { full: on, maximized: false, bounds: display });
    },
    getNormalBounds: () => own,
    getBounds: () => shape.bounds,
    setBounds: (bounds: typeof own) => (shape.bounds = bounds),
    setFullScreen: (on: boolean) => (shape.full = on),
    maximize: () => (shape.maximized = true),
  });
  const whole = createWholeScreen(() => window as unknown as BrowserWindow);
  whole.watch(window as unknown as BrowserWindow);
  const stopped = (from: EventEmitter, event: string, ...more: unknown[]) => {
    let isStopped = false;
    from.emit(event, { preventDefault: () => (isStopped = true) }, ...more);
    return isStopped;
  };
  return {
    ...{ is, shape, window, whole, own },
    /** The display is gone, and the window on the other one. */
    unplug: () => {
      display = { x: 1920, y: 0, width: 1280, height: 1024 };
      shape.bounds = display;
    },
    closes: () => !stopped(window, 'close'),
    passes: (key: string, meta: boolean) =>
      !stopped(window.webContents, 'before-input-event', { key, meta }),
  };
}

const ordinary = { kiosk: false, closable: true, minimizable: true, onTop: false, gone: false };

it('takes the screen so that nobody closes it by hand or by key, and gives it back as it was', () => {
  for (const at of [{}, { isMaximized: true }, { isFull: true }]) {
    const { is, shape, whole, closes, passes } = aWindow(at);
    const before = { ...shape };
    expect(closes()).toBe(true);
    whole.set(true);
    expect(is).toEqual({
      ...ordinary,
      kiosk: true,
      closable: false,
      minimizable: false,
      onTop: true,
    });
    expect(closes()).toBe(false);
    expect([passes('Q', true), passes('w', true)]).toEqual([false, false]);
    expect([passes('q', false), passes('v', true)]).toEqual([true, true]);
    // Begun twice, it still knows what it was.
    whole.set(true);
    whole.set(false);
    expect(is).toEqual(ordinary);
    expect(shape).toMatchObject({ full: before.full, maximized: before.maximized });
    if (!before.full && !before.maximized) expect(shape.bounds).toEqual(before.bounds);
    expect([closes(), passes('q', true)]).toEqual([true, true]);
  }
});

it('gives it back when the page hangs, takes it when it answers again, and not when the clerk came meanwhile', () => {
  const { is, window, whole, closes } = aWindow();
  whole.set(true);
  window.emit('unresponsive');
  expect(is).toEqual(ordinary);
  expect(closes()).toBe(true);
  window.emit('responsive');
  expect(is.kiosk).toBe(true);
  window.emit('unresponsive');
  whole.set(false);
  window.emit('responsive');
  expect(is).toEqual(ordinary);
});

it('gives it back when the page is gone, and asks nothing of a window that is', () => {
  const { is, window, whole } = aWindow();
  whole.set(true);
  window.webContents.emit('render-process-gone');
  expect(is).toEqual(ordinary);
  window.emit('responsive');
  expect(is.kiosk).toBe(false);
  whole.set(true);
  is.gone = true;
  whole.set(false);
  expect(is.kiosk).toBe(true);
  expect(() => whole.set(true)).not.toThrow();
  const none = createWholeScreen(() => undefined);
  expect(() => [none.set(true), none.set(false)]).not.toThrow();
});

it('does not go back to where a display was that is unplugged by now', () => {
  const { shape, whole, own, unplug } = aWindow();
  whole.set(true);
  unplug();
  whole.set(false);
  expect(shape.bounds).not.toEqual(own);
  expect(shape.bounds.x).toBe(1920);
});
