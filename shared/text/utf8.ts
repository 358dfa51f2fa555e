/** UTF-8 (RFC 3629) where no TextEncoder is at hand; what is not well-formed is refused and never mended. */

/** The bytes of a text; half a surrogate pair becomes U+FFFD, as every encoder writes it. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) {
      bytes[at++] = code;
      continue;
    }
    const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    const mark = [0, 0xc0, 0xe0, 0xf0][more] ?? 0;
    bytes[at++] = mark | (code >> (6 * more));
    for (let left = more - 1; left >= 0; left--) bytes[at++] = 0x80 | ((code >> (6 * left)) & 0x3f);
  }
  return bytes.slice(0, at);
}

/** Code points that are put together at a time: an argument list has its limits. */
const chunk = 4096;

/** The text of the bytes; nothing when they are not well-formed UTF-8 (no overlong forms, no surrogates). */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  let text = '';
  let codes: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at++] ?? 0;
    let code = first;
    if (first >= 0x80) {
      const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
      if (first < 0xc2 || first > 0xf4 || at + more > bytes.length) return undefined;
      code = first & (0x3f >> more);
      for (let left = more; left > 0; left--) {
        const next = bytes[at++] ?? 0;
        if ((next & 0xc0) !== 0x80) return undefined;
        code = (code << 6) | (next & 0x3f);
      }
      const least = [0, 0x80, 0x800, 0x10000][more] ?? 0;
      const isSurrogate = code >= 0xd800 && code <= 0xdfff;
      if (code < least || code > 0x10ffff || isSurrogate) return undefined;
    }
    codes.push(code);
    if (codes.length === chunk) {
      text += String.fromCodePoint(...codes);
      codes = [];
    }
  }
  return text + String.fromCodePoint(...codes);
}
