/** The policy pack 政策包: one county's enrolment rules for one season, as data that a county can exchange. */
import type { ReviewLimits } from '../domain/deadline';
import * as z from 'zod';
import { packageProfileSchema } from '../archive/package/package-profile';
import { timestampAuthoritySchema } from '../archive/signing/timestamp-authority';
import { classLimitSchema, stages } from '../classes/class-limits';
import { caseKindSchema } from '../domain/case-kind';
import type { CaseKind } from '../domain/case-kind';
import { applicantGroupSchema } from '../domain/group';
import { pointsTableSchema, requiredFieldsSchema, requirementSchema } from './pack-papers';
import {
  catchmentSchema,
  residenceLockSchema,
  schoolChoiceSchema,
  schoolSchema,
} from './pack-places';
import { trainingSchema } from './pack-training';
import { calendarDay, expression, paragraph, sentence, word } from './pack-words';

/** A paragraph or row of a letter; `{…}` names a placeholder of shared/archive/letter-placeholders.ts. */
const letterWords = {
  title: sentence,
  salutation: z.string().max(200),
  paragraphs: z.array(sentence).min(1).max(20),
  rows: z.array(z.strictObject({ label: word, value: z.string().max(200) })).max(30),
  closing: z.array(z.string().max(200)).max(6),
};
const letterTemplateSchema = z.strictObject({
  ...letterWords,
  /** 机关简称+性质, the part of the letter number before 〔year〕. */
  numberPrefix: word,
});
/** A custody receipt has the number of its line in the custody register: a prefix that a pack names is not used. */
const custodyTemplateSchema = z.strictObject({ ...letterWords, numberPrefix: word.optional() });
/** What a letter says, whatever its number is made of. */
export type LetterWords = Omit<z.infer<typeof letterTemplateSchema>, 'numberPrefix'>;

/** What it says of itself: equal in every version of the format. */
export const packHead = {
  id: word.min(1),
  version: word.min(1),
  title: sentence,
  season: z.number().int().min(2020).max(2100),
  region: z.strictObject({ code: z.string().regex(/^\d{6}$/), name: sentence }),
  matter: z.strictObject({
    code: word,
    name: sentence,
    legalBasis: z.array(sentence).min(1).max(10),
  }),
  /** The office named on letters. */
  office: z.strictObject({ name: sentence, phone: word, address: sentence, hours: sentence }),
  age: z.strictObject({
    years: z.number().int().min(5).max(8),
    /** MM-DD in the season year. */
    onDay: z.string().regex(/^\d{2}-\d{2}$/),
  }),
  /** For the letters that a pack has no words for, the usual ones are taken. */
  letters: z.strictObject({
    receipt: letterTemplateSchema,
    supplementNotice: letterTemplateSchema,
    placeNotice: letterTemplateSchema,
    custodyReceipt: custodyTemplateSchema.optional(),
    refusalNotice: letterTemplateSchema.optional(),
  }),
  /** How long a finished case's data are kept, and why; without it nothing may be destroyed. */
  retention: z
    .strictObject({ days: z.number().int().min(1).max(36_500), legalBasis: sentence })
    .optional(),
  /** How packages 归档信息包 of its cases are named and laid out; the usual way without it. */
  archive: packageProfileSchema.optional(),
  /** Whom sealed packages get their time stamp from; nobody is asked without it. */
  timestamps: timestampAuthoritySchema.optional(),
  /** Who may issue the 学位告知书 (domain.md "Who decides"). */
  placeNoticeBy: z.enum(['platform', 'desk']),
};

/** From the first to the last day, both included. */
const windowSchema = z.strictObject({ kind: caseKindSchema, from: calendarDay, to: calendarDay });

const calendarSchema = z.strictObject({
  signUp: z.array(windowSchema).min(1).max(6),
  reviewWorkingDays: z.number().int().min(1).max(60),
  /** Within these the family is told once of everything that is missing. */
  correctionWorkingDays: z.number().int().min(1).max(60),
  report: z.array(windowSchema).max(6),
});

/** Who lives in a home for the square metres of each; no seed says it, so every county has to. */
export const residents = ['child', 'guardians', 'siblings', 'grandparents', 'otherOnBook'] as const;

const householdSchema = z.strictObject({
  counts: z.array(z.enum(residents)).min(1).max(residents.length),
  /** In words for clerks and parents. */
  explanation: sentence,
  /** Below this a home is crowded (Suzhou seed: 18). */
  leastM2PerResident: z.number().min(1).max(200),
  legalBasis: sentence,
});

const reasonCodeSchema = z.discriminatedUnion('use', [
  z.strictObject({
    use: z.literal('refusal'),
    code: word.min(1),
    text: sentence,
    legalBasis: sentence,
    /** The way to appeal: no refusal without it. */
    remedy: sentence,
  }),
  z.strictObject({
    use: z.literal('correction'),
    code: word.min(1),
    text: sentence,
    legalBasis: sentence,
  }),
]);

/** The format of this version; `readPack` reads those before it too. */
export const packSchemaName = 'enrollment-policy-pack/2';

export const policyPackSchema = z.strictObject({
  schema: z.literal(packSchemaName),
  ...packHead,
  /** The matters it has rules for. */
  kinds: z.array(caseKindSchema).min(1).max(3),
  /** 事项 of single kinds, where they are entered under a code of their own. */
  matters: z
    .partialRecord(caseKindSchema, z.strictObject({ code: word, name: sentence }))
    .optional(),
  /** Policy text and common questions, to be read at the counter without a network. */
  guide: z.strictObject({
    text: z
      .array(z.strictObject({ title: sentence, paragraphs: z.array(paragraph).min(1).max(40) }))
      .max(40),
    faq: z.array(z.strictObject({ question: sentence, answer: paragraph })).max(200),
  }),
  calendar: calendarSchema.optional(),
  /** Exactly one group holds for each set of answers. */
  groups: z
    .array(z.strictObject({ id: applicantGroupSchema, title: sentence, when: expression }))
    .min(1)
    .max(5),
  household: householdSchema.optional(),
  residenceLock: residenceLockSchema.optional(),
  /** Groups whose register and home have to be at one address 户口与住所一致; a difference is looked at, never a refusal. */
  sameAddress: z
    .strictObject({
      groups: z.array(applicantGroupSchema).min(1).max(5),
      reason: sentence,
      legalBasis: sentence,
    })
    .optional(),
  /** The day on which a residence permit has to be valid. */
  permitDay: calendarDay.optional(),
  requirements: z.array(requirementSchema).min(1).max(40),
  requiredFields: z.array(requiredFieldsSchema).max(20),
  points: pointsTableSchema.optional(),
  schools: z.array(schoolSchema).max(20_000),
  catchments: z.array(catchmentSchema).max(60_000),
  schoolChoice: schoolChoiceSchema.optional(),
  reasonCodes: z.array(reasonCodeSchema).max(100),
  /** 班额、校额 of the county; the country's without it. */
  classLimits: z.array(classLimitSchema).max(stages.length).optional(),
  /** Training without which a passphrase does not open the station; none is asked without it. */
  training: trainingSchema.optional(),
});
export type PolicyPack = z.infer<typeof policyPackSchema>;

/** Within how many working days a pack wants an answer, and from whom. */
export function reviewLimitsOf({
  calendar,
  placeNoticeBy,
}: Pick<PolicyPack, 'calendar' | 'placeNoticeBy'>): ReviewLimits {
  return { reviewWorkingDays: calendar?.reviewWorkingDays, placeNoticeBy };
}

/** No family may be asked for more proofs than this (Shandong seed: at most five). */
export const mostProofs = 5;

/** 事项 of a kind: its own where the pack names one. */
export function matterOf(
  { matter, matters }: Pick<PolicyPack, 'matter' | 'matters'>,
  kind: CaseKind,
): PolicyPack['matter'] {
  return { ...matter, ...matters?.[kind] };
}
