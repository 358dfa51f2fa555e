/** The policy pack 政策包: one county's enrolment rules for one season, as data that a county can exchange. */
import * as z from 'zod';
import { applicantGroupSchema } from '../domain/group';

const word = z.string().max(60);
const sentence = z.string().min(1).max(400);

const documentOptionSchema = z.strictObject({
  /** Kind of paper, e.g. `hukou`, `property`. */
  kind: word,
  title: sentence,
  pages: z
    .array(
      z.strictObject({
        role: word,
        title: sentence,
        /** Offered, but a case is complete without it. */
        optional: z.boolean().optional(),
        /** CEL expression like that of a requirement; the page is expected when it holds. */
        when: z.string().min(1).max(500).optional(),
      }),
    )
    .min(1)
    .max(20),
});

const requirementSchema = z.strictObject({
  id: word,
  title: sentence,
  /** CEL expression over the facts of a case (facts.ts); the line is asked when it holds. */
  when: z.string().min(1).max(500),
  /** Why it is asked, in words for parents. */
  reason: sentence,
  legalBasis: sentence,
  options: z.array(documentOptionSchema).min(1).max(8),
  lookAt: z.array(sentence).max(12),
});

/** A paragraph or row of a letter; `{…}` names a placeholder of shared/archive/letter-text.ts. */
const letterTemplateSchema = z.strictObject({
  title: sentence,
  /** 机关简称+性质, the part of the letter number before 〔year〕. */
  numberPrefix: word,
  salutation: z.string().max(200),
  paragraphs: z.array(sentence).min(1).max(20),
  rows: z.array(z.strictObject({ label: word, value: z.string().max(200) })).max(30),
  closing: z.array(z.string().max(200)).max(6),
});
export type LetterTemplate = z.infer<typeof letterTemplateSchema>;

export const policyPackSchema = z.strictObject({
  schema: z.literal('enrollment-policy-pack/1'),
  id: word,
  version: word,
  title: sentence,
  season: z.number().int().min(2020).max(2100),
  region: z.strictObject({ code: z.string().regex(/^\d{6}$/), name: sentence }),
  matter: z.strictObject({
    code: word,
    name: sentence,
    legalBasis: z.array(sentence).min(1).max(10),
  }),
  /** The office named on letters. */
  office: z.strictObject({ name: sentence, phone: word, address: sentence, hours: sentence }),
  age: z.strictObject({
    years: z.number().int().min(5).max(8),
    /** MM-DD in the season year. */
    onDay: z.string().regex(/^\d{2}-\d{2}$/),
  }),
  groups: z.array(z.strictObject({ id: applicantGroupSchema, title: sentence })).length(5),
  requirements: z.array(requirementSchema).min(1).max(40),
  /** A pack from before originals could be kept has no words for it; the usual ones are taken. */
  letters: z.strictObject({
    receipt: letterTemplateSchema,
    supplementNotice: letterTemplateSchema,
    placeNotice: letterTemplateSchema,
    custodyReceipt: letterTemplateSchema.optional(),
  }),
  /** How long a finished case's data are kept, and why; without it nothing may be destroyed. */
  retention: z
    .strictObject({ days: z.number().int().min(1).max(36_500), legalBasis: sentence })
    .optional(),
  /** Who may issue the 学位告知书 (domain.md "Who decides"). */
  placeNoticeBy: z.enum(['platform', 'desk']),
});
export type PolicyPack = z.infer<typeof policyPackSchema>;

/** No family may be asked for more proofs than this (Shandong seed: at most five). */
export const mostProofs = 5;
