/** Values out of sentences: contracts and letters name things in the middle of their lines. */
import { printedOf, type Piece, type Printed } from './pieces';

export type Prose = {
  readonly text: string;
  readonly places: readonly [piece: number, at: number][];
};

/** The page as one text in reading order, a line feed between its lines. */
export function proseOf(pieces: readonly Piece[]): Prose {
  const places: [number, number][] = [];
  let text = '';
  for (const [index, { characters }] of pieces.entries()) {
    for (const [at, character] of characters.entries()) {
      // What is left of the line that is written on.
      if (character.text === '_') continue;
      // One unit each, so that a place in the text is a place in the list.
      text +=
        Array.from(character.text).length === 1 && character.text.length === 1
          ? character.text
          : '〓';
      places.push([index, at]);
    }
    text += '\n';
    places.push([index, characters.length]);
  }
  return { text, places };
}

/** What the named group `value` of a pattern stands for on the page; the pattern needs the flag `d`. */
export function findInProse(
  pieces: readonly Piece[],
  { text, places }: Prose,
  pattern: RegExp,
): Printed | undefined {
  const match = pattern.exec(text);
  const range = match?.indices?.groups?.['value'];
  if (range === undefined) return undefined;
  const found = places.slice(range[0], range[1]).flatMap(([index, at]) => {
    const piece = pieces[index];
    const character = piece?.characters[at];
    if (piece === undefined || character === undefined) return [];
    return [{ ...piece, characters: [character], text: character.text, area: character.area }];
  });
  return printedOf(found);
}
