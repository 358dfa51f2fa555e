/** Why a platform could not be spoken to, or did not take what was asked of it. */
export type LineError =
  | { readonly kind: 'notPaired' }
  | { readonly kind: 'platformAddressInvalid' }
  | { readonly kind: 'platformUnreachable' }
  | { readonly kind: 'platformAnswersHtml' }
  | { readonly kind: 'platformAnswersNonsense' }
  | { readonly kind: 'platformBusy' }
  | { readonly kind: 'pairingCodeUnknown' }
  /** The platform ended this station's access; only a renewal there lets it go on. */
  | { readonly kind: 'stationRevoked' }
  /** Its certificate (TLS) is by nobody this computer trusts, for another name, or out of date. */
  | { readonly kind: 'platformNotTrusted' }
  /** Another platform that the station is paired with names its key the same. */
  | { readonly kind: 'platformKeyTaken'; readonly platform: string }
  /** Who answers at an address has not the key of the platform that is meant. */
  | { readonly kind: 'platformIsAnother'; readonly platform: string }
  | { readonly kind: 'platformRefused'; readonly problem: string }
  | { readonly kind: 'stationTooOld' }
  | { readonly kind: 'platformTooOld' };
