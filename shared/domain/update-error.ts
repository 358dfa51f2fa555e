/** What can be wrong with the program itself; records are touched by none of it. */
export type UpdateError =
  /** Files of the program are not as they were published, or are gone, or others lie among them. */
  | {
      readonly kind: 'programDamaged';
      /** The first few, below the folder of the program. */
      readonly names: readonly string[];
      readonly count: number;
    }
  /** The program has no list of its files that its publisher signed. */
  | { readonly kind: 'programUnsigned' };
