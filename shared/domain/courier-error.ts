/** What can be wrong with courier files 离线U盘包; cases stay in the outbox until their receipt is in the record. */
export type CourierError =
  | { readonly kind: 'courierKeyMissing' }
  | { readonly kind: 'courierBusy' }
  | { readonly kind: 'courierStopped' }
  | { readonly kind: 'courierDiskFull' }
  | { readonly kind: 'courierDiskReadOnly' }
  | { readonly kind: 'courierDiskGone' }
  /** Cut, altered, or no courier file at all. */
  | { readonly kind: 'courierFileDamaged' }
  /** What the station itself wrote, or a file on its way to the platform. */
  | { readonly kind: 'courierFileForPlatform' }
  | { readonly kind: 'courierFileOfOtherStation' }
  /** Not signed by the platform of the pairing. */
  | { readonly kind: 'courierFileNotGenuine' }
  /** The record does not know the package that is answered. */
  | { readonly kind: 'courierPackageUnknown'; readonly number: number }
  /** This answer, or a later one to the same package, was read before. */
  | { readonly kind: 'courierAnswerKnown'; readonly number: number }
  /** To be handed on: the answer of a platform, not a package for one. */
  | { readonly kind: 'courierFileIsAnswer' }
  /** Sealed to a platform that the station is not paired with, or that says so. */
  | { readonly kind: 'courierForeignPlatform' }
  | { readonly kind: 'courierTooLarge' }
  /** Somebody stopped what leaves for its platform. */
  | { readonly kind: 'courierPaused'; readonly platform: string }
  /** The platform is older than the handing on of packages. */
  | { readonly kind: 'courierCarryUnknown' }
  /** Cut, altered or forged on its way here. */
  | { readonly kind: 'courierCarriedDamaged' }
  /** The platform does not know the station that wrote it, or ended its access. */
  | { readonly kind: 'courierCarriedStationUnknown' }
  /** No line, one that broke, or a platform that had no time: what arrived stays there. */
  | { readonly kind: 'courierLineBroke' };
