/** Everything on paper and in packages: the paper desk with the package desk behind it. */
import type { PackageDesk, PackageParts } from '../archive/package-desk';
import { createPackageDesk } from '../archive/package-desk';
import type { PaperDesk, PaperParts } from './paper-desk';
import { createPaperDesk } from './paper-desk';

/** The name of the program, in what is archived. */
export const programName = '入学帮办站';

export type Paperwork = {
  readonly paperDesk: PaperDesk;
  /** Sealed packages 归档信息包: brought up to date, and read. */
  readonly archives: Pick<PackageDesk, 'source'> & Pick<PaperDesk, 'pack'>;
};

type Parts = Omit<PaperParts, 'packages'> &
  Omit<PackageParts, 'packOf' | 'software'> & {
    /** Name and version of the program. */
    readonly software?: string | undefined;
  };

/** Both desks over the parts of an open station. */
export function createPaperwork({ software = programName, ...parts }: Parts): Paperwork {
  const packages = createPackageDesk({
    ...parts,
    software,
    packOf: (current) => parts.shelf().packOf(current).pack,
  });
  const paperDesk = createPaperDesk({ ...parts, packages });
  return { paperDesk, archives: { pack: paperDesk.pack, source: packages.source } };
}
