/** A picture, a table or far too much text in the clipboard is no text for a field: it is told, and the field stays as it is. */
import { useEffect, useEffectEvent } from 'react';
import { useToast } from '../../ui/feedback/toast';
import type { PasteRefusal, PasteTarget } from '../../ui/field/judge-paste';
import { judgePaste } from '../../ui/field/judge-paste';
import type { Messages } from '../../../shared/i18n/messages';
import { useMessages } from '../language/messages-context';

const textTypes: ReadonlySet<string> = new Set([
  'text',
  'search',
  'tel',
  'url',
  'email',
  'password',
]);

/** For every field below the window, as long as the caller is on the screen. */
export function usePasteGuard(): void {
  const { shell } = useMessages();
  const toast = useToast();
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const target = targetOf(event.target);
    // What takes pictures has taken them already.
    if (target === undefined || event.defaultPrevented || event.clipboardData === null) return;
    const { clipboardData } = event;
    const pasted = {
      text: clipboardData.getData('text/plain'),
      html: clipboardData.getData('text/html'),
      hasFiles: clipboardData.files.length > 0,
    };
    const refusal = judgePaste(pasted, target);
    if (refusal === undefined) return;
    event.preventDefault();
    toast({ tone: 'warning', staysMs: 12_000, ...wordsFor(shell.paste, refusal) }, 'paste');
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent) => onPaste(event);
    // Behind those of the document, which may take what comes.
    window.addEventListener('paste', listener);
    return () => window.removeEventListener('paste', listener);
  }, []);
}

function wordsFor(words: Messages['shell']['paste'], refusal: PasteRefusal) {
  if (refusal.kind !== 'tooLong') return words[refusal.kind];
  const { title, detail } = words.tooLong;
  return { title: title(refusal.characters), detail: detail(refusal.most) };
}

/** The field that is pasted into, if it is one that may be changed. */
function targetOf(element: EventTarget | null): PasteTarget | undefined {
  const isOneLine = element instanceof HTMLInputElement && textTypes.has(element.type);
  if (!isOneLine && !(element instanceof HTMLTextAreaElement)) return undefined;
  if (element.readOnly || element.disabled) return undefined;
  const { value, selectionStart, selectionEnd, maxLength } = element;
  const selected = (selectionEnd ?? 0) - (selectionStart ?? 0);
  const most = maxLength < 0 ? undefined : maxLength;
  return { isOneLine, most, staying: value.length - selected };
}
