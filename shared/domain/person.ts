/** Who did something, as records keep it: the name as it stood then, and the id by which the person is known. */
import * as z from 'zod';
import { uuidSchema } from './ids';

export const personName = z.string().max(60);
export const personId = z.string().max(60);
export const personSchema = z.strictObject({ id: personId, name: personName });

/** Beside the facts of what was done. */
export const byPerson = { by: personName, byId: personId };

/** Somebody of this station. */
export const operatorPerson = z.strictObject({ id: uuidSchema, name: personName });

/** A name that somebody typed. */
export const typedName = z.string().trim().min(1).max(60);
