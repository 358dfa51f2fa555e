/** What the search worker and its client say to each other. */
import type { Found } from '../../shared/search/case-index';
import type { CheckReport } from '../../shared/pupil/check-rules';
import type { MatchedRow, ProblemRow } from '../../shared/pupil/problem-list';
import type { PageBytes } from '../../shared/search/search-page';

/** Records to take in or to forget, or a question. */
export type SearchRequest =
  | { readonly kind: 'put'; readonly pages: readonly PageBytes[] }
  | { readonly kind: 'drop'; readonly caseIds: readonly string[] }
  /** Answered when everything before it was taken in. */
  | { readonly kind: 'count'; readonly id: number }
  /** 查重查错 over everything that was taken in. */
  | { readonly kind: 'check'; readonly id: number; readonly mostOfKind: number }
  | { readonly kind: 'match'; readonly id: number; readonly rows: readonly ProblemRow[] }
  /** Places for an address of this case. */
  | {
      readonly kind: 'addresses';
      readonly id: number;
      readonly typed: string;
      readonly limit: number;
      readonly caseId: string;
    }
  | {
      readonly kind: 'find';
      readonly id: number;
      readonly query: string;
      readonly limit: number;
      /** Names of rooms and commands, found by the same rules as people's names. */
      readonly labels: readonly string[];
    };

/** The cases that were found, and the places of the labels that fit. */
export type SearchAnswer = {
  readonly id: number;
  readonly found: Found;
  readonly labels: readonly number[];
};

/** What 查重查错 found, and how long the worker was busy with it. */
export type CheckAnswer = {
  readonly id: number;
  readonly report: CheckReport;
  readonly tookMs: number;
};

/** The rows of a problem list with their cases. */
export type MatchAnswer = { readonly id: number; readonly matched: readonly MatchedRow[] };

/** How many cases the index knows. */
export type SearchCount = { readonly id: number; readonly cases: number };

/** Places of the station's families, the most used first. */
export type AddressAnswer = { readonly id: number; readonly addresses: readonly string[] };

/** Whatever the worker says. */
export type WorkerAnswer = AddressAnswer | SearchAnswer | SearchCount | CheckAnswer | MatchAnswer;
