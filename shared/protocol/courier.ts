/** Courier 摆渡: the requests of a station without a line as a sealed file `*.esx`, and the answers to them (sync.md). */
import * as z from 'zod';
import { instantSchema, sha256Schema, uuidSchema } from '../domain/ids';
import { canonicalJson } from './canonical-json';
import { largestFileBytes, publicKeySchema, signatureSchema } from './messages';
import { askedPattern } from './taken';

/**
 * Layout of a file: the four letters `ESX1`; the header's length in 4 bytes, big-endian; the header as canonical JSON;
 * the writer's raw Ed25519 signature (64 bytes) over `courierHeaderText`; then chunks sealed with AES-256-GCM, each
 * `courierChunkBytes` of text and 16 bytes of tag, the last one shorter or as long. The key (32 bytes) and the first
 * 7 bytes of every nonce come by HKDF-SHA-256 (RFC 5869) from X25519 (RFC 7748) of the header's one-time key and the
 * recipient's key; the nonce goes on with the chunk's position in 4 bytes and 1 for the last chunk, 0 otherwise: a
 * chunk that is missing, moved, altered or cut off is never taken for a whole file.
 */
export const courierMagic = 'ESX1';
export const courierChunkBytes = 65_536;
export const largestCourierHeaderBytes = 4096;
/** Largest record without the bytes of its file; a revision's text is escaped once more in it. */
export const largestCourierRecordBytes = 8 * 1024 * 1024;

/** All that can be read without the recipient's key: no personal data. */
export const courierHeaderSchema = z.strictObject({
  format: z.literal(1),
  direction: z.enum(['toPlatform', 'toStation']),
  packageId: uuidSchema,
  /** Counted by the writer, from 1. An answer has the number of the package it answers. */
  number: z.number().int().positive(),
  stationId: uuidSchema,
  /** Raw X25519 keys, base64. */
  recipientKey: publicKeySchema,
  oneTimeKey: publicKeySchema,
});
export type CourierHeader = z.infer<typeof courierHeaderSchema>;

/** The very text that the writer signs and that the key is bound to. */
export function courierHeaderText(header: CourierHeader): string {
  return `enrollment-station/courier/1\n${canonicalJson(header)}`;
}

/** `GET /v1/courier-key`: the platform's raw X25519 key, signed with the key that the station learned at pairing. */
export const courierKeyReplySchema = z.strictObject({
  publicKey: publicKeySchema,
  signature: signatureSchema,
});

/** The very text that the platform signs over its courier key: bound to its purpose. */
export function courierKeyText(publicKey: string): string {
  return `enrollment-station/courier-key/1\n${canonicalJson({ publicKey })}`;
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** The calls that may travel in a file: those that are harmless when they come again. */
const courierCalls = [
  new RegExp(`^PUT /v1/cases/${uuid}/(?:revisions|desk-reports)/[1-9]\\d{0,5}$`),
  new RegExp(`^POST /v1/cases/${uuid}/revisions/[1-9]\\d{0,5}/commit$`),
  /^POST \/v1\/(?:verifications|ratings|number-blocks|place-quotas|digests)$/,
  /^GET \/v1\/digests$/,
];

/** What a station writes, in this order: one `hello`, what it has to say, one `end`. */
export const stationRecordSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    /** Raw X25519 key that the answer is sealed to, base64. */
    answerKey: publicKeySchema,
    /** Cursor after which changes are asked for. */
    after: z.number().int().nonnegative().max(2_147_483_647),
    /** The directory 名录 is asked for as well: it has pages, and nobody here knows how many. */
    directory: z.literal(true).optional(),
    /**
     * By what a platform restored from an older back-up is known (taken.ts); only told to one that offers `restores`. Who
     * tells it takes changes from the beginning where its cursor leads nowhere any more.
     */
    known: z
      .strictObject({
        /** The change at `after`. */
        afterId: uuidSchema.optional(),
        /** How much the platform told that it took in. */
        taken: z.number().int().nonnegative().max(999_999_999),
      })
      .optional(),
  }),
  z
    .strictObject({
      type: z.literal('request'),
      method: z.enum(['GET', 'PUT', 'POST']),
      path: z.string().max(200),
      /** JSON as over the line; absent where the call has none. */
      body: z.string().max(largestCourierRecordBytes).optional(),
    })
    .refine(({ method, path }) => courierCalls.some((call) => call.test(`${method} ${path}`))),
  /** Followed by exactly `bytes` bytes. */
  z.strictObject({
    type: z.literal('file'),
    caseId: uuidSchema,
    sha256: sha256Schema,
    bytes: z.number().int().positive().max(largestFileBytes),
  }),
  /** `records` counts all before this one. */
  z.strictObject({ type: z.literal('end'), records: z.number().int().positive() }),
]);
export type StationRecord = z.infer<typeof stationRecordSchema>;

/** What the platform answers, in this order: a `result` for each request and file, pages of changes and of the directory, one `end`. */
export const answerRecordSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('result'),
    /** Position of the record that is answered; `hello` has 0. That of `end` is answered by a `CourierWord`. */
    record: z.number().int().positive(),
    /** As over the line. */
    status: z.number().int().min(200).max(599),
    body: z.string().max(largestCourierRecordBytes),
  }),
  /** A page of `GET /v1/changes` as that platform words it: a county has codes of its own. */
  z.strictObject({ type: z.literal('changes'), page: z.record(z.string(), z.unknown()) }),
  /** A page of `GET /v1/directory`; the first one begins with the first code. */
  z.strictObject({ type: z.literal('directory'), page: z.record(z.string(), z.unknown()) }),
  z.strictObject({
    type: z.literal('end'),
    records: z.number().int().nonnegative(),
    packageId: uuidSchema,
    serverTime: instantSchema,
  }),
]);
export type AnswerRecord = z.infer<typeof answerRecordSchema>;

/** See `known` in `hello`. */
export const restoresOffer = 'restores';

/**
 * The body of the result for `end`: what the line tells with the headers of each answer (taken.ts), and what else a station
 * may write into its next file. A station of before has no use for that result, and passes over it.
 */
export const courierWordSchema = z.object({
  offers: z.array(z.string().max(40)).max(20),
  /** How much of the station was taken in before the first record, and after the last one. */
  taken: z.object({
    before: z.number().int().nonnegative(),
    after: z.number().int().nonnegative(),
  }),
  /** Another word than before: what the platform has is to be looked at again. */
  asked: z.string().regex(askedPattern).optional(),
});
export type CourierWord = z.infer<typeof courierWordSchema>;
