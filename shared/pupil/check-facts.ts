/** What 查重查错 has to know of a case beside its name and numbers, as one short text that travels with the search record. */
import type { Case } from '../domain/case';
import type { CaseKind } from '../domain/case-kind';
import { caseKinds } from '../domain/case-kind';
import type { FindingKind, FindingOutcome } from '../domain/finding';
import { findingKinds, findingOutcomes, isNotice } from '../domain/finding';
import type { FieldKey } from '../domain/form';
import { fieldText } from '../domain/form';
import { missingStarred, starredKeys } from './pupil-score';

export type CheckFacts = {
  readonly kind: CaseKind;
  readonly season: number;
  readonly idType: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly studentNumber: string;
  /** Leaves school this year: such records are put right first. */
  readonly graduating: boolean;
  /** The family got no place, or went elsewhere: no duplicate of anything. */
  readonly ended: boolean;
  readonly missing: readonly FieldKey[];
  readonly settled: readonly {
    readonly kind: FindingKind;
    readonly outcome: FindingOutcome;
    readonly key: string;
  }[];
};

const separator = '|';
const line = '\n';

/** Packs the facts of a case. */
export function packFacts(current: Case): string {
  const { form, kind, season, decision, findings = [] } = current;
  const missing = missingStarred(current).reduce(
    (bits, key) => bits + 2 ** starredKeys.indexOf(key),
    0,
  );
  const flags =
    (fieldText(form, 'origin.studyState') === 'graduating' || kind === 'junior' ? 'g' : '') +
    (decision !== undefined && ended.has(decision.outcome) ? 'e' : '');
  const facts = [
    caseKinds.indexOf(kind),
    season,
    fieldText(form, 'child.idType'),
    fieldText(form, 'child.sex'),
    fieldText(form, 'child.birthDate'),
    fieldText(form, 'origin.studentNumber'),
    flags,
    missing.toString(36),
  ].map((fact) => String(fact).replace(/[|\n]/g, ' '));
  const settled = findings.flatMap(({ kind: found, outcome, key }) =>
    isNotice(found)
      ? []
      : `${findingKinds.indexOf(found)}${findingOutcomes.indexOf(outcome)}${key.replace(/\n/g, ' ')}`,
  );
  return [facts.join(separator), ...settled].join(line);
}

const ended: ReadonlySet<string> = new Set(['refused', 'transferred', 'withdrawn', 'duplicate']);

/** Opens packed facts; a text of another program gives facts that find nothing. */
export function openFacts(packed: string): CheckFacts {
  const end = packed.indexOf(line);
  const head = end < 0 ? packed : packed.slice(0, end);
  const [
    kind = '0',
    season = '0',
    idType = '',
    sex = '',
    birthDate = '',
    student = '',
    flags = '',
    bits = '0',
  ] = head.split(separator);
  return {
    kind: caseKinds[Number(kind)] ?? 'primary',
    season: Number(season),
    idType,
    sex,
    birthDate,
    studentNumber: student,
    graduating: flags.includes('g'),
    ended: flags.includes('e'),
    missing: bits === '0' ? none : namesOf(bits),
    settled:
      end < 0
        ? none
        : packed
            .slice(end + 1)
            .split(line)
            .flatMap(settledIn),
  };
}

const none: readonly never[] = [];
const named = new Map<string, readonly FieldKey[]>();

function namesOf(bits: string): readonly FieldKey[] {
  const known = named.get(bits);
  if (known !== undefined) return known;
  const value = Number.parseInt(bits, 36);
  const names = starredKeys.filter((_, place) => Math.floor(value / 2 ** place) % 2 === 1);
  named.set(bits, names);
  return names;
}

function settledIn(text: string): CheckFacts['settled'] {
  const kind = findingKinds[Number(text[0])];
  const outcome = findingOutcomes[Number(text[1])];
  return kind === undefined || outcome === undefined ? [] : [{ kind, outcome, key: text.slice(2) }];
}
