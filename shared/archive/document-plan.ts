/** One PDF for each document 材料 of a case (GB/T 42727-2023, clause 7: a document is a component of the package). */
import * as z from 'zod';
import type { ArchivePlan } from './archive-plan-schema';
import { archivePlanSchema, imagePageSchema } from './archive-plan-schema';

export const documentPlanSchema = archivePlanSchema
  .pick({ caseNumber: true, drill: true, flavour: true, office: true, sealedAt: true })
  .extend({
    /** The document as the policy pack names it. */
    title: z.string().min(1).max(4000),
    pages: z.array(imagePageSchema).min(1).max(200),
  })
  .strict();

/** What the papers process needs to draw one document; its images come one by one. */
export type DocumentPlan = z.infer<typeof documentPlanSchema>;

/** What every document of a case shares with its archive. */
export type DocumentFacts = Pick<
  ArchivePlan,
  'caseNumber' | 'drill' | 'flavour' | 'office' | 'sealedAt'
>;

/** One document: the same pages as in the archive, in the same size, with the same words on them. */
export function documentPlan(
  { caseNumber, drill, flavour, office, sealedAt }: DocumentFacts,
  { title, pages }: ArchivePlan['documents'][number],
): DocumentPlan {
  return {
    title,
    caseNumber,
    office,
    sealedAt,
    pages,
    ...(drill === undefined ? {} : { drill }),
    ...(flavour === undefined ? {} : { flavour }),
  };
}

/** The documents of an archive one by one, in its order. */
export function documentPlans(plan: ArchivePlan): DocumentPlan[] {
  return plan.documents.map((document) => documentPlan(plan, document));
}
