/** What is said of a page's picture: how the paper was cut out of it, whether it can be read, who kept it all the same. */
import * as z from 'zod';
import { instantSchema } from './ids';

/** Farther out than any picture is wide; a corner that was cut off lies outside. */
const furthestPx = 100_000;
const coordinate = z.number().min(-furthestPx).max(furthestPx);
const cornerSchema = z.tuple([coordinate, coordinate]);

/** x and y in pixels of the original as a viewer shows it, from its top left. */
export type Corner = z.infer<typeof cornerSchema>;

/** Corners of the paper, clockwise from the paper's own top left: they tell the way up as well. */
const cornersSchema = z.tuple([cornerSchema, cornerSchema, cornerSchema, cornerSchema]);
export type Corners = z.infer<typeof cornersSchema>;

/** How the upright page was made of the original. */
export const pageShapeSchema = z.strictObject({
  corners: cornersSchema,
  /** Found by the program, or set by a person. */
  by: z.enum(['program', 'person']),
  /** Pixels of the original on an inch of paper; absent where the size of the paper is not known. */
  dpi: z.number().positive().max(10_000).optional(),
});
export type PageShape = z.infer<typeof pageShapeSchema>;

/** Why a person would ask for another picture; `coarse` is only an advice: fewer pixels on an inch than the archive asks for. */
const pageFaultKinds = [
  'noPaper',
  'blankSheet',
  'twoPapers',
  'cut',
  'blurred',
  'moved',
  'glare',
  'covered',
  'dark',
  'small',
  'coarse',
] as const;
export type PageFaultKind = (typeof pageFaultKinds)[number];

/** The worst first; none twice. */
export const pageFaultsSchema = z.array(z.enum(pageFaultKinds)).max(pageFaultKinds.length);

/** Why a page stays although it was found faulty; it speaks of the faults that were shown. */
export const keptPageSchema = z.strictObject({
  reason: z.string().max(200),
  faults: pageFaultsSchema,
  at: instantSchema,
  by: z.string().max(60),
});
export type KeptPage = z.infer<typeof keptPageSchema>;

/** What a page may say of its picture; all absent from pages of an older program. */
export const judgedFacts = {
  shape: pageShapeSchema.optional(),
  faults: pageFaultsSchema.optional(),
  kept: keptPageSchema.optional(),
  /** Whether the page image is the smaller one that was made of the first behind the clerk's work. */
  reencoded: z.boolean().optional(),
  /** The device that made the picture, by the name it gave itself. */
  device: z.string().max(120).optional(),
};

type Judged = {
  readonly faults?: readonly PageFaultKind[] | undefined;
  readonly kept?: KeptPage | undefined;
};

/** Faults and advices that nobody has answered yet, by another picture or by a reason. */
export function openFaults({ faults = [], kept }: Judged): readonly PageFaultKind[] {
  return faults.filter((fault) => kept?.faults.includes(fault) !== true);
}

/** Those of them without whose answer the paper is not complete. */
export function blockingFaults(page: Judged): readonly PageFaultKind[] {
  return openFaults(page).filter((fault) => fault !== 'coarse');
}
