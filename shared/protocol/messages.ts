/** The wire: every body that station and platform exchange, parsed on both sides by these schemas (sync.md). */
import * as z from 'zod';
import { caseKindSchema } from '../domain/case-kind';
import { decisionSchema, receiptSchema, reviewStepSchema } from '../domain/delivery';
import { imageFileSchema, inspectionSchema } from '../domain/document';
import { fieldKeySchema, formSchema } from '../domain/form';
import { applicantGroupSchema } from '../domain/group';
import { instantSchema, sha256Schema, uuidSchema } from '../domain/ids';
import { lastSerial, numberBlockSchema, numberSeries } from '../domain/numbering';
import { keptPageSchema } from '../domain/page-judgement';
import { placeQuotaSchema } from '../domain/place-quota';
import { platformKeySchema } from '../domain/platform-route';
import { verificationAnswerSchema } from '../domain/verification';

/** Where the station's token travels when `Authorization` carries the access token of a county's log-in. */
export const stationTokenHeader = 'Station-Token';

/** Raised when a station could no longer be understood; an older station is answered 426. */
export const protocolVersion = 1;

/** Largest file one upload may carry, in bytes. */
export const largestFileBytes = 40 * 1024 * 1024;

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);
export const publicKeySchema = base64.length(44);
export const signatureSchema = base64.length(88);

/**
 * Under which a station is given number blocks: empty, or the id of the restore that it goes on from. Blocks given
 * under another epoch are never told again: the computer before may have drawn from them. An id of a later restore sorts
 * behind (UUIDv7).
 */
const numberEpochSchema = z.string().max(60);

/** `POST /v1/stations`: a station introduces itself with the one-time code an official gave it. */
export const pairRequestSchema = z.strictObject({
  protocol: z.literal(protocolVersion),
  code: z.string().min(4).max(40),
  name: z.string().min(1).max(100),
  /** Code the station has used on numbers so far; the platform keeps it for this station. */
  stationCode: z.string().regex(/^[0-9A-Z]{2,8}$/),
  /** Raw Ed25519 public key, 32 bytes. */
  publicKey: publicKeySchema,
  epoch: numberEpochSchema.optional(),
  /** Ed25519 over `pairingText`, by the private half of `publicKey`. */
  signature: signatureSchema,
});
export type PairRequest = z.infer<typeof pairRequestSchema>;

export const pairReplySchema = z.strictObject({
  stationId: uuidSchema,
  stationCode: z.string().regex(/^[0-9A-Z]{2,8}$/),
  /** Bearer token of every later request; kept in main, never shown. */
  token: z.string().min(32).max(200),
  platformName: z.string().max(100),
  platformKeyId: platformKeySchema,
  platformPublicKey: publicKeySchema,
  /** The platform's signature over station code and key (station-certificate.ts); absent from platforms before it. */
  certificate: signatureSchema.optional(),
  numberBlocks: z.array(numberBlockSchema).max(50),
  serverTime: instantSchema,
});
export type PairReply = z.infer<typeof pairReplySchema>;

/** One file of a case revision, named by its content. */
export const manifestFileSchema = z.strictObject({
  role: z.enum(['original', 'corrected']),
  documentId: uuidSchema,
  pageId: uuidSchema,
  sha256: sha256Schema,
  bytes: z.number().int().positive().max(largestFileBytes),
  mediaType: z.string().max(60),
});
export type ManifestFile = z.infer<typeof manifestFileSchema>;

/** What the desk hands over for one case revision. */
export const submissionSchema = z.strictObject({
  protocol: z.literal(protocolVersion),
  /** Present when it was made for practice 演练: a platform answers `drill-not-accepted` and keeps nothing. */
  drill: z.literal(true).optional(),
  caseId: uuidSchema,
  revision: z.number().int().positive(),
  /**
   * The revision that this one follows, where those between were refused and are never sent again; absent where it is
   * the one before.
   */
  follows: z.number().int().nonnegative().optional(),
  caseNumber: z.string().max(40),
  kind: caseKindSchema,
  season: z.number().int(),
  pack: z.strictObject({ id: z.string().max(60), version: z.string().max(40) }),
  group: applicantGroupSchema,
  form: formSchema,
  documents: z
    .array(
      z.strictObject({
        id: uuidSchema,
        requirementId: z.string().max(60),
        kind: z.string().max(60),
        inspection: inspectionSchema,
        pages: z
          .array(
            z.strictObject({
              id: uuidSchema,
              role: z.string().max(40),
              original: imageFileSchema,
              corrected: imageFileSchema,
              /** Why the page stays although it was found faulty; absent where nothing was wrong. */
              kept: keptPageSchema.optional(),
            }),
          )
          .min(1)
          .max(200),
      }),
    )
    // None where departments confirmed all that papers would show.
    .max(20),
  submittedAt: instantSchema,
  /** Who wrote the case down; absent from stations that did not keep author and sender apart. */
  enteredBy: z.string().max(60).optional(),
  submittedBy: z.string().max(60),
  files: z.array(manifestFileSchema).max(400),
});
export type Submission = z.infer<typeof submissionSchema>;

/** A case under a county's own names, as a connector profile maps it. */
export const countyTextSchema = z.strictObject({
  caseId: uuidSchema,
  revision: z.number().int().positive(),
  profile: z.strictObject({ id: z.string().max(40), version: z.string().max(40) }),
  record: z.record(z.string().max(60), z.string().max(2_000)),
  /** Filled in, and without a name at the county. */
  unmapped: z.array(fieldKeySchema).max(200),
});

/** Canonical JSON (RFC 8785) of it; the signed submission beside it stays what a receipt is about. */
const countyRecordSchema = z.strictObject({
  text: z.string().max(200_000),
  /** Ed25519 signature of the station over the UTF-8 bytes of `text`. */
  signature: signatureSchema,
});

/**
 * `PUT /v1/cases/{caseId}/revisions/{n}`: `submission` is the canonical JSON text (RFC 8785) that was signed,
 * kept as text so that its bytes, hash and signature never depend on who serialises it.
 */
export const revisionRequestSchema = z.strictObject({
  submission: z.string().max(2_000_000),
  /** Ed25519 signature of the station over the UTF-8 bytes of `submission`. */
  signature: signatureSchema,
  /**
   * The platform's own receipt for it, when a platform restored from an older back-up is brought it again: it gives the
   * same once more, or, where the number is another case's by now, a new one.
   */
  receipt: receiptSchema.optional(),
  /** The same case under the county's own names and codes, where a connector profile maps them. */
  county: countyRecordSchema.optional(),
});

/** Answer to PUT, again and again the same for the same bytes. */
export const revisionReplySchema = z.strictObject({
  caseId: uuidSchema,
  revision: z.number().int().positive(),
  /** SHA-256 of files that the platform does not have whole. */
  missing: z.array(sha256Schema).max(400),
  /** Present once the revision is committed. */
  receipt: receiptSchema.optional(),
});
export type RevisionReply = z.infer<typeof revisionReplySchema>;

/**
 * `GET /v1/cases/{caseId}/revisions/{n}`: what the platform holds under this number, for whoever compares it with
 * another one of the same number.
 */
export const heldRevisionReplySchema = z.strictObject({
  caseId: uuidSchema,
  revision: z.number().int().positive(),
  /** Highest number that the platform has of this case. */
  latest: z.number().int().positive(),
  submission: z.string().max(2_000_000),
  receivedAt: instantSchema,
  receipt: receiptSchema.optional(),
});
export type HeldRevisionReply = z.infer<typeof heldRevisionReplySchema>;

/**
 * `POST /v1/cases/{caseId}/revisions/{n}/commit` answers the signed receipt, for ever the same one.
 * Its `manifestSha256` is the SHA-256 of the UTF-8 bytes of the signed `submission` text, which holds the
 * manifest and everything else the desk said: the station compares it with the hash of what it queued.
 */
export const commitReplySchema = z.strictObject({ receipt: receiptSchema });

const toldBase = {
  id: uuidSchema,
  /** Position in this station's feed, rising by at least one. */
  cursor: z.number().int().positive(),
  caseId: uuidSchema,
};
const changeBase = { ...toldBase, revision: z.number().int().positive() };

/** One thing the platform has to say about a case. */
export const changeSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...changeBase, type: z.literal('reviewStep'), step: reviewStepSchema }),
  z.strictObject({ ...changeBase, type: z.literal('decision'), decision: decisionSchema }),
  /** Before a case is submitted as well: it has no revision then. */
  z.strictObject({
    ...toldBase,
    type: z.literal('verification'),
    verificationId: uuidSchema,
    answer: verificationAnswerSchema,
  }),
]);
export type Change = z.infer<typeof changeSchema>;

/** `GET /v1/changes?after=cursor&waitSeconds=n` (long poll): at least once, applied by id. */
export const changesReplySchema = z.strictObject({
  changes: z.array(changeSchema).max(500),
  /** Cursor to ask after next time. */
  cursor: z.number().int().nonnegative(),
  serverTime: instantSchema,
});

/** `GET /v1/number-blocks`: every block this station may draw from, with ETag. */
export const numberBlocksReplySchema = z.strictObject({
  numberBlocks: z.array(numberBlockSchema).max(500),
});

/** `POST /v1/number-blocks`: answers the same blocks again until the station says that it holds them. */
export const numberBlocksRequestSchema = z.strictObject({
  series: z.enum(numberSeries),
  /** Highest serial of a block the station holds of this series; 0 for none. */
  after: z.number().int().nonnegative().max(lastSerial),
  epoch: numberEpochSchema,
});

/** `POST /v1/place-quotas`: every quota given to this station that it does not say it holds, as with number blocks. */
export const placeQuotasRequestSchema = z.strictObject({
  held: z.array(z.string().max(60)).max(500),
  epoch: numberEpochSchema,
});

export const placeQuotasReplySchema = z.strictObject({
  quotas: z.array(placeQuotaSchema).max(100),
});

/** RFC 9457 problem with a stable `type` below this address. */
export const problemBase = 'urn:enrollment-platform:problem:';
export const problemTypes = [
  'unauthorised',
  'pairing-code-unknown',
  'address-not-own',
  'station-revoked',
  'station-code-taken',
  'case-of-another-station',
  'revision-differs',
  'revision-unknown',
  'revision-not-next',
  'case-decided',
  'report-differs',
  'report-not-next',
  'rating-differs',
  'verification-differs',
  'place-not-held',
  'quota-differs',
  'drill-not-accepted',
  'files-missing',
  'file-not-announced',
  'file-differs',
  'chunk-differs',
  'file-too-large',
  'upload-offset-differs',
  'signature-invalid',
  'invalid-request',
  'courier-file-damaged',
  'courier-file-for-another',
  'courier-station-unknown',
  'request-too-large',
  'not-found',
  'method-not-allowed',
  'review-not-possible',
  'station-too-old',
  'too-many-requests',
  'busy',
  'unexpected',
] as const;
export type ProblemType = (typeof problemTypes)[number];

export const problemSchema = z.object({
  type: z.string().max(200),
  title: z.string().max(300),
  status: z.number().int(),
  detail: z.string().max(2000).optional(),
  /** JSON pointers of what differs or is wrong. */
  pointers: z.array(z.string().max(200)).max(200).optional(),
});

/** What an upload is for; sent as `Upload-Metadata` (tus creation) with exactly these two keys. */
export const uploadTargetSchema = z.strictObject({ caseId: uuidSchema, sha256: sha256Schema });
export type UploadTarget = z.infer<typeof uploadTargetSchema>;

/** The upload's identity: made from its content and its owner, so that a restarted station finds it again. */
export function uploadIdFor(stationId: string, caseId: string, sha256: string): string {
  return `${stationId}.${caseId}.${sha256}`;
}

/** The owner and the target named by an upload's identity; undefined when it is none. */
export function findUploadTarget(
  uploadId: string,
): (UploadTarget & { readonly stationId: string }) | undefined {
  const [stationId, caseId, sha256, ...rest] = uploadId.split('.');
  const target = uploadTargetSchema.safeParse({ caseId, sha256 });
  const owner = uuidSchema.safeParse(stationId);
  if (rest.length > 0 || !target.success || !owner.success) return undefined;
  return { ...target.data, stationId: owner.data };
}
