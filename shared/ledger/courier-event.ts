/** What happens to courier files 离线U盘包: the key they are sealed to, files written, answers read. */
import * as z from 'zod';
import { eventSchema } from '../domain/event-schema';
import { instantSchema, uuidSchema } from '../domain/ids';
import { numberSeries } from '../domain/numbering';
import { ofPlatform } from '../domain/platform-route';
import { publicKeySchema } from '../protocol/messages';
import { askedPattern } from '../protocol/taken';

/** Cases of one file that cannot be brought again. */
export const mostLost = 500;

const place = z.number().int().positive();
const count = z.number().int().nonnegative();
const epoch = z.string().max(60);
const packageRef = { packageId: uuidSchema, number: z.number().int().positive() };

/** What an answer came to, in cases and changes (shared/sync/courier-answer.ts). */
export const answerCounts = {
  delivered: count,
  stopped: count,
  waiting: count,
  already: count,
  /** Decisions of the desk and questions to departments that the platform took. */
  told: count,
  changes: count,
  /** Number blocks, quotas of places and digests of the trail (shared/sync/courier-upkeep.ts); absent before they travelled. */
  numbers: count.optional(),
  places: count.optional(),
  digests: count.optional(),
  /** Cases that a restored platform had lost and has again. */
  broughtAgain: count.optional(),
  /** It was restored from an older back-up. */
  restored: z.literal(true).optional(),
  /** The platform said what is not understood here; it is asked for again. */
  unclear: z.literal(true).optional(),
};

export const courierEventSchemas = [
  /** The platform's raw X25519 key, base64: verified with the key of the pairing. */
  eventSchema('courierKeyLearned', { publicKey: publicKeySchema, ...ofPlatform }),
  /** Every byte of a package is on the stick; it gets its name next. */
  eventSchema('courierPackageWritten', {
    ...packageRef,
    ...ofPlatform,
    at: instantSchema,
    /** 32 secret bytes that the answer's key grows from, base64. */
    answerSeed: publicKeySchema,
    /** Cursor after which changes were asked for, and the change there; absent from entries of before, like `known`. */
    after: count,
    afterId: uuidSchema.optional(),
    /** What the platform had told that it took in (shared/sync/taken-count.ts). */
    known: z.strictObject({ count, asked: z.string().regex(askedPattern).optional() }).optional(),
    /** What is brought again to a restored platform (shared/sync/courier-again.ts). */
    again: z
      .strictObject({
        cases: z
          .array(
            z.strictObject({
              caseId: uuidSchema,
              revision: count,
              at: place,
              sends: place,
              files: count,
            }),
          )
          .max(500),
        /** Cannot be read here, or does not fit: not looked at again. */
        lost: z.array(uuidSchema).max(mostLost),
        /** Nothing is left for another file. */
        all: z.boolean(),
      })
      .optional(),
    /** Where the calls of each case stand in the file (shared/sync/courier-pack.ts). */
    cases: z
      .array(
        z.strictObject({
          entryId: uuidSchema,
          caseId: uuidSchema,
          revision: place,
          at: place,
          sends: place,
        }),
      )
      .max(500),
    /** Where the desk's own decisions and its questions to departments stand (shared/sync/courier-others.ts). */
    others: z
      .array(
        z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('report'), at: place, caseId: uuidSchema, n: place }),
          z.strictObject({
            kind: z.literal('rating'),
            at: place,
            caseId: uuidSchema,
            revision: place,
          }),
          z.strictObject({
            kind: z.literal('verification'),
            at: place,
            caseId: uuidSchema,
            id: uuidSchema,
          }),
        ]),
      )
      .max(500),
    /** Where numbers and places are asked for, and where digests stand (shared/sync/courier-upkeep.ts). */
    upkeep: z
      .array(
        z.discriminatedUnion('kind', [
          z.strictObject({
            kind: z.literal('numbers'),
            at: place,
            series: z.enum(numberSeries),
            after: count,
            epoch,
          }),
          z.strictObject({ kind: z.literal('places'), at: place, epoch }),
          z.strictObject({ kind: z.literal('digests'), at: place, count: place.max(500) }),
          z.strictObject({ kind: z.literal('heldDigests'), at: place }),
        ]),
      )
      .max(20)
      .optional(),
  }),
  /** The stick went away before the package got its name: nobody carries it. */
  eventSchema('courierPackageGone', packageRef),
  /** Another station's package was handed on, and every byte of the answer is on the stick; what is in both nobody here knows. */
  eventSchema('courierPackageCarried', { ...packageRef, ...ofPlatform, at: instantSchema }),
  /** Everything in the answer to a package is in the record. */
  eventSchema('courierAnswerRead', {
    ...packageRef,
    /** The platform's clock when it answered: an answer that is not later says nothing new. */
    serverTime: instantSchema,
    ...answerCounts,
    /** The platform has every digest of the trail that ends up to here. */
    digestsUpTo: count.optional(),
    /** What the platform told, where no later answer was read before: what it may be told, and how much it took in. */
    word: z.strictObject({ restores: z.boolean(), taken: count }).optional(),
    /** How far the bringing again came with it, by cases. */
    again: z
      .strictObject({
        through: z.array(uuidSchema).max(500),
        lacking: z.array(uuidSchema).max(500),
      })
      .optional(),
  }),
] as const;
export type CourierEvent = z.infer<(typeof courierEventSchemas)[number]>;
