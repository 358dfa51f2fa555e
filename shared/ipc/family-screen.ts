/**
 * What stands on the second screen 家长屏, and what a family says there. Its page has no other way to main than this, and
 * never sees a case: the desk's window says line by line what is shown.
 */
import * as z from 'zod';
import { uuidSchema } from '../domain/ids';
import { ratingFacts } from '../domain/rating';
import { locales } from '../i18n/locale';

const text = z.string().max(1_000);
/** Lines of one part of the screen at most. */
export const mostFamilyLines = 60;

/** How a paper stands, for the family to see: there, asked for, to be seen to, or not needed. */
const paperStandings = ['done', 'open', 'attention', 'waived'] as const;

/** Something of a case, as the desk's window words it. */
export const familyCaseSchema = z.strictObject({
  show: z.literal('case'),
  title: text,
  /** What was entered, to be read through. */
  lines: z.array(z.strictObject({ term: z.string().max(100), value: text })).max(mostFamilyLines),
  papers: z
    .array(
      z.strictObject({
        title: z.string().max(200),
        standing: z.enum(paperStandings),
        words: z.string().max(300),
      }),
    )
    .max(mostFamilyLines),
  /** What has to be done next, in one sentence. */
  next: z.string().max(300),
});

const always = {
  locale: z.enum(locales),
  school: z.string().max(100),
  /** Everything is practice 演练. */
  drill: z.boolean(),
};

export const familyViewSchema = z.discriminatedUnion('show', [
  z.strictObject({ show: z.literal('idle'), ...always }),
  familyCaseSchema.extend(always),
  /** `ticket`: which question it is; an answer to another one is none. */
  z.strictObject({ show: z.literal('rating'), ticket: uuidSchema, ...always }),
  /** `kept` is false when the station could not keep what was said. */
  z.strictObject({ show: z.literal('thanks'), kept: z.boolean(), ...always }),
]);
export type FamilyView = z.infer<typeof familyViewSchema>;

/** What the family chose; nothing when it does not want to rate. No words of its own: there is no keyboard before it. */
export const familySaidSchema = z.strictObject({
  ticket: uuidSchema,
  said: z.strictObject({ level: ratingFacts.level, reasons: ratingFacts.reasons }).optional(),
});
export type FamilySaid = z.infer<typeof familySaidSchema>;

/** What the preload script of that page gives it. */
export type FamilyBridge = {
  readonly ask: () => Promise<unknown>;
  readonly onShow: (listener: (view: unknown) => void) => () => void;
  readonly say: (said: FamilySaid) => Promise<unknown>;
};
