/** What the search worker and its client say to each other. */
import type { Found } from '../../shared/search/case-index';
import type { SearchRecord } from '../../shared/search/search-record';

/** Records to take in, or a question. */
export type SearchRequest =
  | { readonly kind: 'put'; readonly records: readonly SearchRecord[] }
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
