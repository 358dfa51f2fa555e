/** The keys that work on the screen now, read from the very buttons they are printed on. */

export type ScreenKey = { readonly keys: string; readonly does: string };

/** Those of the screen itself, and those that lead elsewhere; each once, in the order of the screen. */
export function screenKeys(): { readonly here: ScreenKey[]; readonly rooms: ScreenKey[] } {
  const main = document.getElementById('main');
  const all = [...document.querySelectorAll<HTMLElement>('[aria-keyshortcuts]')];
  const inside = all.filter((one) => main?.contains(one) === true);
  return {
    here: inside.flatMap(keyOf).filter(isFirst),
    rooms: all
      .filter((one) => !inside.includes(one))
      .flatMap(keyOf)
      .filter(isFirst),
  };
}

const isFirst = (one: ScreenKey, at: number, all: readonly ScreenKey[]) =>
  all.findIndex(({ keys }) => keys === one.keys) === at;

function keyOf(element: HTMLElement): ScreenKey[] {
  const keys = (element.getAttribute('aria-keyshortcuts') ?? '')
    .replace('Control', 'Ctrl')
    .replace('Escape', 'Esc');
  const label = element.getAttribute('aria-label') ?? spokenText(element);
  return keys === '' || label === '' ? [] : [{ keys, does: label }];
}

/** Without the keys that are printed for the eye, and without counts. */
function spokenText(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const silent of copy.querySelectorAll('[aria-hidden="true"], .visually-hidden')) {
    silent.remove();
  }
  return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}
