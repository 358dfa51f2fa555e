/** 走访: what staff found where a family lives, when no paper can show it (Rizhao seed: schools had to look for themselves). */
import * as z from 'zod';
import { instantSchema, uuidSchema } from './ids';
import { byPerson } from './person';

export const visitFindings = ['livesThere', 'doesNotLiveThere', 'nobodyHome'] as const;

const visitFacts = {
  id: uuidSchema,
  /** Day of the visit, YYYY-MM-DD. */
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  address: z.string().trim().min(1).max(200),
  visitors: z.string().trim().min(1).max(100),
  finding: z.enum(visitFindings),
  note: z.string().max(500),
};

export const homeVisitInputSchema = z.strictObject(visitFacts);

/** A visit with who wrote it down, and when. */
export const homeVisitSchema = z.strictObject({
  ...visitFacts,
  at: instantSchema,
  ...byPerson,
});
export type HomeVisit = z.infer<typeof homeVisitSchema>;
