/** Hears a scanner wherever the focus is, and takes back what it typed into a field. */
import { useEffect, useEffectEvent } from 'react';
import { characterOf, createWedge } from './wedge';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** How a field stood before a scanner typed into it. */
type Before = { readonly field: TextField; readonly value: string };

/** A code of several lines comes as several scans, one right after the other. */
const sameScanMs = 100;

/**
 * `wants` says at once whether a text is one of ours: then nothing of it stays in a field, and Enter presses nothing. Of
 * other texts in a field the screen is left alone, since somebody may scan on purpose what belongs there.
 */
export function useWedge(wants: (text: string) => boolean, onOther: () => void): void {
  const onScan = useEffectEvent(wants);
  const onStranger = useEffectEvent(onOther);
  useEffect(() => {
    const wedge = createWedge();
    let before: Before | undefined;
    let earlier: Before[] = [];
    let endedMs = -Infinity;

    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Shift' || event.key === 'CapsLock') return;
      if (event.ctrlKey || event.altKey || event.metaKey) return wedge.otherKey();
      const field = textField(document.activeElement);
      if (event.key === 'Enter') return onEnter(event, field);
      const character = characterOf(event);
      if (character === undefined) return wedge.otherKey();
      if (wedge.character(character, event.timeStamp)) {
        if (event.timeStamp - endedMs > sameScanMs) earlier = [];
        before = field === undefined ? undefined : { field, value: field.value };
      }
    };
    const onEnter = (event: KeyboardEvent, field: TextField | undefined) => {
      const text = wedge.enter(event.timeStamp);
      if (text === undefined) return;
      endedMs = event.timeStamp;
      if (before !== undefined) earlier.push(before);
      before = undefined;
      const isOurs = onScan(text);
      // Outside of fields Enter would press whatever button has the focus.
      if (isOurs || field === undefined) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      if (isOurs) {
        for (const one of earlier.splice(0).toReversed()) putBack(one);
      } else if (field === undefined) onStranger();
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

function textField(element: Element | null): TextField | undefined {
  const isText =
    (element instanceof HTMLInputElement &&
      !['checkbox', 'radio', 'file'].includes(element.type)) ||
    element instanceof HTMLTextAreaElement;
  return isText ? element : undefined;
}

/** As if somebody had typed it: whoever watches the field hears of it. */
function putBack({ field, value }: Before): void {
  if (!field.isConnected || field.value === value) return;
  const kind = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  // Past React, which watches the field itself.
  Reflect.set(kind.prototype, 'value', value, field);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
