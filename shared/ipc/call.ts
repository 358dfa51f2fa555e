/** One call of the contract: what goes in and what comes out. */
import * as z from 'zod';

/** Pairs the schemas of a call. */
export const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  input,
  output,
});

/** Longest side channel for pixels: both images of one page. */
const largestPictureBytes = 40 * 1024 * 1024;
/** The bytes of a picture; larger ones are refused by whoever reads them. */
export const pictureBytes = z
  .instanceof(Uint8Array)
  .refine((value) => value.byteLength <= largestPictureBytes);

/** What came of saving a file where somebody chose: nothing when it was cancelled. */
export const savedSchema = z.strictObject({ saved: z.boolean(), fileName: z.string() });

/** No argument, or no answer beyond that it was done. */
export const nothing = z.undefined();
