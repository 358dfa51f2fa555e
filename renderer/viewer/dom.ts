/** Elements made from values; texts are always texts and never markup. */

type Child = Node | string | undefined;
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with attributes and children; what is undefined or false is left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children) if (child !== undefined) element.append(child);
  return element;
}

/** A button that does something when it is pressed. */
export function button(
  words: string,
  kind: 'primary' | 'quiet',
  onPress: () => void,
): HTMLButtonElement {
  const element = h('button', { type: 'button', class: `button ${kind}` }, words);
  element.addEventListener('click', onPress);
  return element;
}

/** A table that may be wider than the window. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly Child[])[],
  label: string,
): HTMLElement {
  const head = columns.map((column) => h('th', { scope: 'col' }, column));
  const body = rows.map((cells) => h('tr', {}, ...cells.map((cell) => h('td', {}, cell))));
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label },
    h('table', {}, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...body)),
  );
}

/** Address of a file of the package from the page, which lies at its root. */
export const addressOf = (path: string): string =>
  path.split('/').map(encodeURIComponent).join('/');
