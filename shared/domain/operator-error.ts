/** Trouble about the people of the station, their passphrases and their training. */
import type { Day } from './ids';

/** About the people of the station and their passphrases. */
export type OperatorError =
  | { readonly kind: 'operatorCodeMissing' }
  | { readonly kind: 'operatorCodeTaken' }
  | { readonly kind: 'operatorUnknown' }
  | { readonly kind: 'operatorDisabled' }
  | { readonly kind: 'lastAdmin' }
  | { readonly kind: 'passphraseMustChange' }
  | { readonly kind: 'passphraseSame' }
  | { readonly kind: 'secondFactorLost' }
  | { readonly kind: 'vaultReplaced' }
  /** Training that the packs in force ask of the role: never recorded, or `ranOutOn` was its last day. */
  | {
      readonly kind: 'trainingMissing';
      readonly lacking: readonly {
        readonly title: string;
        readonly ranOutOn?: Day;
        /** A sample family of the drill would do. */
        readonly drillCounts: boolean;
      }[];
      /** Who can record it. */
      readonly admins: readonly string[];
    }
  | { readonly kind: 'trainingNotAsked' }
  | { readonly kind: 'trainingDayWrong' };
