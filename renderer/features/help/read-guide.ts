/** A guide as what stands in it: Markdown taken apart, with the names under which its headings are found. */
import { lexer, type MarkedToken, type Token } from 'marked';

/** A part of a guide below one heading, up to the next one. */
export type GuideSection = {
  /** As a link names it (GitHub's way): small letters, hyphens for spaces, no other marks. */
  readonly heading: string;
  readonly title: string;
  /** 1 for the title of the guide, 2 for its parts, 3 for parts of these. */
  readonly depth: number;
  readonly content: readonly MarkedToken[];
  /** All that can be read in it, to be searched. */
  readonly text: string;
};

/** What the parser knows; it has no extensions that could bring other tokens. */
export const known = (tokens: readonly Token[] | undefined) =>
  (tokens ?? []) as readonly MarkedToken[];

/** The name of a heading in a link. */
export const headingName = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');

/** The line that leads to the same text in the other language: in the window that is chosen for all at once. */
const otherLanguage = /^(English|中文)[:：] ?\[[^\]]+\]\([^)]+\)\s*$/;

/** The sections of a text in Markdown, in their order. */
export function readGuide(markdown: string): readonly GuideSection[] {
  const sections: (Omit<GuideSection, 'text'> & { readonly content: MarkedToken[] })[] = [];
  for (const token of known(lexer(markdown))) {
    if (token.type === 'heading') {
      const title = readable([token]);
      sections.push({ heading: headingName(title), title, depth: token.depth, content: [] });
    } else if (!otherLanguage.test(token.raw)) sections.at(-1)?.content.push(token);
  }
  return sections.map((section) => ({ ...section, text: readable(section.content) }));
}

/** What people read of tokens, without what marks it. */
export function readable(tokens: readonly MarkedToken[]): string {
  return tokens
    .map((token) => {
      switch (token.type) {
        case 'html':
        case 'def':
        case 'checkbox':
          return '';
        case 'list':
          return token.items.map((item) => readable(known(item.tokens))).join('\n');
        case 'table':
          return [token.header, ...token.rows]
            .map((row) => row.map((cell) => readable(known(cell.tokens))).join(' '))
            .join('\n');
        case 'space':
        case 'br':
        case 'hr':
          return '\n';
        case 'code':
        case 'codespan':
        case 'escape':
        case 'image':
          return token.text;
        default:
          return token.tokens === undefined ? token.text : readable(known(token.tokens));
      }
    })
    .join('');
}
