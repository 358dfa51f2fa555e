/** How large the papers of a kind are; a kind that comes in any size has none. */
import { paperSizes, type PaperSize } from './vision/paper-size';

/** Kinds as the shipped packs name them. */
const sizes: { readonly [kind: string]: PaperSize | undefined } = {
  hukou: paperSizes.registerPage,
  property: paperSizes.propertyPage,
  marriage: paperSizes.marriageSpread,
  birth: paperSizes.birthSheet,
  residencePermit: paperSizes.id1,
  rent: paperSizes.a4,
  noHome: paperSizes.a4,
  insurance: paperSizes.a4,
};

/** Upright, as it is read. */
export function paperOfKind(kind: string): PaperSize | undefined {
  return sizes[kind];
}
