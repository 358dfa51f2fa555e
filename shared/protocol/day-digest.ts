/** The daily digest: what the station attests of its trail with its own key, to be kept outside the station. */
import * as z from 'zod';
import { daySchema, instantSchema, sha256Schema } from '../domain/ids';
import { canonicalJson } from './canonical-json';
import { protocolVersion, signatureSchema } from './messages';

/** What a digest counts: entries of cases, entries that change the station, entries that only bear witness. */
export const countedKinds = ['case', 'station', 'witness'] as const;
export type CountedKind = (typeof countedKinds)[number];
const count = z.number().int().nonnegative();

/** One Beijing day of the trail, or its part so far: where it begins and ends, and the chain's hash at its end. */
const dayDigestSchema = z.strictObject({
  v: z.literal(1),
  day: daySchema,
  fromSeq: z.number().int().positive(),
  /** At most what a 32-bit column holds: two thousand million entries. */
  toSeq: z.number().int().positive().max(2_147_483_647),
  headHash: sha256Schema,
  counts: z.strictObject({ case: count, station: count, witness: count }),
  madeAt: instantSchema,
});
export type DayDigest = z.infer<typeof dayDigestSchema>;

const signature = z.string().max(100);

/** A digest with the station's signature over it. */
export const signedDigestSchema = z.strictObject({ digest: dayDigestSchema, signature });
export type SignedDigest = z.infer<typeof signedDigestSchema>;

/** The file that an auditor keeps elsewhere: readable by anybody, and without personal data. */
export const digestFileSchema = z.strictObject({
  format: z.literal(1),
  stationCode: z.string().max(8),
  /** Raw Ed25519 public key of the station, base64. */
  publicKey: z.string().max(60),
  ...signedDigestSchema.shape,
});
export type DigestFile = z.infer<typeof digestFileSchema>;

/** `POST /v1/digests`: kept by the platform for ever; what is there already is answered the same. */
export const digestRequestSchema = z.strictObject({
  protocol: z.literal(protocolVersion),
  digest: dayDigestSchema,
  /** Ed25519 signature of the station over `digestSigningText`. */
  signature: signatureSchema,
});

/** By these two a digest is known: two hashes at one end are two trails of one station. */
const heldDigestSchema = z.strictObject({
  toSeq: z.number().int().positive(),
  headHash: sha256Schema,
});
export const digestReplySchema = heldDigestSchema.extend({ receivedAt: instantSchema });
export type DigestReply = z.infer<typeof digestReplySchema>;

/** The most digests that `GET /v1/digests` names: more than a year of days. */
export const mostHeldDigests = 400;
/** `GET /v1/digests`: the digests of the asking station that reach furthest, furthest first. */
export const heldDigestsReplySchema = z.strictObject({
  held: z.array(heldDigestSchema).max(mostHeldDigests),
});
export type HeldDigestsReply = z.infer<typeof heldDigestsReplySchema>;

/** The very text that the station signs: bound to its purpose and to the key. */
export function digestSigningText(digest: DayDigest, publicKey: string): string {
  return `enrollment-station/day-digest/1\n${canonicalJson({ ...digest, publicKey })}`;
}

/** What an entry counts as; its clear header says so, so that counting needs no key. */
export function countedAs({
  caseId,
  audit,
}: {
  readonly caseId?: string | undefined;
  readonly audit?: true | undefined;
}): CountedKind {
  if (caseId !== undefined) return 'case';
  return audit === undefined ? 'station' : 'witness';
}
