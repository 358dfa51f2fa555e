/** Calls about policy packs: a file is looked at first, and installed only when somebody saw what it changes. */
import * as z from 'zod';
import { caseKindSchema } from '../../domain/case-kind';
import { fieldKeySchema } from '../../domain/form';
import { sha256Schema, uuidSchema } from '../../domain/ids';
import { call } from '../call';

/** Cases whose changes are listed one by one; `changedCases` counts them all. */
export const mostChangesShown = 200;

const text = z.string().max(400);
const line = { id: text, title: text };
const caseChangesSchema = z.strictObject({
  caseId: uuidSchema,
  added: z.array(z.strictObject({ ...line, reason: text })),
  dropped: z.array(z.strictObject(line)),
  waived: z.array(z.strictObject({ ...line, reason: text })),
  papersChanged: z.array(
    z.strictObject({ ...line, accepted: z.array(text), noLongerAccepted: z.array(text) }),
  ),
  fieldsAdded: z.array(fieldKeySchema),
  fieldsDropped: z.array(fieldKeySchema),
});

const packCheckSchema = z.strictObject({
  /** Names the file when it is installed. */
  sha256: sha256Schema,
  /** It is in force already. */
  isHeld: z.boolean(),
  pack: z.strictObject({
    id: text,
    version: text,
    title: text,
    season: z.number().int(),
    region: text,
    kinds: z.array(caseKindSchema),
  }),
  /** Families on which the linter tried it. */
  families: z.number().int().nonnegative(),
  openCases: z.number().int().nonnegative(),
  changedCases: z.number().int().nonnegative(),
  changes: z.array(caseChangesSchema).max(mostChangesShown),
});
/** A pack that may be installed, and what it would change for open cases. */
export type PackCheck = z.infer<typeof packCheckSchema>;

export const policyCalls = {
  /** Asks for a file and looks at it; nothing when nobody chose one. */
  choose: call(z.undefined(), packCheckSchema.optional()),
  /** Brings the pack that was looked at into force, and locks: whoever unlocks next works by it. */
  install: call(z.strictObject({ sha256: sha256Schema }), z.undefined()),
};
