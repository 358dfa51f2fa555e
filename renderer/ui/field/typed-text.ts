/** What a keyboard or the clipboard gives, as fields take it. */

/**
 * Control characters and halves of characters, which main refuses (shared/text/writable-text.ts; a test holds the two
 * together).
 */
const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text without them: they are invisible, so nobody could take them out. */
export function writableText(typed: string): string {
  return typed.replace(unwritable, '');
}
