/** What the search worker and its client say to each other. */
import type { Found } from '../../shared/search/case-index';
import type { PageBytes } from '../../shared/search/search-page';

/** Records to take in or to forget, or a question. */
export type SearchRequest =
  | { readonly kind: 'put'; readonly pages: readonly PageBytes[] }
  | { readonly kind: 'drop'; readonly caseIds: readonly string[] }
  /** Answered when everything before it was taken in. */
  | { readonly kind: 'count'; readonly id: number }
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

/** How many cases the index knows. */
export type SearchCount = { readonly id: number; readonly cases: number };
