/** The parts and levels of PDF/A that papers can be made in (ISO 19005-1, -2 and -3; GB/T 23286.1, .2 and .3). */
import * as z from 'zod';

/**
 * `2u`: every character has its Unicode, the usual one. `1b`: for archives that take nothing younger than PDF 1.4.
 * `3b`: as 2 but files of any kind may be attached.
 */
const pdfaFlavours = ['1b', '2u', '3b'] as const;
export const pdfaFlavourSchema = z.enum(pdfaFlavours);
export type PdfaFlavour = z.infer<typeof pdfaFlavourSchema>;

export const usualFlavour: PdfaFlavour = '2u';
