/** The page of the design system leaves no component out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

function sources(folder: string): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

it('shows every component that a screen may use', () => {
  const renderer = sources('renderer');
  const isUi = ({ path }: { readonly path: string }) => path.includes('/renderer/ui/');
  const screens = renderer.filter((one) => !isUi(one)).map(({ text }) => text);
  const shown = sources('tests/components').map(({ text }) => text);
  const used = (texts: readonly string[], name: string) =>
    texts.some((text) => new RegExp(`<${name}[\\s/>]`).test(text));
  const components = renderer
    .filter(isUi)
    // Each icon stands on the page by its module.
    .filter(({ path }) => !path.endsWith('-icons.tsx'))
    .flatMap(({ text }) => [...text.matchAll(/^export (?:function|const) ([A-Z]\w+)/gm)])
    .map(([, name = '']) => name)
    .filter((name) => used(screens, name));
  expect(components.length).toBeGreaterThan(30);
  expect(components.filter((name) => !used(shown, name))).toEqual([]);
});
