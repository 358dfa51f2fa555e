/** What another pack would ask of open cases: shown before it is installed; the cases keep the version they were opened under. */
import type { FieldKey } from '../domain/form';
import type { Checklist } from '../domain/requirement';
import type { LoadedPack } from './checklist';
import type { FactSubject } from './facts';

export type OpenCase = FactSubject & { readonly id: string };

type Line = { readonly id: string; readonly title: string };

/** The differences for one case; a case without any is left out. */
export type CaseChanges = {
  readonly caseId: string;
  /** Asked by the new pack only, with its reason for parents. */
  readonly added: readonly (Line & { readonly reason: string })[];
  /** No longer asked. */
  readonly dropped: readonly Line[];
  /** Asked by both in principle, but the new pack takes a verification for it. */
  readonly waived: readonly (Line & { readonly reason: string })[];
  /** Asked by both, and answered by other papers than before. */
  readonly papersChanged: readonly (Line & {
    readonly accepted: readonly string[];
    readonly noLongerAccepted: readonly string[];
  })[];
  readonly fieldsAdded: readonly FieldKey[];
  readonly fieldsDropped: readonly FieldKey[];
};

/** Compares two packs over cases, each by what is known of its family. */
export function packChanges(
  before: (current: OpenCase) => LoadedPack,
  after: LoadedPack,
  cases: readonly OpenCase[],
): readonly CaseChanges[] {
  return cases
    .filter(({ kind }) => after.pack.kinds.includes(kind))
    .flatMap((current) => {
      const old = before(current).checklistFor(current);
      const changes = changesBetween(old, after.checklistFor(current));
      const isSame = Object.values(changes).every(({ length }) => length === 0);
      return isSame ? [] : [{ caseId: current.id, ...changes }];
    });
}

function changesBetween(old: Checklist, next: Checklist): Omit<CaseChanges, 'caseId'> {
  const had = new Map(old.requirements.map((line) => [line.id, line]));
  const has = new Map(next.requirements.map((line) => [line.id, line]));
  const waived = (next.waived ?? []).filter(({ id }) => had.has(id));
  const waivedIds = new Set(waived.map(({ id }) => id));
  const [oldFields, nextFields] = [fieldsOf(old), fieldsOf(next)];
  return {
    added: next.requirements
      .filter(({ id }) => !had.has(id))
      .map(({ id, title, reason }) => ({ id, title, reason })),
    dropped: old.requirements
      .filter(({ id }) => !has.has(id) && !waivedIds.has(id))
      .map(({ id, title }) => ({ id, title })),
    waived: waived.map(({ id, title, reason }) => ({ id, title, reason })),
    papersChanged: next.requirements.flatMap(({ id, title, options }) => {
      const former = had.get(id)?.options;
      if (former === undefined) return [];
      const accepted = titlesBeside(options, former);
      const noLongerAccepted = titlesBeside(former, options);
      return accepted.length + noLongerAccepted.length === 0
        ? []
        : [{ id, title, accepted, noLongerAccepted }];
    }),
    fieldsAdded: nextFields.filter((field) => !oldFields.includes(field)),
    fieldsDropped: oldFields.filter((field) => !nextFields.includes(field)),
  };
}

type Option = Checklist['requirements'][number]['options'][number];

function titlesBeside(options: readonly Option[], others: readonly Option[]): string[] {
  return options
    .filter(({ kind }) => !others.some((other) => other.kind === kind))
    .map(({ title }) => title);
}

function fieldsOf({ requiredFields = [] }: Checklist): readonly FieldKey[] {
  return [...new Set(requiredFields.flatMap(({ fields }) => fields))];
}
