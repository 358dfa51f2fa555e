/** What the platform answers about a case: the signed receipt, review steps and the decision. */
import * as z from 'zod';
import { daySchema, instantSchema, sha256Schema, uuidSchema } from './ids';
import { fieldKeySchema } from './form';
import { byPerson, personId, personName } from './person';
import { refusedPointersSchema } from './refused-places';

/** Proof that the platform holds a revision whole; the signature covers every other field (RFC 8785). */
export const receiptSchema = z.strictObject({
  caseId: uuidSchema,
  revision: z.number().int().positive(),
  manifestSha256: sha256Schema,
  /** 办件编号 given by the platform. */
  matterNumber: z.string().max(80),
  receivedAt: instantSchema,
  keyId: z.string().max(80),
  /** Ed25519 signature, base64. */
  signature: z.string().max(200),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** How bringing a revision again to a platform that had lost it ended; `numberDiffers`: it is there, and has another number. */
export const broughtHows = ['taken', 'numberDiffers', 'refused'] as const;
export type BroughtHow = (typeof broughtHows)[number];

/** Who sent a revision, and when. */
export const sentRevisionSchema = z.strictObject({
  revision: z.number().int().positive(),
  at: instantSchema,
  by: personName,
  byId: personId.optional(),
});

export const reviewSteps = ['systemCheck', 'firstReview', 'secondReview'] as const;

/** 系统初验 / 人工初审 / 人工复审. */
export const reviewStepSchema = z.strictObject({
  step: z.enum(reviewSteps),
  passed: z.boolean(),
  note: z.string().max(500),
  at: instantSchema,
});
export type ReviewStep = z.infer<typeof reviewStepSchema>;

export const outcomes = [
  'accepted',
  'correction',
  'refused',
  'transferred',
  'withdrawn',
  'duplicate',
] as const;

/** The school that offers a place, and when the child reports there. */
export const offeredSchoolSchema = z.strictObject({
  name: z.string().max(100),
  address: z.string().max(200),
  reportFrom: daySchema,
  reportTo: daySchema,
});

/** An outcome of the platform or of a desk; every one but `accepted` carries a reason code and words. */
export const decisionSchema = z.strictObject({
  outcome: z.enum(outcomes),
  at: instantSchema,
  reasonCode: z.string().max(40),
  reason: z.string().max(1000),
  legalBasis: z.string().max(300),
  /** How to appeal, for every outcome that says no. */
  remedy: z.string().max(500),
  /** The school that offers the place, for `accepted`. */
  school: offeredSchoolSchema.optional(),
  /** What to put right, for `correction`. */
  correction: z
    .strictObject({
      deadline: daySchema,
      fields: z.array(z.strictObject({ key: fieldKeySchema, reason: z.string().max(300) })).max(60),
      documents: z
        .array(z.strictObject({ requirementId: z.string().max(60), reason: z.string().max(300) }))
        .max(20),
    })
    .optional(),
});
export type Decision = z.infer<typeof decisionSchema>;

export const heldReasons = [
  'refusedByPlatform',
  'fileMissingHere',
  'fileRefused',
  'receiptNotGenuine',
  'stationTooOld',
  'attemptsExhausted',
] as const;

/** 暂缓发送: somebody keeps it here, and why. */
const keptBackSchema = z.strictObject({
  at: instantSchema,
  ...byPerson,
  reason: z.string().min(1).max(200),
});

const entryBase = {
  id: uuidSchema,
  caseId: uuidSchema,
  revision: z.number().int().positive(),
  /** The exact bytes that were signed and will be sent, kept in the blob store. */
  submission: z.strictObject({ sha256: sha256Schema, bytes: z.number().int().positive() }),
  queuedAt: instantSchema,
};

/** 待传件: a case revision on its way to the platform; what passes (sending, waiting) is never written down. */
export const outboxEntrySchema = z.discriminatedUnion('state', [
  z.strictObject({
    ...entryBase,
    state: z.literal('queued'),
    keptBack: keptBackSchema.optional(),
    /** 先发: when somebody put it before the others. */
    first: instantSchema.optional(),
  }),
  z.strictObject({ ...entryBase, state: z.literal('delivered'), receipt: receiptSchema }),
  z.strictObject({
    ...entryBase,
    state: z.literal('held'),
    heldAt: instantSchema,
    reason: z.enum(heldReasons),
    /** What the platform said, shortened; shown to the clerk, never logged. */
    detail: z.string().max(500),
    /** Where the platform found it wrong; absent where it named no place. */
    pointers: refusedPointersSchema.optional(),
  }),
  z.strictObject({
    ...entryBase,
    state: z.literal('conflicted'),
    differs: z.array(z.string().max(120)).max(100),
  }),
]);
export type OutboxEntry = z.infer<typeof outboxEntrySchema>;
export type HeldReason = (typeof heldReasons)[number];

/** The facts that stay with an outbox entry in every state. */
export function entryFacts({ id, caseId, revision, submission, queuedAt }: OutboxEntry) {
  return { id, caseId, revision, submission, queuedAt };
}
