/** Archived cases and their packages for who may look into the archive: found, described, chosen. */
import { isMeant, type ArchiveFilter } from '../../shared/archive/archive-filter';
import type { ExportedPackage } from '../../shared/archive/export/export-order';
import type { MaskedCopy } from '../../shared/archive/export/masked-copy';
import { maskedCopy } from '../../shared/archive/export/masked-copy';
import { maskName } from '../../shared/archive/export/mask-field';
import { archiveTitle } from '../../shared/archive/archive-plan';
import { packageNumber } from '../../shared/archive/package/description-xml';
import { archiveYear } from '../../shared/archive/package/metadata-facts';
import { packageItems } from '../../shared/archive/package/package-items';
import { usualProfile } from '../../shared/archive/package/package-profile';
import type { PackageSource } from '../../shared/archive/package/package-source';
import type { AppError } from '../../shared/domain/app-error';
import { beijingDate } from '../../shared/domain/beijing-time';
import type { Case } from '../../shared/domain/case';
import { fieldText } from '../../shared/domain/form';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { kinds } from '../../shared/i18n/zh-cn/words';
import type { ArchiveLine, WhichArchives } from '../../shared/ipc/calls/archives';
import { mostLines } from '../../shared/ipc/calls/archives';
import type { PolicyPack } from '../../shared/policy/pack';
import { packageDigests } from '../archive/package-digests';
import type { KeptPackage } from '../archive/kept-packages';
import { openedLater } from '../archive/kept-packages';
import type { Ledger } from '../ledger/ledger';
import type { CaseStore } from './case-store';

/** A case with what is kept of it. */
export type ArchivedCase = { readonly current: Case; readonly packages: readonly KeptPackage[] };

/**
 * To verify what is sealed; to take packages out, with a supplement for what happened since; or to take out one copy of
 * each case without personal data.
 */
export type ArchivePurpose = 'verify' | 'whole' | 'masked';

/** A chosen case: its packages, or why it cannot be read. */
export type ChosenCase = {
  readonly caseId: string;
  readonly packages: Result<readonly ExportedPackage[], AppError>;
};

export type ArchiveDesk = {
  readonly list: (
    filter: ArchiveFilter,
    after: string | undefined,
  ) => Promise<
    Result<{ lines: ArchiveLine[]; next?: string | undefined; archived: number }, AppError>
  >;
  readonly lines: (caseIds: readonly string[]) => Promise<Result<ArchiveLine[], AppError>>;
  /** An archived case; `caseUnknown` for any other. */
  readonly open: (caseId: string) => Promise<Result<ArchivedCase, AppError>>;
  readonly line: (archived: ArchivedCase) => ArchiveLine;
  /** The packages of every chosen case, oldest case first; none where an older program sealed only the PDF. */
  readonly chosen: (
    which: WhichArchives,
    purpose: ArchivePurpose,
  ) => AsyncGenerator<ChosenCase, void>;
  /** The way into a package, opened when it is used. */
  readonly source: (caseId: string, root: string) => PackageSource;
  /** The way into the masked copy of a case, made when it is used. */
  readonly maskedSource: (caseId: string) => PackageSource;
};

type Parts = {
  readonly ledger: Pick<Ledger, 'cases'>;
  readonly cases: Pick<CaseStore, 'load'>;
  readonly packOf: (current: Case) => PolicyPack;
  /** Makes the supplement that is due; what it cannot make does not keep the sealed packages back. */
  readonly pack: (caseId: string) => Promise<unknown>;
  readonly packagesOf: (current: Case) => readonly KeptPackage[];
};

/** Cases that are looked at for one answer: a filter that fits nothing must not hold up the others. */
const mostLooked = 400;

/** The desk over an open station. */
export function createArchiveDesk({
  ledger,
  cases,
  packOf,
  pack: packLater,
  packagesOf,
}: Parts): ArchiveDesk {
  /** Identities grow with time: the newest is the last. */
  const archivedIds = () =>
    [...ledger.cases]
      .filter(([, { state, destroyed }]) => state === 'archived' && destroyed === 0)
      .map(([caseId]) => caseId)
      .sort();

  const open: ArchiveDesk['open'] = async (caseId) => {
    const loaded = await cases.load(caseId);
    if (!loaded.ok) return loaded;
    const current = loaded.value;
    if (current?.state !== 'archived') return err({ kind: 'caseUnknown' });
    return ok({ current, packages: packagesOf(current) });
  };

  const lines: ArchiveDesk['lines'] = async (caseIds) => {
    const found: ArchiveLine[] = [];
    for (const caseId of caseIds) {
      if (ledger.cases.get(caseId)?.state !== 'archived') continue;
      const opened = await open(caseId);
      // A case that cannot be read is the business of the integrity check, not of this list.
      if (opened.ok) found.push(lineOf(opened.value));
    }
    return ok(found);
  };

  const maskedOf = async ({ current, packages }: ArchivedCase): Promise<MaskedCopy | undefined> => {
    const sealed = packages.map(({ name, root }) => ({ name, root }));
    if (sealed.length === 0) return undefined;
    return maskedCopy(current, packOf(current), sealed, packageDigests);
  };

  return {
    lines,
    open,
    line: lineOf,
    list: async (filter, after) => {
      const all = archivedIds().reverse();
      const rest = after === undefined ? all : all.filter((caseId) => caseId < after);
      const found: ArchiveLine[] = [];
      let last: string | undefined;
      for (const caseId of rest.slice(0, mostLooked)) {
        if (found.length === mostLines) break;
        last = caseId;
        const opened = await open(caseId);
        if (opened.ok && isMeant(filter, opened.value.current)) found.push(lineOf(opened.value));
      }
      const isMore = last !== undefined && last !== rest.at(-1);
      return ok({
        lines: found,
        archived: all.length,
        ...(isMore ? { next: last } : {}),
      });
    },
    chosen: async function* (which, purpose) {
      const ids = 'caseIds' in which ? [...which.caseIds].sort() : archivedIds();
      for (const caseId of ids) {
        const found = await open(caseId);
        const isOther =
          'filter' in which && found.ok && !isMeant(which.filter, found.value.current);
        if (isOther) continue;
        const isPackable = found.ok && purpose !== 'verify';
        if (isPackable) await packLater(caseId);
        const opened = isPackable ? await open(caseId) : found;
        if (!opened.ok) {
          yield { caseId, packages: opened };
          continue;
        }
        const archived = opened.value;
        const pack = packOf(archived.current);
        if (purpose !== 'masked') {
          yield { caseId, packages: ok(await exportedOf(archived, pack)) };
          continue;
        }
        const copy = await maskedOf(archived);
        const copies = copy === undefined ? [] : [maskedExport(archived, pack, copy)];
        yield { caseId, packages: ok(copies) };
      }
    },
    source: (caseId, root) =>
      openedLater(async () => {
        const opened = await open(caseId);
        const packages = opened.ok ? opened.value.packages : [];
        return packages.find((one) => one.root === root)?.source;
      }),
    maskedSource: (caseId) =>
      openedLater(async () => {
        const opened = await open(caseId);
        return opened.ok ? (await maskedOf(opened.value))?.source : undefined;
      }),
  };
}

/** What the transfer list says of the packages of a case, each as its own metadata tell it. */
async function exportedOf(
  { current, packages }: ArchivedCase,
  pack: PolicyPack,
): Promise<readonly ExportedPackage[]> {
  const { caseNumber = '' } = current;
  const { archive: profile = usualProfile } = pack;
  const [first] = packages;
  return Promise.all(
    packages.map(async ({ name, at, root, files, bytes, stamp, digests }, number) => {
      const supplements =
        number === 0 || first === undefined
          ? {}
          : { supplements: { number, name: first.name, root: first.root, at: first.at } };
      const numbered = { at, caseNumber, profile, ...supplements };
      return {
        ...saidOf(current, pack),
        name,
        number: packageNumber(numbered),
        root,
        stamp: stamp?.sha256,
        files,
        bytes,
        title: titleOf(current, fieldText(current.form, 'child.name'), '入学档案'),
        year: Number(archiveYear(numbered)),
        sealedOn: beijingDate(at),
        pages: pagesAmong(current, pack, await digests()),
      };
    }),
  );
}

/** The same of a masked copy, which shows no page. */
function maskedExport(
  { current, packages: [first] }: ArchivedCase,
  pack: PolicyPack,
  { name, root, files, bytes }: MaskedCopy,
): ExportedPackage {
  const at = first?.at ?? current.archive?.sealedAt ?? current.openedAt;
  return {
    ...saidOf(current, pack),
    ...{ name, root, files, bytes },
    title: titleOf(current, maskName(fieldText(current.form, 'child.name')), '入学档案脱敏副本'),
    year: Number(archiveYear({ at })),
    sealedOn: beijingDate(at),
    pages: 0,
  };
}

const saidOf = ({ id, kind }: Case, { office, archive }: PolicyPack) => ({
  caseId: id,
  office: office.name,
  category: kinds[kind],
  volumeName: archive?.names.volume,
});

function titleOf({ kind, caseNumber = '' }: Case, child: string, what: string): string {
  return `${child}${kinds[kind]}${what}（${caseNumber}）`.slice(0, 200);
}

/** Pages of originals, letters, signatures and slips that lie in a package: what was drawn of them is no further page. */
function pagesAmong(current: Case, pack: PolicyPack, digests: ReadonlySet<string>): number {
  const { file, sealedAt = current.openedAt } = current.archive ?? {};
  if (file === undefined) return 0;
  const items = packageItems({
    current,
    pack,
    profile: pack.archive ?? usualProfile,
    documentPdfs: [],
    wholeCase: { file, title: archiveTitle, at: sealedAt },
  });
  const packed = items.ok ? items.value : [];
  return packed
    .filter(({ kind, sha256 }) => kind !== 'wholeCase' && digests.has(sha256))
    .reduce((sum, { pages }) => sum + pages, 0);
}

function lineOf({ current, packages }: ArchivedCase): ArchiveLine {
  const { id, caseNumber = '', kind, group, season, decision, archive } = current;
  return {
    caseId: id,
    caseNumber,
    childName: fieldText(current.form, 'child.name'),
    kind,
    group,
    season,
    ...(decision === undefined ? {} : { outcome: decision.outcome }),
    ...(decision?.school === undefined ? {} : { school: decision.school.name }),
    ...(archive?.sealedAt === undefined ? {} : { sealedAt: archive.sealedAt }),
    packages: packages.map(({ name, root, files, bytes, stamp }) => ({
      name,
      root,
      files,
      bytes,
      ...(stamp === undefined ? {} : { stamp: { at: stamp.at, authority: stamp.authority } }),
    })),
  };
}
