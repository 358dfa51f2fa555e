/** The shape of one thing that can happen, told from the others by its type. */
import * as z from 'zod';

export const eventSchema = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });
