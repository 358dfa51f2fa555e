/** The commands of the guides, as they stand there: each block has a name in a comment above it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A named block of a guide and what language it is in. */
export type GuideBlock = { readonly language: string; readonly text: string };

/** Blocks by what stands before them. */
export function blocksOf(file: string): ReadonlyMap<string, GuideBlock> {
  const text = readFileSync(resolve('build/guides', file), 'utf8');
  const found = text.matchAll(/<!-- (.+) -->\n\n```([a-z]+)\n([\s\S]+?)\n```/g);
  return new Map(
    [...found].map(([, name = '', language = '', block = '']) => [name, { language, text: block }]),
  );
}

/** The text of a block. @throws when the guide has none of that name. */
export function blockOf(file: string, name: string): string {
  const block = blocksOf(file).get(name);
  if (block === undefined) throw new Error(`${file} has no block "${name}"`);
  return block.text;
}
