/** Where two JSON values differ, as JSON pointers (RFC 6901). */
import type { ProblemType } from '../../shared/protocol/messages';
import { jsonPointer, Problem } from '../http/problems';

/**
 * What comes again under the same number has to be the very same text.
 * @throws Problem of this type with pointers to what differs.
 */
export function refuseOther(type: ProblemType, before: string, text: string): void {
  if (before === text) return;
  throw new Problem(type, { pointers: differingPointers(JSON.parse(before), JSON.parse(text)) });
}

/** The smallest places whose values differ, in document order; at most `limit` of them. */
function differingPointers(ours: unknown, theirs: unknown, limit = 100): string[] {
  const found: string[] = [];
  collect(ours, theirs, [], found, limit);
  return found;
}

function collect(
  ours: unknown,
  theirs: unknown,
  path: readonly string[],
  found: string[],
  limit: number,
): void {
  if (found.length >= limit || Object.is(ours, theirs)) return;
  if (!isContainer(ours) || !isContainer(theirs) || Array.isArray(ours) !== Array.isArray(theirs)) {
    found.push(jsonPointer(path));
    return;
  }
  const [left, right] = [new Map(Object.entries(ours)), new Map(Object.entries(theirs))];
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    collect(left.get(key), right.get(key), [...path, key], found, limit);
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
