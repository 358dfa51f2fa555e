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

/** The documents of an archive one by one, in its order: the same pages, in the same size, with the same words on them. */
export function documentPlans(plan: ArchivePlan): DocumentPlan[] {
  const { caseNumber, drill, flavour, office, sealedAt } = plan;
  return plan.documents.map(({ title, pages }) => ({
    title,
    caseNumber,
    office,
    sealedAt,
    pages,
    ...(drill === undefined ? {} : { drill }),
    ...(flavour === undefined ? {} : { flavour }),
  }));
}
