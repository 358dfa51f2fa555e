/** What was made of a page's text is made once: screens ask again with every key that is typed. */
import type { PageText } from '../../domain/page-text';

/** Remembers by the text itself, as long as somebody holds it. */
export function remembered<Value>(
  make: (text: PageText, how: string) => Value,
): (text: PageText, how: string) => Value {
  const known = new WeakMap<PageText, Map<string, Value>>();
  return (text, how) => {
    const own = known.get(text) ?? new Map<string, Value>();
    known.set(text, own);
    const value = own.has(how) ? (own.get(how) as Value) : make(text, how);
    own.set(how, value);
    return value;
  };
}
