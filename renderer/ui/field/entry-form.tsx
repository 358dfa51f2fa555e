/** A form for the keyboard: Enter moves on, Esc never loses. */
import type { KeyboardEvent, ReactNode } from 'react';

const STOPS =
  'input:not([disabled], [readonly], [type="hidden"], [tabindex="-1"]), textarea:not([disabled], [readonly]), select:not([disabled], [tabindex="-1"]), button[aria-haspopup="listbox"]:not([disabled], [tabindex="-1"])';

/** Enter goes to the next field, Shift+Enter back, Ctrl+Enter (or Enter in the last field) finishes. */
export function EntryForm(props: {
  readonly label: string;
  readonly children: ReactNode;
  readonly onFinish?: (() => void) | undefined;
}) {
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.defaultPrevented) return;
    const here = event.target;
    if (event.ctrlKey) {
      event.preventDefault();
      props.onFinish?.();
      return;
    }
    if (!(here instanceof HTMLInputElement)) return;
    event.preventDefault();
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(STOPS)].filter(isStop);
    const next = stops[nextStop(stops, here, event.shiftKey)];
    if (next !== undefined) goTo(next);
    else if (!event.shiftKey) props.onFinish?.();
  };
  return (
    <form
      aria-label={props.label}
      noValidate
      autoComplete="off"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        props.onFinish?.();
      }}
    >
      {props.children}
    </form>
  );
}

/** Only the chosen radio of a group is a stop, or its first when none is chosen. */
function isStop(element: HTMLElement, _index: number, all: readonly HTMLElement[]): boolean {
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
  const group = all.filter(
    (other): other is HTMLInputElement =>
      other instanceof HTMLInputElement && other.type === 'radio' && other.name === element.name,
  );
  return element === (group.find((radio) => radio.checked) ?? group[0]);
}

function nextStop(stops: readonly HTMLElement[], here: HTMLElement, back: boolean): number {
  return stops.indexOf(here) + (back ? -1 : 1);
}

function goTo(element: HTMLElement): void {
  element.focus();
  if (element instanceof HTMLInputElement && element.type === 'text') element.select();
}
