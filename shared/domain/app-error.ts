/** Every error a person can meet, as one union: a kind without zh-CN words does not compile (shared/i18n). */
import type { CaseError } from './case-error';

/** Why a picture is not taken in; the file it came from is left as it was. */
export type ImageError =
  | { readonly kind: 'imageEmpty' }
  | { readonly kind: 'imageNotAnImage' }
  | { readonly kind: 'imageFormatUnsupported'; readonly format: string }
  | { readonly kind: 'imageTooManyBytes'; readonly megabytes: number; readonly limit: number }
  | { readonly kind: 'imageTooManyPixels'; readonly megapixels: number; readonly limit: number }
  | { readonly kind: 'imageTruncated' }
  | { readonly kind: 'imageUndecodable' };

export type StationError =
  | { readonly kind: 'stationLocked' }
  | { readonly kind: 'stationExists' }
  | { readonly kind: 'stationMissing' }
  | { readonly kind: 'stationDamaged'; readonly part: string }
  | { readonly kind: 'stationTooNew' }
  | { readonly kind: 'wrongPassphrase'; readonly waitSeconds: number }
  | { readonly kind: 'passphraseTooWeak'; readonly minLength: number }
  | { readonly kind: 'policyPackUnreadable' };

export type StorageError =
  | { readonly kind: 'storageFull' }
  | { readonly kind: 'storageFailed' }
  | { readonly kind: 'fileMissing' }
  | { readonly kind: 'fileDamaged' };

export type RetentionError =
  | { readonly kind: 'notDueForDestruction' }
  | { readonly kind: 'proposalUnknown' }
  | { readonly kind: 'approverIsProposer' };

export type PaperError =
  | { readonly kind: 'paperNotReady' }
  | { readonly kind: 'paperFailed' }
  | { readonly kind: 'printerMissing' }
  | { readonly kind: 'printFailed' }
  | { readonly kind: 'saveFailed' };

export type LineError =
  | { readonly kind: 'notPaired' }
  | { readonly kind: 'platformAddressInvalid' }
  | { readonly kind: 'platformUnreachable' }
  | { readonly kind: 'platformAnswersHtml' }
  | { readonly kind: 'platformAnswersNonsense' }
  | { readonly kind: 'platformBusy' }
  | { readonly kind: 'pairingCodeUnknown' }
  | { readonly kind: 'platformRefused'; readonly problem: string }
  | { readonly kind: 'stationTooOld' };

export type ProgramError =
  | { readonly kind: 'invalidRequest' }
  | { readonly kind: 'callNotForRole' }
  | { readonly kind: 'internal' };

export type AppError =
  | CaseError
  | RetentionError
  | ImageError
  | StationError
  | StorageError
  | PaperError
  | LineError
  | ProgramError;
