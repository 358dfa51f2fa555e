/** Calls about the second screen 家长屏: where it is, and what stands on it. */
import * as z from 'zod';
import { uuidSchema } from '../../domain/ids';
import { locales } from '../../i18n/locale';
import { call, nothing } from '../call';
import { familyCaseSchema } from '../family-screen';

const displayId = z.string().max(40);

export const familyStatusSchema = z.strictObject({
  /** Screens of this computer, in the system's order. */
  displays: z
    .array(
      z.strictObject({
        id: displayId,
        /** As the system names it; may be empty. */
        label: z.string().max(100),
        width: z.number().int().nonnegative(),
        height: z.number().int().nonnegative(),
        /** The one that the desk's window is on. */
        desk: z.boolean(),
      }),
    )
    .max(16),
  /** Shown there; absent while it is closed. */
  on: displayId.optional(),
  /** It was chosen and is not plugged in. */
  missing: z.literal(true).optional(),
  shows: z.enum(['idle', 'case', 'rating', 'thanks']),
  /** The case whose family is being asked how it was served. */
  rates: uuidSchema.optional(),
});
export type FamilyStatus = z.infer<typeof familyStatusSchema>;

/** `rating`: main itself keeps what the family says of a case; the desk's window never hears it. */
const shownSchema = z.discriminatedUnion('show', [
  z.strictObject({ show: z.literal('idle') }),
  familyCaseSchema,
  z.strictObject({ show: z.literal('rating'), caseId: uuidSchema }),
]);
export type FamilyShown = z.infer<typeof shownSchema>;

export const familyCalls = {
  status: call(nothing, familyStatusSchema),
  /** From now on, also the next time the station is opened. */
  open: call(z.strictObject({ display: displayId }), familyStatusSchema),
  close: call(nothing, familyStatusSchema),
  show: call(z.strictObject({ locale: z.enum(locales), view: shownSchema }), familyStatusSchema),
} as const;
