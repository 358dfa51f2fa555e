/** Files below the folder of the program: how many, and the first few of them by name. */
type ProgramFiles = { readonly names: readonly string[]; readonly count: number };

/** Files that are none of the program's: to install it again may leave them there. */
export type AddedFiles = ProgramFiles & { readonly folder: string };

/** What can be wrong with the program itself, or with an update of it; records are touched by none of it. */
export type UpdateError =
  /** Files of the program are not as they were published, or are gone; `added`: others lie among them as well. */
  | ({ readonly kind: 'programDamaged'; readonly added?: AddedFiles } & ProgramFiles)
  /** Every file of the program is as it was published, and others lie among them. */
  | ({ readonly kind: 'programAdded' } & AddedFiles)
  /** The program has no list of its files that its publisher signed. */
  | { readonly kind: 'programUnsigned' }
  /** The check of its files could not be made. */
  | { readonly kind: 'programUnchecked' }
  /** There is no release.json where somebody looked. */
  | { readonly kind: 'updateNone' }
  /** Not signed by the publisher whose key this program has. */
  | { readonly kind: 'updateUnsigned' }
  /** Signed, and in a form that this program does not know. */
  | { readonly kind: 'updateUnreadable' }
  | { readonly kind: 'updateOlder'; readonly version: string; readonly installed: string }
  | { readonly kind: 'updateSame'; readonly version: string }
  /** Nothing in it is for how this program is installed, or for this computer. */
  | { readonly kind: 'updateNotForThis'; readonly version: string }
  /** The file is not there, or is not the one that was signed. */
  | { readonly kind: 'updateDamaged'; readonly name: string }
  /** It could not be copied to this computer. */
  | { readonly kind: 'updateNotKept' }
  /** Nothing is ready, or it is ready no more. */
  | { readonly kind: 'updateNotReady' }
  /** A program in this form is not replaced by itself. */
  | { readonly kind: 'updateByHand' }
  /** Not an address that is talked to. */
  | { readonly kind: 'updateAddressInvalid' }
  /** Nobody has set the address of an update server. */
  | { readonly kind: 'updateNoServer' }
  /** Nobody answers there, or the line broke before the answer was whole. */
  | { readonly kind: 'updateServerUnreachable' }
  /** The server answers, and has no release.json at this address. */
  | { readonly kind: 'updateServerMissing' }
  | { readonly kind: 'updateServerRefused'; readonly status: number }
  /** A page answers that is no update: the log-in of a network, mostly. */
  | { readonly kind: 'updateServerOther' }
  /** The file on the server is missing, or is not the one that was signed. */
  | { readonly kind: 'updateServerDamaged'; readonly name: string }
  /** The line broke while the file came. */
  | { readonly kind: 'updateBrokenOff' }
  /** Somebody stopped it. */
  | { readonly kind: 'updateStopped' }
  /** `needed`: bytes. */
  | { readonly kind: 'updateDiskFull'; readonly needed: number };
