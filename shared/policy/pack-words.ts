/** The texts of a policy pack: how long they may be, and how days are written. */
import * as z from 'zod';

export const word = z.string().max(60);
export const sentence = z.string().min(1).max(400);
export const paragraph = z.string().min(1).max(4_000);
/** A CEL expression over the facts of a case (facts.ts). */
export const expression = z.string().min(1).max(500);
/** YYYY-MM-DD. */
export const calendarDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
