/** What an edit does to the sources of the fields. */
import type { Case, EventOf } from './case';
import type { FieldSource } from './field-source';
import type { FieldKey } from './form';
import { without } from './without';

/** The case with the sources of its fields after one more edit. */
export function withSources(
  current: Case,
  { changes, sources, byFamily }: EventOf<'formEdited'>,
): Case {
  const next = new Map(Object.entries(current.sources ?? {}) as [FieldKey, FieldSource][]);
  for (const key of Object.keys(changes) as FieldKey[]) {
    const source = byFamily === true ? 'family' : sources?.[key];
    if (source === undefined) next.delete(key);
    else next.set(key, source);
  }
  if (next.size === 0) return without(current, 'sources');
  return { ...current, sources: Object.fromEntries(next) };
}
