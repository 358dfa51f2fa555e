/**
 * Texts that everything behind the desk can hold: the archive's catalogue is XML, which has no other characters (XML 1.0
 * fifth edition, production 2 Char), the platform's jsonb takes no NUL (PostgreSQL manual 8.14.1), and half a surrogate
 * pair is no character at all. Everything else, written in whatever direction, stays as it was typed.
 */
const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether every text anywhere in a value can be held; names of properties are texts as well, bytes are none. */
export function isWritable(value: unknown): boolean {
  if (typeof value === 'string') return value.search(unwritable) === -1;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return true;
  if (Array.isArray(value)) return value.every(isWritable);
  return Object.entries(value).every(([name, one]) => isWritable(name) && isWritable(one));
}
