/** Makes the PDF of a whole case: sheets, images passed through bit for bit, and the letters' own pages. */
import type { ArchivePlan } from '../../shared/archive/archive-plan-schema';
import type { Result } from '../../shared/domain/result';
import { layOutArchive } from './archive-layout';
import type { PaperFonts } from './paper-fonts';
import type { PaperSources } from './paper-sources';
import type { MadePaper, PapersError } from './papers-protocol';
import { makePicturePaper } from './picture-paper';

/** Equal plan and files give equal bytes, a place for the signature included. */
export function makeArchivePdf(
  plan: ArchivePlan,
  fonts: PaperFonts,
  sources: PaperSources,
): Promise<Result<MadePaper, PapersError>> {
  return makePicturePaper(
    {
      documents: plan.documents,
      letters: plan.letters,
      clips: plan.clips,
      layOut: (set, texts) => layOutArchive(plan, set, texts),
      metadata: {
        title: `${plan.title} ${plan.caseNumber}`,
        author: plan.office,
        subject: '义务教育入学报名服务事项归档文件',
        keywords: ['入学', '电子档案', plan.caseNumber],
        at: plan.sealedAt,
        flavour: plan.flavour,
      },
      toBeSigned: plan.toBeSigned,
    },
    fonts,
    sources,
  );
}
