/** The paper of each kind of sample. */
import type { PaperSize } from '../../renderer/workers/vision/paper-size';
import { paperSizes } from '../../renderer/workers/vision/paper-size';

/** Paper of each kind of document, as the screens know it from the document that they ask for. */
const papers: { readonly [kind: string]: PaperSize } = {
  hukouCover: paperSizes.registerPage,
  hukouHead: paperSizes.registerPage,
  hukouChild: paperSizes.registerPage,
  hukouParent: paperSizes.registerPage,
  idPortrait: paperSizes.id1,
  idEmblem: paperSizes.id1,
  residencePermit: paperSizes.id1,
  property: paperSizes.propertyPage,
  marriage: paperSizes.marriageSpread,
  birth: paperSizes.birthSheet,
  insurance: paperSizes.a4,
  rent: paperSizes.a4,
  noHome: paperSizes.a4,
  schoolRecord: paperSizes.a4,
  preferentialProof: paperSizes.a4,
};

/** The size of the kind's paper, where the kind is told. */
export function paperOf(kind: string): PaperSize | undefined {
  return papers[kind];
}
