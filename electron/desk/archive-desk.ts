/** Archived cases and their packages for who may look into the archive: found, described, chosen. */
import { isMeant, type ArchiveFilter } from '../../shared/archive/archive-filter';
import type { ExportedPackage } from '../../shared/archive/export/export-order';
import { maskedCopy } from '../../shared/archive/export/masked-copy';
import { maskName } from '../../shared/archive/export/mask-field';
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
export function createArchiveDesk({ ledger, cases, packOf, pack, packagesOf }: Parts): ArchiveDesk {
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

  const maskedOf = async ({ current, packages }: ArchivedCase): Promise<ArchivedCase> => {
    const sealed = packages.map(({ name, root }) => ({ name, root }));
    if (sealed.length === 0) return { current, packages: [] };
    return {
      current,
      packages: [await maskedCopy(current, packOf(current), sealed, packageDigests)],
    };
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
        if (isPackable) await pack(caseId);
        const opened = isPackable ? await open(caseId) : found;
        if (!opened.ok) {
          yield { caseId, packages: opened };
          continue;
        }
        const isMasked = purpose === 'masked';
        const archived = isMasked ? await maskedOf(opened.value) : opened.value;
        yield { caseId, packages: ok(exportedOf(archived, packOf(archived.current), isMasked)) };
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
        return opened.ok ? (await maskedOf(opened.value)).packages[0]?.source : undefined;
      }),
  };
}

function exportedOf(
  { current, packages }: ArchivedCase,
  { office, archive: profile }: PolicyPack,
  masked: boolean,
): readonly ExportedPackage[] {
  const { documents, letters, archive, caseNumber = '' } = current;
  const whole = fieldText(current.form, 'child.name');
  const child = masked ? maskName(whole) : whole;
  const called = `${kinds[current.kind]}入学档案${masked ? '脱敏副本' : ''}（${caseNumber}）`;
  const pages = documents.reduce((sum, document) => sum + document.pages.length, 0);
  const letterPages = letters.reduce((sum, { file }) => sum + (file?.pages ?? 0), 0);
  return packages.map(({ name, root, files, bytes, stamp }) => ({
    caseId: current.id,
    name,
    root,
    stamp: stamp?.sha256,
    files,
    bytes,
    title: `${child}${called}`.slice(0, 200),
    office: office.name,
    year: current.season,
    category: kinds[current.kind],
    sealedOn: beijingDate(archive?.sealedAt ?? current.openedAt),
    pages: masked ? 0 : pages + letterPages,
    volumeName: profile?.names.volume,
  }));
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
