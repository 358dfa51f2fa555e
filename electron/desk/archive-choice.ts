/** Which packages a long work is about, and the way into each while the station is open. */
import type { ExportedPackage } from '../../shared/archive/export/export-order';
import type { PackageSource } from '../../shared/archive/package/package-source';
import { signaturePaths } from '../../shared/archive/signing/signature-files';
import { err, ok } from '../../shared/domain/result';
import type { WhichArchives } from '../../shared/ipc/calls/archives';
import { Stopped } from '../archive/export/export-error';
import { sha256Hex } from '../vault/seal';
import type { ArchivePurpose, ChosenCase } from './archive-desk';
import type { Answer } from './doors';
import type { Station } from './station';

export type Chosen = {
  readonly packages: readonly ExportedPackage[];
  /** Cases that cannot be read: named, and the others go on. */
  readonly unreadable: readonly string[];
  readonly without: number;
};

/** Looking through thousands of cases lets other calls in between. */
export async function chosenOf(
  station: Station,
  which: WhichArchives,
  purpose: ArchivePurpose,
  signal: AbortSignal,
): Answer<Chosen> {
  const packages: ExportedPackage[] = [];
  const unreadable: string[] = [];
  let without = 0;
  const walk = station.archiveDesk.chosen(which, purpose);
  for (;;) {
    const next = await station.during(async (): Answer<IteratorResult<ChosenCase, void>> =>
      ok(await walk.next()),
    );
    if (!next.ok) return next;
    if (next.value.done === true) return ok({ packages, unreadable, without });
    if (signal.aborted) {
      return err({ kind: purpose === 'verify' ? 'archiveCheckStopped' : 'exportStopped' });
    }
    const { caseId, packages: found } = next.value.value;
    if (found.ok) {
      if (found.value.length === 0) without += 1;
      packages.push(...found.value);
    } else if (found.error.kind === 'stationLocked') {
      return found;
    } else unreadable.push(caseId);
  }
}

/** The way into a package, each look of which a lock waits for, and none longer. */
export function sourceIn(station: Station, source: PackageSource): PackageSource {
  return {
    list: async () => {
      const listed = await station.during(async () => ok(await source.list()));
      if (!listed.ok) throw new Stopped();
      return listed.value;
    },
    read: async (path) => {
      const read = await station.during(async () => ok(await source.read(path)));
      // Locked meanwhile: that says nothing about the file.
      if (!read.ok) throw new Stopped();
      return read.value;
    },
  };
}

/** A package as it was chosen: a time stamp that came since is in no count and no list of this work. */
export function sourceAsChosen(
  station: Station,
  { caseId, root, stamp }: Pick<ExportedPackage, 'caseId' | 'root' | 'stamp'>,
): PackageSource {
  const source = sourceIn(station, station.archiveDesk.source(caseId, root));
  if (stamp !== undefined) return source;
  const isCounted = (path: string) => path !== signaturePaths.timestamp;
  return {
    list: async () => (await source.list()).filter(({ path }) => isCounted(path)),
    read: async (path) => (isCounted(path) ? source.read(path) : undefined),
  };
}

/** The same packages go on in the folder they were begun in; others never come into it. */
export function orderMark(packages: readonly ExportedPackage[]): string {
  const roots = packages.map(({ root }) => root).sort();
  return sha256Hex(roots.join('\n')).slice(0, 8);
}

/** Nothing for a work that was stopped; throws anything else. */
export function ifStopped(problem: unknown): undefined {
  if (!(problem instanceof Stopped)) throw problem;
}
