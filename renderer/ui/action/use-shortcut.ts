/** Makes the key printed on a button work wherever the focus is. */
import { createContext, use, useEffectEvent, useLayoutEffect } from 'react';

/** True inside a dialog; while one is open, the shortcuts behind it rest. */
export const InsideDialog = createContext(false);

/** Marks the element of an open dialog, so that shortcuts behind it can see it. */
export const DIALOG_MARK = { 'data-ui-dialog': 'open' };

/**
 * Calls the handler on a shortcut such as "F5" or "Ctrl+Shift+K"; never while a Chinese word is being composed, and
 * through an open dialog only when `reach` says so.
 */
export function useShortcut(
  keys: string,
  handler: () => void,
  enabled = true,
  reach: 'behindDialogs' | 'always' = 'behindDialogs',
): void {
  const insideDialog = use(InsideDialog);
  const onShortcut = useEffectEvent(handler);
  // Not a moment after the button with the key on it: whoever sees that it may be pressed may press.
  useLayoutEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || event.repeat) return;
      if (!matchesShortcut(event, keys)) return;
      if (
        reach !== 'always' &&
        !insideDialog &&
        document.querySelector('[data-ui-dialog]') !== null
      )
        return;
      event.preventDefault();
      onShortcut();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [keys, enabled, insideDialog, reach]);
}

/** Whether a key event is exactly this shortcut, modifiers included. */
function matchesShortcut(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>,
  keys: string,
): boolean {
  const parts = keys.split('+');
  const last = parts[parts.length - 1];
  const key = last === 'Esc' ? 'Escape' : last;
  return (
    event.key.toLowerCase() === key?.toLowerCase() &&
    event.ctrlKey === parts.includes('Ctrl') &&
    event.shiftKey === parts.includes('Shift') &&
    event.altKey === parts.includes('Alt') &&
    !event.metaKey
  );
}
