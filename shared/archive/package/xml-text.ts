/** XML 1.0 as text: elements, attributes and text of which every character is legal. */

/** An element: its name, attributes, and either text or elements inside. */
export type XmlElement = {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly content: string | readonly XmlElement[];
};

/** An element in few words; what is undefined inside is left out. */
export function xml(
  name: string,
  content: string | readonly (XmlElement | undefined)[],
  attributes?: Readonly<Record<string, string>>,
): XmlElement {
  const inside =
    typeof content === 'string'
      ? content
      : content.filter((each): each is XmlElement => each !== undefined);
  return { name, content: inside, ...(attributes === undefined ? {} : { attributes }) };
}

/** A whole document in UTF-8, two blanks deeper with each element. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}`;
}

function written({ name, attributes = {}, content }: XmlElement, indent: string): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const head = `${indent}<${name}${given.join('')}`;
  if (content.length === 0) return `${head}/>\n`;
  if (typeof content === 'string') return `${head}>${escaped(content)}</${name}>\n`;
  const inside = content.map((child) => written(child, `${indent}  `)).join('');
  return `${head}>\n${inside}${indent}</${name}>\n`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As they are they would be read as a line feed, or as a blank in an attribute.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** What XML 1.0 has no place for, even as a reference (2.2 Characters), becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
    .replace(/[&<>"\t\n\r]/g, (character) => entities[character] ?? '');
}
