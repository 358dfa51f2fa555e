/** The package desk: what goes into the package of a case, into a supplement, and where a sealed one is read. */
import { archiveTitle } from '../../shared/archive/archive-plan';
import type { MetadataFacts } from '../../shared/archive/package/metadata-facts';
import type { DocumentPdf } from '../../shared/archive/package/package-items';
import { packageItems } from '../../shared/archive/package/package-items';
import type { PackageProfile } from '../../shared/archive/package/package-profile';
import { nameBy, usualProfile } from '../../shared/archive/package/package-profile';
import type { PackageSource } from '../../shared/archive/package/package-source';
import { chainStart, chainTraces } from '../../shared/archive/package/process-trace';
import type { AppError } from '../../shared/domain/app-error';
import type { Case } from '../../shared/domain/case';
import type { Instant } from '../../shared/domain/ids';
import type { PaperFile } from '../../shared/domain/letter';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { CaseEvent } from '../../shared/domain/case';
import type { SealedPackage } from '../../shared/domain/sealed-package';
import { sealedPackages } from '../../shared/domain/sealed-package';
import { traceTitles } from '../../shared/i18n/trace-titles';
import { traceWords } from '../../shared/i18n/trace-words';
import type { LedgerEntry } from '../../shared/ledger/entry';
import type { PolicyPack } from '../../shared/policy/pack';
import { archiveLabels } from '../desk/archive-words';
import type { CaseStore } from '../desk/case-store';
import type { Log } from '../log';
import type { Built, BuildParts } from './build-package';
import { buildPackage } from './build-package';
import { packageDigests } from './package-digests';
import { readIndex, sealedSource } from './stored-package';

export type PackageParts = BuildParts & {
  readonly cases: Pick<CaseStore, 'load' | 'entries'>;
  readonly packOf: (current: Case) => PolicyPack;
  readonly log: Log;
  readonly drill: boolean;
  /** Name and version of the program, as metadata name it. */
  readonly software: string;
  /** A PDF of every document, made and stored; none where nobody makes them. */
  readonly documentPdfs?: (
    current: Case,
    sealedAt: Instant,
  ) => Promise<Result<readonly DocumentPdf[], AppError>>;
};

export type PackageDesk = {
  /** The whole package of a case, in the store and not yet recorded. */
  readonly build: (
    current: Case,
    wholeCase: { readonly file: PaperFile; readonly title: string; readonly at: Instant },
  ) => Promise<Result<Built, AppError>>;
  /** What happened after the newest package, as a package of its own. */
  readonly supplement: (current: Case, at: Instant) => Promise<Result<Built, AppError>>;
  /** Reads a sealed package; `supplement` counts from 1, 0 is the package itself. */
  readonly source: (
    caseId: string,
    supplement?: number,
  ) => Promise<Result<PackageSource, AppError>>;
};

/** The package desk of one open station. */
export function createPackageDesk(parts: PackageParts): PackageDesk {
  const { blobs, cases, words } = parts;

  type Whole = Parameters<PackageDesk['build']>[1];

  async function made(
    current: Case,
    wholeCase: Whole,
    at: Instant,
    /** What was sealed before. */
    packages: readonly SealedPackage[],
  ): Promise<Result<Built, AppError>> {
    const { id: caseId, caseNumber } = current;
    if (caseNumber === undefined) return err({ kind: 'packageMissing' });
    const entries = await cases.entries(caseId);
    if (!entries.ok) return entries;
    const pack = parts.packOf(current);
    const { archive: profile = usualProfile } = pack;
    const known = await packedIn(caseId, packages);
    if (!known.ok) return known;
    // Drawn anew by a later program, documents that were packed would be other files.
    const documents = current.documents.filter(({ pages }) =>
      pages.some(({ original }) => !known.value.has(original.sha256)),
    );
    const documentPdfs =
      (await parts.documentPdfs?.({ ...current, documents }, wholeCase.at)) ?? ok([]);
    if (!documentPdfs.ok) return documentPdfs;
    const items = packageItems({
      current,
      pack,
      profile,
      documentPdfs: documentPdfs.value,
      wholeCase,
    });
    if (!items.ok) {
      parts.log('packageItems', { id: caseId, kind: items.error.kind });
      return err({ kind: 'paperFailed' });
    }
    const { entry: after = 0, ...before } = packages.at(-1)?.traces ?? { seq: 0, head: chainStart };
    const titles = traceTitles(current, pack);
    const inWords = (event: CaseEvent) => traceWords(words, event, titles);
    const isLater = ({ header }: LedgerEntry) => header.seq > after;
    const chain = await chainTraces(entries.value.filter(isLater), inWords, packageDigests, before);
    const [first] = packages;
    const { lines } = await chainTraces(
      entries.value.filter((one) => !isLater(one)),
      inWords,
      packageDigests,
    );
    const facts: Omit<MetadataFacts, 'items'> = {
      name: nameOf(profile, caseNumber, packages.length),
      current,
      caseNumber,
      pack,
      profile,
      labels: archiveLabels(words),
      kindTitle: words.words.kinds[current.kind],
      groupTitle: words.words.groups[current.group].title,
      at,
      software: parts.software,
      drill: parts.drill,
      ...(first === undefined
        ? {}
        : {
            supplements: {
              number: packages.length,
              name: first.name,
              root: first.root,
              at: first.at,
            },
          }),
    };
    return buildPackage(
      {
        caseId,
        items: items.value.filter(({ sha256 }) => !known.value.has(sha256)),
        facts,
        chain,
        before,
        entry: entries.value.at(-1)?.header.seq ?? after,
        ...(first && { earlier: { packed: known.value, lines } }),
      },
      parts,
    );
  }

  function nameOf({ names }: PackageProfile, caseNumber: string, supplement: number): string {
    return supplement === 0
      ? nameBy(names.package, { case: caseNumber })
      : nameBy(names.supplement, { case: caseNumber, no: String(supplement).padStart(2, '0') });
  }

  /** Files that an earlier package holds: a supplement does not hold them again. */
  async function packedIn(
    caseId: string,
    packages: readonly SealedPackage[],
  ): Promise<Result<ReadonlySet<string>, AppError>> {
    const known = new Set<string>();
    for (const one of packages) {
      const index = await readIndex(blobs, caseId, one);
      if (!index.ok) return index;
      for (const { sha256 } of index.value.files) known.add(sha256);
    }
    return ok(known);
  }

  return {
    build: (current, wholeCase) => made(current, wholeCase, wholeCase.at, []),
    supplement: async (current, at) => {
      const { file, sealedAt } = current.archive ?? {};
      const packages = sealedPackages(current.archive);
      if (packages.length === 0 || file === undefined) return err({ kind: 'packageMissing' });
      const wholeCase = { file, title: archiveTitle, at: sealedAt ?? at };
      return made(current, wholeCase, at, packages);
    },
    source: async (caseId, supplement = 0) => {
      const found = await cases.load(caseId);
      if (!found.ok) return found;
      if (found.value === undefined) return err({ kind: 'caseUnknown' });
      const wanted = sealedPackages(found.value.archive)[supplement];
      if (wanted === undefined) return err({ kind: 'packageMissing' });
      return sealedSource(blobs, caseId, wanted);
    },
  };
}
