/** Space shoots wherever the focus is, except where Space already means something. */
import { useEffect, useEffectEvent } from 'react';

const ownUse =
  'input, textarea, select, button, a, [contenteditable], [role=option], [role=radio], [role=tab]';

/** Calls the handler on Space while enabled; never while a dialog is open, a word is composed or a button has the focus. */
export function useSpaceKey(handler: () => void, enabled: boolean): void {
  const onSpace = useEffectEvent(handler);
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.key !== ' ' || event.isComposing || event.repeat || event.defaultPrevented) return;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (!(target instanceof Element) || document.querySelector('[data-ui-dialog]') !== null)
        return;
      if (target.closest(ownUse) !== null && target.closest('[data-shoot]') === null) return;
      event.preventDefault();
      onSpace();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [enabled]);
}
