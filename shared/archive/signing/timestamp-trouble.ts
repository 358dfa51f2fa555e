/** What may be wrong with a time stamp 时间戳, and why a package has none yet. */

const timestampFaults = [
  /** No answer of the protocol at all. */
  'unreadable',
  /** The service said no (RFC 3161, 2.4.2: any status but granted). */
  'notGranted',
  'otherBytes',
  'otherRequest',
  'wrong',
  /** The certificate in it is not one for time stamps (RFC 3161, 2.3), or had no validity at that time. */
  'notForTimestamps',
] as const;
export type TimestampFault = (typeof timestampFaults)[number];

/** Why a package has no time stamp yet, though an authority was asked. */
export const timestampTroubles = [
  ...timestampFaults,
  'addressInvalid',
  'requestUnreadable',
  'noAnswer',
  'tooLarge',
  /** Something answers there that is no time-stamp authority: a page to log in, a refusal. */
  'otherAnswer',
  /** A genuine token, by another certificate than the district named. */
  'otherAuthority',
  /** A genuine token that could not be kept: the disk, or the station was locked. */
  'notKept',
] as const;
export type TimestampTrouble = (typeof timestampTroubles)[number];
