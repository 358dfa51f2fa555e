/** Builds a package 归档信息包 of a case: digests, metadata, the four checks, manifests; then its files go to the store. */
import { checkReportText } from '../../shared/archive/checks/check-report';
import type { CheckResult } from '../../shared/archive/checks/check-items';
import type { EarlierPackages } from '../../shared/archive/checks/record-checks';
import { failedChecks } from '../../shared/archive/checks/check-items';
import { runChecks } from '../../shared/archive/checks/run-checks';
import type { MadeFile } from '../../shared/archive/package/tag-files';
import { metadataFiles, tagFilesOver } from '../../shared/archive/package/compose-package';
import type { DigestedItem, MetadataFacts } from '../../shared/archive/package/metadata-facts';
import type { DigestedFile } from '../../shared/archive/package/package-hashes';
import { digestFiles } from '../../shared/archive/package/package-hashes';
import type { PackageIndex } from '../../shared/archive/package/package-index';
import type { PackageItem } from '../../shared/archive/package/package-items';
import { metadataPaths, rootFile } from '../../shared/archive/package/package-layout';
import type { PackageSource } from '../../shared/archive/package/package-source';
import type { TraceChain } from '../../shared/archive/package/process-trace';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import type { FailedCheck, SealedPackage } from '../../shared/domain/sealed-package';
import { mostFailedChecks } from '../../shared/domain/sealed-package';
import { packageProblemText } from '../../shared/i18n/archive-text';
import type { Messages } from '../../shared/i18n/messages';
import { encodeUtf8 } from '../../shared/text/utf8';
import type { BlobStore } from '../ledger/blob-store';
import { archiveCrypto } from './archive-crypto';
import { packageDigests } from './package-digests';

/** What signs a package: files for the folder of signatures over the exact bytes of tagmanifest-sha256.txt. */
export type SignPackage = (root: Uint8Array) => Promise<Result<readonly MadeFile[], AppError>>;

export type BuildInput = {
  readonly caseId: string;
  readonly items: readonly PackageItem[];
  readonly facts: Omit<MetadataFacts, 'items'>;
  readonly chain: TraceChain;
  /** Where the chain of the package before ended; all zeros and 0 for the first package. */
  readonly before: { readonly seq: number; readonly head: string };
  /** Number of the newest entry in the chain. */
  readonly entry: number;
  /** Of a supplement: what the packages before it hold. */
  readonly earlier?: EarlierPackages;
};

/** Makes the page 查看.html of a package; asked once everything else is there. */
export type ViewPackage = (made: {
  readonly facts: MetadataFacts;
  readonly chain: TraceChain;
  readonly earlier?: EarlierPackages | undefined;
  readonly checks: readonly CheckResult[];
}) => Promise<Result<(payload: readonly DigestedFile[]) => Uint8Array, AppError>>;

export type BuildParts = {
  readonly blobs: BlobStore;
  readonly words: Messages;
  readonly stop: AbortSignal;
  readonly sign?: SignPackage;
  readonly view?: ViewPackage | undefined;
};

/** Sealed in the store and still to be recorded, or refused by the four checks. */
export type Built =
  | { readonly kind: 'sealed'; readonly package: SealedPackage }
  | { readonly kind: 'refused'; readonly failed: readonly FailedCheck[] };

/**
 * One file of the case is in memory at a time. What is put into the store before the record speaks of the package is
 * nobody's: after a crash it is built anew, and equal bytes fall on equal names.
 */
export async function buildPackage(
  input: BuildInput,
  parts: BuildParts,
): Promise<Result<Built, AppError>> {
  const { caseId, chain } = input;
  const { blobs, words } = parts;
  const digested = await digestItems(input, parts);
  if (!digested.ok) return digested;
  const { items, lost } = digested.value;
  if (lost.length > 0) {
    const says = lost.map((path) => packageProblemText(words, { kind: 'fileUnreadable', path }));
    return ok({ kind: 'refused', failed: failedOf('contentReadable', says) });
  }
  const facts: MetadataFacts = { ...input.facts, items };
  const made = new Map<string, Uint8Array>();
  const digests: DigestedFile[] = items.map(({ path, bytes, sha256, sm3 }) => ({
    path,
    bytes,
    sha256,
    sm3,
  }));
  const stored = new Map(items.map((item) => [item.path, item.sha256]));
  const keep = async (files: readonly MadeFile[]) => {
    for (const { path, bytes } of files) made.set(path, bytes);
    digests.push(...(await digestFiles(files, packageDigests)));
  };
  await keep(metadataFiles(facts, chain));
  const tags = { facts, chain, chainBefore: input.before.head };
  // The report cannot speak of itself: it is made of a package that has everything else.
  const draft = await tagFilesOver({ ...tags, payload: digests }, packageDigests);
  const checks = await runChecks({
    source: draftSource(
      caseId,
      stored,
      new Map([...made, ...byPath(draft.files)]),
      blobs,
      parts.stop,
    ),
    facts,
    chain,
    firstSeq: input.before.seq + 1,
    ...(input.earlier && { earlier: input.earlier }),
    hashes: packageDigests,
    // The reader of PDFs is large, and most days begin without an archive.
    pdf: async (bytes) => (await import('./pdf-probe')).probePdf(bytes),
    crypto: archiveCrypto,
  });
  if (parts.stop.aborted) return err({ kind: 'stationLocked' });
  const failed = refusalOf(checks, words);
  if (failed.length > 0) return ok({ kind: 'refused', failed });
  const report = encodeUtf8(checkReportText(facts, checks, words));
  await keep([{ path: metadataPaths(facts.profile).report, bytes: report }]);
  const viewer = await parts.view?.({ facts, chain, earlier: input.earlier, checks });
  if (viewer !== undefined && !viewer.ok) return viewer;
  const page = viewer === undefined ? {} : { viewer: viewer.value };
  const sealed = await tagFilesOver({ ...tags, payload: digests }, packageDigests, page);
  await keep(sealed.files);
  const signed = await parts.sign?.(made.get(rootFile) ?? new Uint8Array());
  if (signed !== undefined && !signed.ok) return signed;
  await keep(signed?.value ?? []);
  return storePackage(input, { made, digests, root: sealed.root, items }, parts);
}

/** Every file of the case read once for its SM3; those that are not there any more are named. */
async function digestItems(
  { caseId, items }: BuildInput,
  { blobs, stop }: BuildParts,
): Promise<Result<{ items: readonly DigestedItem[]; lost: readonly string[] }, AppError>> {
  const digested: DigestedItem[] = [];
  const lost: string[] = [];
  for (const item of items) {
    if (stop.aborted) return err({ kind: 'stationLocked' });
    const bytes = await blobs.get(caseId, item.sha256);
    if (bytes.ok) digested.push({ ...item, sm3: await packageDigests.sm3(bytes.value) });
    else if (bytes.error.kind === 'fileMissing' || bytes.error.kind === 'fileDamaged') {
      lost.push(item.path);
    } else return bytes;
  }
  return ok({ items: digested, lost });
}

const byPath = (files: readonly MadeFile[]) =>
  files.map(({ path, bytes }): [string, Uint8Array] => [path, bytes]);

/** The package as it will be: files of the case from the store, the others from memory. */
function draftSource(
  caseId: string,
  stored: ReadonlyMap<string, string>,
  made: ReadonlyMap<string, Uint8Array>,
  blobs: Pick<BlobStore, 'get'>,
  stop: AbortSignal,
): PackageSource {
  return {
    list: async () => [...stored.keys(), ...made.keys()].map((path) => ({ path, bytes: 0 })),
    read: async (path) => {
      const sha256 = stored.get(path);
      if (sha256 === undefined) return made.get(path);
      // A lock waits for whoever reads: what is left is not read any more.
      if (stop.aborted) return undefined;
      const bytes = await blobs.get(caseId, sha256);
      return bytes.ok ? bytes.value : undefined;
    },
  };
}

/** What stands in the record of a refusal; many problems of one item are cut short. */
function refusalOf(checks: readonly CheckResult[], words: Messages): readonly FailedCheck[] {
  return failedChecks(checks)
    .flatMap(({ id, problems }) =>
      failedOf(
        id,
        problems.map((problem) => packageProblemText(words, problem)),
      ),
    )
    .slice(0, mostFailedChecks);
}

const mostOfOneItem = 6;

function failedOf(item: string, says: readonly string[]): FailedCheck[] {
  return says.slice(0, mostOfOneItem).map((text) => ({ item, says: text.slice(0, 400) }));
}

/** Puts everything that only the package has into the store, its index last. */
async function storePackage(
  { caseId, facts, chain, before, entry }: BuildInput,
  {
    made,
    digests,
    root,
    items,
  }: {
    readonly made: ReadonlyMap<string, Uint8Array>;
    readonly digests: readonly DigestedFile[];
    readonly root: string;
    readonly items: readonly DigestedItem[];
  },
  { blobs, stop }: BuildParts,
): Promise<Result<Built, AppError>> {
  const files = digests.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const index: PackageIndex = { version: 1, name: facts.name, files };
  const own: SealedPackage['own'] = items
    .filter(({ kind }) => kind === 'document')
    .map(({ sha256, bytes }) => ({ sha256, bytes }));
  for (const bytes of [...made.values(), encodeUtf8(JSON.stringify(index))]) {
    if (stop.aborted) return err({ kind: 'stationLocked' });
    const put = await blobs.put(caseId, bytes);
    if (!put.ok) return put;
    own.push({ sha256: put.value, bytes: bytes.byteLength });
  }
  return ok({
    kind: 'sealed',
    package: {
      name: facts.name,
      at: facts.at,
      root,
      index: own.at(-1)?.sha256 ?? root,
      files: files.length,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      own,
      traces: { entry, seq: chain.lines.at(-1)?.seq ?? before.seq, head: chain.head },
    },
  });
}
