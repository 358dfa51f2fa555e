/** Characters that the bundled fonts may not draw, named so that none is ever a silent box. */
import type { Messages } from '../../../shared/i18n/messages';

/** Code points of planes 2 and 3 and of the private use areas, in order, each once. */
export function rareCharacters(text: string): readonly string[] {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0).filter(isRare);
  return [...new Set(points)].map((point) => `U+${point.toString(16).toUpperCase()}`);
}

/** A name with its rare characters spelt out after it. */
export function spelledName(name: string): string {
  const rare = rareCharacters(name);
  return rare.length === 0 ? name : `${name}〔${rare.join(' ')}〕`;
}

/** The same for a list or a heading, which a child without a name yet has as well. */
export function shownName({ home }: Pick<Messages, 'home'>, name: string): string {
  return name === '' ? home.unnamed : spelledName(name);
}

function isRare(point: number): boolean {
  return point >= 0x20000 || (point >= 0xe000 && point <= 0xf8ff);
}
