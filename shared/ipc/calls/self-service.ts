/** Calls about 自助: a family enters and photographs at the touch terminal, and the clerk takes over. */
import * as z from 'zod';
import { caseKindSchema } from '../../domain/case-kind';
import { uuidSchema } from '../../domain/ids';
import { call, nothing } from '../call';

/** The one case that a family works on, and its matter. */
export const selfServiceSchema = z.strictObject({ caseId: uuidSchema, kind: caseKindSchema });

/** The calls; `session` is the schema of what a window gets when it is let in. */
export const selfServiceCallsOver = <S extends z.ZodType>(session: S) =>
  ({
    /**
     * From here on main answers what the family needs for this case alone: a draft of who works here, or one that is not
     * opened yet. The window gets a working set of its own, which holds nothing but that case.
     */
    begin: call(
      selfServiceSchema.extend({
        /** The family gets the whole screen, with nothing beside it and no way to close it. */
        isWhole: z.boolean(),
      }),
      session,
    ),
    /** Covers what was entered until a clerk comes. */
    cover: call(nothing, z.undefined()),
    /**
     * By the passphrase of who set it up, checked and slowed down as at the door. `desk` ends it and answers the whole
     * station; `family` lets the family go on, and answers no session.
     */
    takeOver: call(
      z.strictObject({
        passphrase: z.string().min(1).max(200),
        then: z.enum(['desk', 'family']),
      }),
      z.strictObject({ session: session.optional() }),
    ),
  }) as const;
