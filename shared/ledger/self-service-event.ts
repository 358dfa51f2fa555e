/** What happens to a station as 自助 terminal: one of its events; who set it up is the actor of the entry. */
import * as z from 'zod';
import { uuidSchema } from '../domain/ids';

/**
 * `began`: from here on the station answers what a family needs for this one case, and nothing else. `covered`: nobody went
 * on, or the family left; `resumed`: the clerk came and lets it go on. It ends `takenOver` by the clerk, or `locked`.
 */
export const selfServiceSteps = ['began', 'covered', 'resumed', 'takenOver', 'locked'] as const;

export const selfServiceEventSchema = z.strictObject({
  type: z.literal('selfService'),
  caseId: uuidSchema,
  step: z.enum(selfServiceSteps),
});
