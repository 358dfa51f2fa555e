/** What a policy pack asks of families: papers, fields, and what points 积分 are given for. */
import * as z from 'zod';
import { fieldKeySchema } from '../domain/form';
import { applicantGroupSchema } from '../domain/group';
import { verifiedFactSchema } from '../domain/verified-fact';
import { expression, sentence, word } from './pack-words';

const pageSchema = z.strictObject({
  role: word,
  title: sentence,
  /** Offered, but a case is complete without it. */
  optional: z.boolean().optional(),
  /** The page is expected when it holds. */
  when: expression.optional(),
});

const documentOptionSchema = z.strictObject({
  /** Kind of paper, e.g. `hukou`, `property`. */
  kind: word,
  title: sentence,
  /** The paper is offered as an answer when it holds. */
  when: expression.optional(),
  pages: z.array(pageSchema).min(1).max(20),
});

export const requirementSchema = z.strictObject({
  id: word,
  title: sentence,
  /** The line is asked when it holds. */
  when: expression,
  /** Why it is asked, in words for parents. */
  reason: sentence,
  legalBasis: sentence,
  /** 免交: not asked of whom departments confirmed all of this for (Zhejiang seed: what can be checked is not asked again). */
  waivedBy: z
    .strictObject({
      facts: z.array(verifiedFactSchema).min(1).max(4),
      reason: sentence,
      legalBasis: sentence,
    })
    .optional(),
  /** Papers that answer it, any one of them. */
  options: z.array(documentOptionSchema).min(1).max(12),
  lookAt: z.array(sentence).max(12),
});

/** Fields that this pack wants filled although the form can do without them. */
export const requiredFieldsSchema = z.strictObject({
  fields: z.array(fieldKeySchema).min(1).max(20),
  when: expression,
  reason: sentence,
  legalBasis: sentence,
});

/** The only things points may be given for (Shandong seed: 户籍类型, 居住情况, 从业情况, 房产类型). */
const pointsItems = ['registerKind', 'dwelling', 'employment', 'propertyKind'] as const;

/** Of each item the best row that holds counts. */
export const pointsTableSchema = z.strictObject({
  /** The groups whose families are ranked by points; every group where it is left out. */
  groups: z.array(applicantGroupSchema).min(1).max(5).optional(),
  reason: sentence,
  legalBasis: sentence,
  items: z
    .array(
      z.strictObject({
        item: z.enum(pointsItems),
        title: sentence,
        rows: z
          .array(
            z.strictObject({
              title: sentence,
              when: expression,
              points: z.number().int().min(1).max(1_000),
            }),
          )
          .min(1)
          .max(20),
      }),
    )
    .min(1)
    .max(pointsItems.length),
});
export type PointsTable = z.infer<typeof pointsTableSchema>;
