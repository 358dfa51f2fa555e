/**
 * 数据核验: a fact of a family is asked of a department through the platform, and what came back (domain.md
 * "Verification"; Zhejiang seed: verified before the submission, and a mismatch is put right instead of refused).
 */
import * as z from 'zod';
import { fieldKeySchema, formSchema } from './form';
import { instantSchema, uuidSchema } from './ids';
import { byPerson } from './person';
import { platformKeySchema } from './platform-route';
import { verifiedFactSchema } from './verified-fact';

/** 一致, 不一致, 无此人 (or no such record), 超时; what was never asked or is not answered has none. */
export const verificationVerdicts = ['match', 'mismatch', 'noSuchPerson', 'timedOut'] as const;
export type VerificationVerdict = (typeof verificationVerdicts)[number];

/** What a department answered: the evidence of why a paper need not be brought. */
export const verificationAnswerSchema = z.strictObject({
  verdict: z.enum(verificationVerdicts),
  /** The department, in its own words. */
  source: z.string().max(80),
  /** Number under which the department answered. */
  evidence: z.string().max(80),
  at: instantSchema,
  /** Field by field, with what the department holds where that is something else. */
  fields: z
    .array(
      z.strictObject({
        key: fieldKeySchema,
        verdict: z.enum(['match', 'mismatch']),
        returned: z.string().max(300).optional(),
      }),
    )
    .max(12),
});
export type VerificationAnswer = z.infer<typeof verificationAnswerSchema>;

/** A question to a department, with the values it was asked about; they alone are what its answer speaks of. */
export const verificationQuestionSchema = z.strictObject({
  id: uuidSchema,
  fact: verifiedFactSchema,
  asked: formSchema,
  at: instantSchema,
  ...byPerson,
  /** Where it is asked; absent where the station had one platform at most. */
  platform: platformKeySchema.optional(),
});

export const verificationSchema = z.strictObject({
  ...verificationQuestionSchema.shape,
  /** Absent while it is queued. */
  answer: verificationAnswerSchema.optional(),
  /** Why the platform did not take the question when it was sent last; it is tried again. */
  refusal: z.string().max(500).optional(),
});
export type Verification = z.infer<typeof verificationSchema>;

/** More than any family needs; without a limit a slip of the hand could swell a case past reading. */
export const verificationsPerCase = 60;
