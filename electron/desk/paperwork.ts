/** Everything on paper and in packages: the paper desk with the package desk behind it, and who signs packages. */
import type { PackageDesk, PackageParts } from '../archive/package-desk';
import { createPackageDesk } from '../archive/package-desk';
import { keptPackages } from '../archive/kept-packages';
import { createPackageView } from '../archive/view-package';
import type { Case } from '../../shared/domain/case';
import { programName } from '../program-name';
import type { ArchiveDesk } from './archive-desk';
import { createArchiveDesk } from './archive-desk';
import type { ArchiveSigning, SigningStation } from './archive-signing';
import { createArchiveSigning } from './archive-signing';
import { createDocumentPdfs } from './document-pdfs';
import type { PaperDesk, PaperParts } from './paper-desk';
import { createPaperDesk } from './paper-desk';
import type { StampDesk } from './stamp-desk';
import { createStampDesk } from './stamp-desk';
import { waivedOf } from './write-letter';

/** What the program itself gives to archives. */
export type ArchiveParts = {
  /** Name and version of the program, for what is archived; its name alone when left out. */
  readonly software?: string;
  /** The page 查看.html as it was built; none goes into packages where it is left out. */
  readonly viewerTemplate?: () => Promise<string>;
};

export type Paperwork = {
  readonly paperDesk: PaperDesk;
  /** Archived cases for who may look into the archive. */
  readonly archiveDesk: ArchiveDesk;
  /** Sealed packages 归档信息包: brought up to date, read, and signed. */
  readonly archives: Pick<PackageDesk, 'source'> &
    Pick<PaperDesk, 'pack'> & { readonly signing: ArchiveSigning };
  /** Time stamps that packages lack. */
  readonly stamps: StampDesk;
};

type Parts = Omit<PaperParts, 'packages' | 'signing'> &
  Omit<PackageParts, 'blobs' | 'packOf' | 'software' | 'documentPdfs' | 'sign' | 'view'> &
  ArchiveParts & { readonly station: SigningStation };

/** Both desks over the parts of an open station. */
export function createPaperwork({ software = programName, ...parts }: Parts): Paperwork {
  const { viewerTemplate: template } = parts;
  const packOf = (current: Case) => parts.shelf().packOf(current).pack;
  const signing = createArchiveSigning(parts);
  const packages = createPackageDesk({
    ...parts,
    software,
    packOf,
    documentPdfs: createDocumentPdfs({ ...parts, packOf }),
    sign: signing.sign,
    view:
      template === undefined
        ? undefined
        : createPackageView({
            ...parts,
            template,
            signing,
            waived: (current) => waivedOf(parts, current),
          }),
  });
  const paperDesk = createPaperDesk({ ...parts, packages, signing });
  const archiveDesk = createArchiveDesk({
    ...parts,
    packOf,
    pack: paperDesk.pack,
    packagesOf: (current) => keptPackages(parts.blobs, current),
  });
  const archives = { pack: paperDesk.pack, source: packages.source, signing };
  const stamps = createStampDesk({ ...parts, during: parts.station.during });
  return { paperDesk, archives, archiveDesk, stamps };
}
