/** Calls about policy packs: a file is looked at first, and installed only when somebody saw what it changes. */
import * as z from 'zod';
import { operatorRoles } from '../../domain/command';
import { caseKindSchema } from '../../domain/case-kind';
import { fieldKeySchema } from '../../domain/form';
import { applicantGroupSchema, groupAnswersSchema } from '../../domain/group';
import { instantSchema, sha256Schema, uuidSchema } from '../../domain/ids';
import { locales } from '../../i18n/locale';
import { packRefusals } from '../../ledger/pack-event';
import { call } from '../call';
import { drawnPaperSchema, printChoice } from './papers';

/** Cases whose changes are listed one by one; `changedCases` counts them all. */
export const mostChangesShown = 200;
/** Faults of a pack that are told one by one. */
export const mostFaultsShown = 50;

/** Of the people of a station, who lacks a training. */
export const mostPeopleShown = 200;

const text = z.string().max(400);
const line = { id: text, title: text };
const caseChangesSchema = z.strictObject({
  caseId: uuidSchema,
  /** Empty before the case was submitted. */
  caseNumber: z.string().max(40),
  childName: z.string().max(200),
  kind: caseKindSchema,
  group: applicantGroupSchema,
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
  /** Whose key signed it. */
  signedBy: z.strictObject({ name: text, keyId: text }),
  /** Families on which the linter tried it. */
  families: z.number().int().nonnegative(),
  openCases: z.number().int().nonnegative(),
  changedCases: z.number().int().nonnegative(),
  changes: z.array(caseChangesSchema).max(mostChangesShown),
  /** Who would not come in any more, for want of a training that the pack asks; nobody is put out at work. */
  shutOut: z
    .array(
      z.strictObject({
        name: z.string().max(60),
        code: z.string().max(12),
        role: z.enum(operatorRoles),
        lacking: z.array(text).max(200),
      }),
    )
    .max(mostPeopleShown),
});
/** A pack that may be installed, and what it would change for open cases. */
export type PackCheck = z.infer<typeof packCheckSchema>;

/** Packs that came by the line, which are told one by one. */
export const mostPacksShown = 50;

const cameSchema = {
  sha256: sha256Schema,
  title: text,
  version: z.string().max(60),
  /** The platform that it came from. */
  from: z.string().max(100),
  at: instantSchema,
};
const packsByLineSchema = z.strictObject({
  /** May be installed once an administrator looked at what they change. */
  waiting: z.array(z.strictObject(cameSchema)).max(mostPacksShown),
  refused: z
    .array(z.strictObject({ ...cameSchema, why: z.enum(packRefusals) }))
    .max(mostPacksShown),
});
export type PacksByLine = z.infer<typeof packsByLineSchema>;

export const policyCalls = {
  /** What platforms sent by the line. */
  byLine: call(z.undefined(), packsByLineSchema),
  /** Looks at a pack that waits; it can be installed after that. */
  look: call(z.strictObject({ sha256: sha256Schema }), packCheckSchema),
  /** A pack that was sent is not installed, and told no more. */
  setAside: call(
    z.strictObject({ sha256: sha256Schema, reason: z.string().trim().min(1).max(300) }),
    z.undefined(),
  ),
  /** Asks for a file and looks at it; nothing when nobody chose one. */
  choose: call(z.undefined(), packCheckSchema.optional()),
  /** What is wrong with the pack that was looked at last, in words. */
  faults: call(
    z.strictObject({ locale: z.enum(locales) }),
    z
      .array(
        z.strictObject({
          place: z.string().max(2_000),
          says: z.string().max(4_000),
          family: z.string().max(8_000).optional(),
        }),
      )
      .max(mostFaultsShown),
  ),
  /** Brings the pack that was looked at into force, and locks: whoever unlocks next works by it. */
  install: call(
    z.strictObject({ sha256: sha256Schema, reason: z.string().trim().min(1).max(300) }),
    z.undefined(),
  ),
  /** What a family of these answers brings, when and where, as a paper to be looked at. */
  guidePdf: call(
    z.strictObject({ kind: caseKindSchema, answers: groupAnswersSchema }),
    drawnPaperSchema,
  ),
  /** Prints the guide that was looked at, and no other. */
  printGuide: call(z.strictObject({ sha256: sha256Schema, ...printChoice }), z.undefined()),
};
