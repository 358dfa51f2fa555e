/** Space and the foot pedal shoot wherever the focus is, except where the key already means something. */
import { useEffect, useEffectEvent } from 'react';

const typing = 'input, textarea, select, [contenteditable]';
const ownUse = `${typing}, button, a, [role=option], [role=radio], [role=tab]`;

/**
 * Calls the handler on Space or the pedal's key while enabled; never while a dialog is open or a word is composed, on
 * Space not while another button has the focus, on the pedal not while somebody types.
 */
export function useShootKey(
  handler: () => void,
  enabled: boolean,
  pedalKey: string | undefined,
): void {
  const onShoot = useEffectEvent(handler);
  useEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, target } = event;
      const isSpace = key === ' ';
      if (!isSpace && key !== pedalKey) return;
      if (event.isComposing || event.repeat || event.defaultPrevented) return;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (!(target instanceof Element) || document.querySelector('[data-ui-dialog]') !== null)
        return;
      const means = isSpace ? ownUse : typing;
      if (target.closest(means) !== null && target.closest('[data-shoot]') === null) return;
      event.preventDefault();
      event.stopPropagation();
      onShoot();
    };
    // Before the shortcuts of the screen: a pedal may press one of their keys.
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [enabled, pedalKey]);
}
