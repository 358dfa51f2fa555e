/** 查重查错 over the station's cases: five rules, each finding with the cases it is about (domain.md "The pupil record"). */
import type { FindingKind, FindingOutcome } from '../domain/finding';
import type { FieldKey } from '../domain/form';
import { parseIdNumber } from '../domain/id-number';
import { foldCode } from '../search/fold';
import type { CheckFacts } from './check-facts';
import { foldName } from './name-fold';

/** A case as the rules see it. */
export type CheckSubject = {
  readonly id: string;
  readonly caseNumber: string;
  readonly name: string;
  readonly idNumber: string;
  readonly facts: CheckFacts;
};

export type FoundCase = {
  readonly id: string;
  readonly caseNumber: string;
  readonly name: string;
  readonly graduating: boolean;
};

export type Finding = {
  readonly kind: Exclude<FindingKind, 'reported'>;
  /** What it is about: the same key is the same finding, also tomorrow. */
  readonly key: string;
  readonly cases: readonly FoundCase[];
  /** Fields to look at, the first one to go to. */
  readonly fields: readonly FieldKey[];
  /** How somebody settled it; absent while it is open. */
  readonly settled?: FindingOutcome;
};

export type CheckReport = {
  readonly checked: number;
  /** Open findings of each kind, all of them. */
  readonly open: { readonly [K in Finding['kind']]: number };
  readonly settled: number;
  /** Open ones first, graduating classes before others; at most the limit of each kind. */
  readonly findings: readonly Finding[];
};

type Read = {
  readonly subject: CheckSubject;
  readonly folded: string;
  /** Empty when there is none that could be compared. */
  readonly number: string;
};

/** Runs every rule; `mostOfKind` bounds the list, never the counts. */
export function checkCases(subjects: Iterable<CheckSubject>, mostOfKind: number): CheckReport {
  const open = {
    idNumberWrong: 0,
    numberNameDisagree: 0,
    duplicateNumber: 0,
    duplicatePerson: 0,
    starredMissing: 0,
  };
  const kept: { readonly [K in Finding['kind']]: Finding[] } = {
    idNumberWrong: [],
    numberNameDisagree: [],
    duplicateNumber: [],
    duplicatePerson: [],
    starredMissing: [],
  };
  let settled = 0;
  let checked = 0;
  const note = (
    kind: Finding['kind'],
    key: string,
    members: readonly Read[],
    fields: readonly FieldKey[],
  ) => {
    const outcome = outcomeOf(members, kind, key);
    if (outcome === undefined) open[kind] += 1;
    else settled += 1;
    // Graduating classes come first: they push others out of a list that is full.
    const first = members.some(({ subject }) => subject.facts.graduating);
    const list = kept[kind];
    if (list.length >= mostOfKind && (!first || list.length >= mostOfKind * 2)) return;
    list.push({
      kind,
      key,
      cases: members.map(({ subject }) => foundCase(subject)),
      fields,
      ...(outcome === undefined ? {} : { settled: outcome }),
    });
  };

  // Most cases lack the same few fields, and share the list of them.
  const joined = new Map<readonly FieldKey[], string>();
  const namesOf = (missing: readonly FieldKey[]) => {
    const known = joined.get(missing) ?? missing.join(' ');
    joined.set(missing, known);
    return known;
  };
  const byNumber = new Map<string, Read | Read[]>();
  const byPerson = new Map<string, Read | Read[]>();
  for (const subject of subjects) {
    checked += 1;
    const { facts, name } = subject;
    const number = foldCode(subject.idNumber);
    const read: Read = { subject, folded: foldName(name), number };
    if (facts.idType === 'residentId' && number !== '' && !parseIdNumber(number).ok) {
      note('idNumberWrong', number, [read], ['child.idNumber']);
    }
    if (facts.missing.length > 0 && !facts.ended) {
      note('starredMissing', namesOf(facts.missing), [read], facts.missing);
    }
    if (number !== '') gather(byNumber, number, read);
    if (facts.ended || read.folded === '' || facts.birthDate === '') continue;
    gather(
      byPerson,
      `${read.folded} ${facts.sex} ${facts.birthDate} ${facts.kind} ${facts.season}`,
      read,
    );
  }

  for (const [number, members] of byNumber) {
    if (!Array.isArray(members)) continue;
    const names = new Set(members.map(({ folded }) => folded));
    if (names.size > 1) {
      note('numberNameDisagree', number, members, ['child.name', 'child.idNumber']);
    }
    for (const group of sameMatter(members)) {
      const key = `${number} ${group.matter}`;
      const left = withoutDeleted(group.members, 'duplicateNumber', key);
      if (left.length > 1) note('duplicateNumber', key, left, ['child.idNumber']);
    }
  }
  for (const [key, members] of byPerson) {
    if (!Array.isArray(members)) continue;
    const left = withoutDeleted(members, 'duplicatePerson', key);
    // Two people of one name and day have two numbers; without one nobody knows.
    if (left.length > 1 && left.some(({ number }) => number === '')) {
      note('duplicatePerson', key, left, ['child.name', 'child.birthDate']);
    }
  }
  return {
    checked,
    open,
    settled,
    findings: Object.values(kept).flatMap((list) => sorted(list).slice(0, mostOfKind)),
  };
}

/** A case as a list of findings shows it. */
export function foundCase({ id, caseNumber, name, facts }: CheckSubject): FoundCase {
  return { id, caseNumber, name, graduating: facts.graduating };
}

/** Names that agree but matters that do not are a child's life: 幼升小 one year, 小升初 another. */
function sameMatter(members: readonly Read[]) {
  const matters = new Map<string, Read[]>();
  for (const read of members) {
    const { kind, season, ended } = read.subject.facts;
    if (ended) continue;
    const matter = `${kind} ${season}`;
    const known = matters.get(matter);
    if (known === undefined) matters.set(matter, [read]);
    else known.push(read);
  }
  return [...matters].map(([matter, list]) => ({ matter, members: list }));
}

function gather(groups: Map<string, Read | Read[]>, key: string, read: Read): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, read);
  else if (Array.isArray(known)) known.push(read);
  else groups.set(key, [known, read]);
}

/** A record that has to go is a duplicate of nothing any more. */
function withoutDeleted(members: readonly Read[], kind: FindingKind, key: string): readonly Read[] {
  return members.filter(
    ({ subject }) =>
      !subject.facts.settled.some(
        (one) => one.kind === kind && one.key === key && one.outcome === 'delete',
      ),
  );
}

function outcomeOf(
  members: readonly Read[],
  kind: FindingKind,
  key: string,
): FindingOutcome | undefined {
  for (const { subject } of members) {
    const known = subject.facts.settled.find((one) => one.kind === kind && one.key === key);
    if (known !== undefined) return known.outcome;
  }
  return undefined;
}

function sorted(list: readonly Finding[]): Finding[] {
  const rank = ({ settled, cases }: Finding) =>
    (settled === undefined ? 0 : 2) + (cases.some(({ graduating }) => graduating) ? 0 : 1);
  return list.toSorted((a, b) => rank(a) - rank(b));
}
