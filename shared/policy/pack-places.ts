/** Schools 学校, their catchments 学区, and the lock 学位锁定 of a policy pack. */
import * as z from 'zod';
import { caseKindSchema } from '../domain/case-kind';
import { sentence, word } from './pack-words';

export const schoolSchema = z.strictObject({
  /** The school's code in the national list 学校标识码, or the county's own. */
  code: word.min(1),
  name: sentence,
  address: z.string().max(200),
  kinds: z.array(caseKindSchema).min(1).max(3),
});
export type School = z.infer<typeof schoolSchema>;

/** Which house numbers of a street belong: from and to included. */
const houseNumbersSchema = z.strictObject({
  from: z.number().int().min(1).max(99_999),
  to: z.number().int().min(1).max(99_999),
  side: z.enum(['all', 'odd', 'even']),
});

/** Addresses that belong to a school: those that begin with `prefix`, of these the house numbers in `numbers`. */
export const catchmentSchema = z.strictObject({
  kind: caseKindSchema,
  school: word.min(1),
  prefix: z.string().min(2).max(120),
  numbers: houseNumbersSchema.optional(),
  /** An enclave: lies within the catchment of another school and is meant to come before it. */
  exception: z.literal(true).optional(),
});
export type Catchment = z.infer<typeof catchmentSchema>;

/** One home gives places to one family in so many years, e.g. six in primary and three in junior school. */
export const residenceLockSchema = z.strictObject({
  years: z.partialRecord(caseKindSchema, z.number().int().min(1).max(12)),
  /** In words for parents. */
  reason: sentence,
  legalBasis: sentence,
});

/** A county that lets nobody ask for another school than that of the address; without it another one is only pointed out. */
export const schoolChoiceSchema = z.strictObject({
  only: z.literal('catchment'),
  /** In words for parents. */
  reason: sentence,
  legalBasis: sentence,
});
