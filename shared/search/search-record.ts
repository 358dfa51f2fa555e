/** What the search knows of a case: the texts by which people ask for it, and the line that is shown. */
import type { Case, CaseState } from '../domain/case';
import type { FieldKey } from '../domain/form';
import { fieldText } from '../domain/form';
import type { ApplicantGroup } from '../domain/group';
import { packFacts } from '../pupil/check-facts';

/** `facts` are not searched: 查重查错 reads them. */
type Kind = 'number' | 'name' | 'code' | 'address' | 'facts';

/** Every text by which a case is found; `weight` says how much a hit in it counts. */
export const searchFields = {
  caseNumber: { kind: 'number', weight: 150 },
  'child.name': { kind: 'name', weight: 110 },
  'child.idNumber': { kind: 'code', weight: 130 },
  'guardian1.name': { kind: 'name', weight: 70 },
  'guardian2.name': { kind: 'name', weight: 70 },
  'register.head': { kind: 'name', weight: 60 },
  'guardian1.phone': { kind: 'code', weight: 90 },
  'guardian2.phone': { kind: 'code', weight: 90 },
  'guardian1.idNumber': { kind: 'code', weight: 85 },
  'guardian2.idNumber': { kind: 'code', weight: 85 },
  'register.number': { kind: 'code', weight: 50 },
  'register.address': { kind: 'address', weight: 20 },
  'residence.address': { kind: 'address', weight: 20 },
  facts: { kind: 'facts', weight: 0 },
} as const satisfies {
  readonly [field in FieldKey | 'caseNumber' | 'facts']?: {
    readonly kind: Kind;
    readonly weight: number;
  };
};

/** A text by which a case is found. */
export type SearchField = keyof typeof searchFields;

/** In the order of their places in the index. */
export const searchFieldNames = Object.keys(searchFields) as SearchField[];

/** What a hit in the field with each number counts. */
export const fieldWeights = searchFieldNames.map((field) => searchFields[field].weight);

/** Numbers of the fields of a kind. */
export function fieldsOfKind(...kinds: readonly Kind[]): readonly number[] {
  return searchFieldNames.flatMap((field, number) =>
    kinds.includes(searchFields[field].kind) ? [number] : [],
  );
}

/** Texts of a case as they were typed; empty ones are absent. */
export type SearchTexts = { readonly [field in SearchField]?: string };

/** The small summary of a case that the index is fed with. */
export type SearchRecord = {
  readonly id: string;
  /** Grows with every change of any case: a record never replaces a newer one. */
  readonly seq: number;
  readonly state: CaseState;
  readonly group: ApplicantGroup;
  readonly texts: SearchTexts;
};

/** The summary of a case. */
export function searchRecordOf(current: Case, seq: number): SearchRecord {
  const texts: { [field in SearchField]?: string } = {};
  for (const field of searchFieldNames) {
    const text = textOf(current, field);
    if (text !== '') texts[field] = text;
  }
  return { id: current.id, seq, state: current.state, group: current.group, texts };
}

function textOf(current: Case, field: SearchField): string {
  switch (field) {
    case 'caseNumber':
      return current.caseNumber ?? '';
    case 'facts':
      return packFacts(current);
    default:
      return fieldText(current.form, field);
  }
}
