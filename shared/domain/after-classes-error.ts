/** Why nothing changed after a class draw 阳光分班; classes are as they were. */
export type AfterClassesError =
  /** Why two pupils may not trade places: shared/classes/class-changes.ts, or a trade of one of them waits already. */
  | {
      readonly kind: 'classTradeImpossible';
      readonly why:
        | 'unknown'
        | 'left'
        | 'sameClass'
        | 'otherSex'
        | 'otherStrata'
        | 'together'
        | 'apart'
        | 'asked';
    }
  | { readonly kind: 'classTradeUnknown' }
  /** Who asked for a trade does not approve it. */
  | { readonly kind: 'classTradeNeedsAnother' }
  /** Slips of pupils whose name or number is not what the roll was frozen with. */
  | { readonly kind: 'classNamesChanged'; readonly count: number }
  /** There is nothing to confirm, or it is another name by now than the one that was looked at. */
  | { readonly kind: 'classNameOther' };
