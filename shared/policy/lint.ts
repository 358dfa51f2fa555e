/** The linter of policy packs: what a county may not ask, and what nobody could work with. Pure; it reads, it never mends. */
import type { ProfileFault } from '../archive/package/profile-fault';
import { profileFaultAt } from '../archive/package/profile-fault';
import { factRulesOf, groupOf } from './checklist';
import type { Condition } from './condition';
import { parseCondition } from './condition';
import { lintAbolished } from './lint-abolished';
import { lintFamilies } from './lint-families';
import { lintWritten } from './lint-letters';
import { lintCalendar, lintCatchments, lintTwice } from './lint-places';
import type { LintProblem, LintReport } from './lint-problem';
import { lintLetters, lintPointsWords, lintReasons } from './lint-words';
import { conditionsOf } from './pack-conditions';
import type { PackProblem } from './read-pack';
import { readPack } from './read-pack';

/** Lints a pack as it was read from a file. */
export function lintPack(json: unknown): LintReport {
  const read = readPack(json);
  if (!read.ok) return { problems: problemsOf(read.error, json), families: 0, conditions: 0 };
  const pack = read.value;
  const placed = conditionsOf(pack);
  const conditions = new Map<string, Condition>();
  const unreadable: LintProblem[] = [];
  for (const { text, path } of placed) {
    const parsed = parseCondition(text);
    if (parsed.ok) conditions.set(text, parsed.value);
    else unreadable.push({ kind: 'conditionUnreadable', path, detail: parsed.error.detail });
  }
  const rules = { ...factRulesOf(pack), kinds: pack.kinds, groupFor: groupOf(pack, conditions) };
  const { problems, families } = lintFamilies(pack, rules, conditions);
  return {
    problems: [
      ...unreadable,
      ...lintAbolished(pack),
      ...problems,
      ...lintReasons(pack),
      ...lintPointsWords(pack),
      ...lintCatchments(pack),
      ...lintTwice(pack),
      ...lintCalendar(pack),
      ...lintLetters(pack),
      ...lintWritten(pack),
    ],
    families,
    conditions: placed.length,
  };
}

/** Faults of the shape by what they mean, where a place tells it. */
function problemsOf(error: PackProblem, json: unknown): LintProblem[] {
  if (error.kind === 'packTooNew')
    return [{ kind: 'tooNew', path: 'schema', schema: error.schema }];
  return error.paths.map((path): LintProblem => {
    if (/(^|\.)(reason|legalBasis|remedy)(\.\d+)?$/.test(path)) {
      return { kind: 'missingReason', path };
    }
    if (/^points\.items\.\d+\.item$/.test(path)) {
      return { kind: 'pointsItem', path, found: textAt(json, path) };
    }
    if (/^training\.items\.\d+\.roles\.\d+$/.test(path)) {
      return { kind: 'trainingRole', path, found: textAt(json, path) };
    }
    const fault = archiveFaultAt(json, path);
    return fault === undefined ? { kind: 'shape', path } : { kind: 'archiveName', path, fault };
  });
}

function archiveFaultAt(json: unknown, path: string): ProfileFault | undefined {
  const isThere = typeof json === 'object' && json !== null && 'archive' in json;
  if (!isThere || !path.startsWith('archive.')) return undefined;
  return profileFaultAt(json.archive, path.slice('archive.'.length));
}

function textAt(json: unknown, path: string): string {
  let value: unknown = json;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return '';
    value = (value as Record<string, unknown>)[name];
  }
  return typeof value === 'string' ? value.slice(0, 60) : '';
}
