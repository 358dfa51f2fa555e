/** What a department can confirm by data sharing, so that its paper need not be brought (Shandong seed: eleven data items). */
import * as z from 'zod';

export const verifiedFacts = [
  'identity',
  'register',
  'property',
  'purchaseContract',
  'rentalRecord',
  'residencePermit',
  'insurance',
  'business',
  'marriage',
  'birth',
  'studentRecord',
] as const;

export const verifiedFactSchema = z.enum(verifiedFacts);
export type VerifiedFact = z.infer<typeof verifiedFactSchema>;
