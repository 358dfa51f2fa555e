/** One call of the contract: what goes in and what comes out. */
import * as z from 'zod';

/** Pairs the schemas of a call. */
export const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  input,
  output,
});

/** No argument, or no answer beyond that it was done. */
export const nothing = z.undefined();
