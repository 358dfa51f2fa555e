/** Makes the PDF of one document 材料 of a case: its images bit for bit, each with what was read on it. */
import type { DocumentPlan } from '../../shared/archive/document-plan';
import type { Result } from '../../shared/domain/result';
import { layOutDocument } from './document-layout';
import type { PaperFonts } from './paper-fonts';
import type { PaperSources } from './paper-sources';
import type { MadePaper, PapersError } from './papers-protocol';
import { makePicturePaper } from './picture-paper';

/** Equal plan and files give equal bytes. */
export function makeDocumentPdf(
  plan: DocumentPlan,
  fonts: PaperFonts,
  sources: PaperSources,
): Promise<Result<MadePaper, PapersError>> {
  return makePicturePaper(
    {
      documents: [plan],
      letters: [],
      layOut: (set, texts) => layOutDocument(plan, set, texts),
      metadata: {
        title: `${plan.title} ${plan.caseNumber}`,
        author: plan.office,
        subject: '义务教育入学报名申请材料',
        keywords: ['入学', plan.title, plan.caseNumber],
        at: plan.sealedAt,
        flavour: plan.flavour,
      },
    },
    fonts,
    sources,
  );
}
