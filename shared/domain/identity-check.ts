/** 身份核验: whose paper was seen at the counter, and what that person agreed to in writing. */
import * as z from 'zod';
import { imageFileSchema } from './document';
import { instantSchema, uuidSchema } from './ids';
import { byPerson, typedName } from './person';

/** Who stood at the counter: a guardian of the form, or an agent who acts for the family with its mandate. */
export const checkedPersons = ['guardian1', 'guardian2', 'agent'] as const;

/** Papers that prove who somebody is. */
export const identityPapers = [
  'residentId',
  'temporaryId',
  'hongKongPermit',
  'macaoPermit',
  'taiwanPermit',
  'foreignPermanent',
  'passport',
  'register',
] as const;

export const identityVerdicts = ['same', 'doubtful'] as const;

/**
 * What a guardian signs before anything is looked up elsewhere: the departments and facts are named, the purpose is
 * this enrolment alone (个人信息保护法 articles 13, 14, 17 and 31; Suzhou seed, step 2 "授权"). The version is kept with
 * the signature, the text with it, so that it can be read when the program has another one.
 */
export const authorisation = {
  version: '2026-1',
  text: '本人是该学生的监护人，知悉并同意教育行政部门和受理学校为办理本次入学，通过数据共享查询、核对本人及该学生的户籍、居住证、不动产登记、房屋租赁、婚姻登记、出生医学证明、社会保险和市场主体登记信息。上述信息只用于本次入学审核，不作他用。本人可以不同意，改为提交纸质材料。',
} as const;

const authorisationSchema = z.strictObject({
  version: z.string().max(20),
  text: z.string().max(1_000),
  /** The handwriting, as drawn on the screen or photographed. */
  signature: imageFileSchema,
});

const checkFacts = {
  id: uuidSchema,
  person: z.enum(checkedPersons),
  /** Name on the paper. */
  name: typedName,
  paper: z.enum(identityPapers),
  verdict: z.enum(identityVerdicts),
  note: z.string().max(300),
};

/** What the clerk found; `authorisation` when the person signed. */
export const identityFindingSchema = z.strictObject({
  ...checkFacts,
  authorisation: authorisationSchema.optional(),
});

export const identityCheckSchema = z.strictObject({
  ...identityFindingSchema.shape,
  at: instantSchema,
  ...byPerson,
});
export type IdentityCheck = z.infer<typeof identityCheckSchema>;

/** The same without the signature, which travels as bytes until it is on the disk. */
export const identityInputSchema = z.strictObject(checkFacts);
