/** Writes packages to a carrier, one after the other; what is there already is not written again. */
import { join } from 'node:path';
import type {
  ExportedPackage,
  ExportForm,
  ExportProgress,
  LeftOut,
} from '../../../shared/archive/export/export-order';
import {
  sealedVolumeBytes,
  volumeBytes,
  volumesOf,
} from '../../../shared/archive/export/export-order';
import type { CarrierFacts } from '../../../shared/archive/export/transfer-list';
import {
  carrierNote,
  fileCatalogue,
  transferColumns,
  transferLine,
} from '../../../shared/archive/export/transfer-list';
import { volumeNameBy } from '../../../shared/archive/package/package-profile';
import type { PackageSource } from '../../../shared/archive/package/package-source';
import type { AppError } from '../../../shared/domain/app-error';
import type { Result } from '../../../shared/domain/result';
import { err, ok } from '../../../shared/domain/result';
import { safeText } from '../../../shared/pupil/safe-text';
import { digestOfFile } from '../../files/digest-of-file';
import { writeFileDurably } from '../../ledger/durable-file';
import { textSheet } from '../../tables/text-sheet';
import { sha256Hex } from '../../vault/seal';
import { carrierError, Stopped } from './export-error';
import { PackageBroken } from './package-writer';
import { openProgress } from './progress-file';
import { sealLists } from './seal-lists';
import type { Recipient } from './seal-to-recipient';
import { sealedEnding } from './seal-to-recipient';
import { isThere, makeFolders, writePackage } from './to-folder';
import { VolumeBroken, writeVolume } from './to-zip';
import { writeWorkbook } from '../../tables/write-workbook';

export type ExportOrder = {
  readonly carrier: string;
  readonly form: ExportForm;
  readonly packages: readonly ExportedPackage[];
  readonly facts: CarrierFacts;
  /** Volumes and lists leave so that nobody else can read them; volumes whatever the form says. */
  readonly recipient?: Recipient | undefined;
  /** Largest volume; for tests and for carriers with other limits. */
  readonly volumeBytes?: number;
};

export type ExportDone = {
  readonly exported: readonly ExportedPackage[];
  /** Packages of which a file is missing or differs: named, and the others go on. */
  readonly leftOut: readonly LeftOut[];
  /** SHA-256 of 文件目录.XML: stands for the whole export in the trail. */
  readonly listSha256: string;
};

type Ports = {
  readonly sourceOf: (one: ExportedPackage) => PackageSource;
  readonly onProgress: (progress: ExportProgress) => void;
  readonly signal: AbortSignal;
};

/** Runs until everything is there, the carrier fails, or `signal` stops it; an order given again goes on. */
export async function runExport(
  order: ExportOrder,
  ports: Ports,
): Promise<Result<ExportDone, AppError>> {
  try {
    await makeFolders(order.carrier);
    const isOpen = order.form === 'folder' && order.recipient === undefined;
    const written = await (isOpen ? toFolders : toVolumes)(order, ports);
    const listSha256 = await writeLists(order, written.exported);
    return ok({ ...written, listSha256 });
  } catch (problem) {
    return problem instanceof Stopped ? err({ kind: 'exportStopped' }) : err(carrierError(problem));
  }
}

type Written = Pick<ExportDone, 'exported' | 'leftOut'>;

function progressOf(packages: readonly ExportedPackage[], { onProgress }: Ports) {
  const totalBytes = packages.reduce((sum, one) => sum + one.bytes, 0);
  // A volume that had to be written again does not count its packages twice.
  const finished = new Set<string>();
  let bytes = 0;
  return (now: readonly ExportedPackage[]) => {
    for (const one of now) {
      if (finished.has(one.name)) continue;
      finished.add(one.name);
      bytes += one.bytes;
    }
    onProgress({ done: finished.size, total: packages.length, bytes, totalBytes });
  };
}

async function toFolders({ carrier, packages }: ExportOrder, ports: Ports): Promise<Written> {
  const progress = await openProgress(carrier);
  const tell = progressOf(packages, ports);
  const leftOut: LeftOut[] = [];
  for (const one of packages) {
    if (ports.signal.aborted) throw new Stopped();
    const isNoted = progress.done.get(one.name) === one.root;
    if (!isNoted || !(await isThere(carrier, one))) {
      try {
        await writePackage(carrier, one, ports.sourceOf(one));
        await progress.note({ name: one.name, sha256: one.root });
      } catch (problem) {
        if (!(problem instanceof PackageBroken)) throw problem;
        leftOut.push({ caseId: one.caseId, name: one.name, path: problem.path });
      }
    }
    tell([one]);
  }
  const without = new Set(leftOut.map(({ name }) => name));
  return { exported: packages.filter(({ name }) => !without.has(name)), leftOut };
}

async function toVolumes(order: ExportOrder, ports: Ports): Promise<Written> {
  const { carrier, packages, recipient } = order;
  const { volumeBytes: most = recipient === undefined ? volumeBytes : sealedVolumeBytes } = order;
  const progress = await openProgress(carrier);
  const tell = progressOf(packages, ports);
  const exported: ExportedPackage[] = [];
  const leftOut: LeftOut[] = [];
  for (const [index, volume] of volumesOf(packages, most).entries()) {
    const ending = recipient === undefined ? '' : sealedEnding;
    // One name for all of an export, whose cases may be of several packs: that of its first case.
    const name = `${volumeNameBy(packages[0]?.volumeName, index + 1)}.zip${ending}`;
    const sealedFor = recipient === undefined ? [] : [recipient.fingerprint];
    const content = sha256Hex([...sealedFor, ...volume.flatMap(standingFor)].join('\n'));
    const inside = await volumeOnce(name, content, volume);
    exported.push(...inside);
  }
  return { exported, leftOut };

  async function volumeOnce(
    name: string,
    content: string,
    volume: readonly ExportedPackage[],
  ): Promise<readonly ExportedPackage[]> {
    const line = `${name} ${content}`;
    const known = progress.done.get(line);
    if (
      known !== undefined &&
      (await digestOfFile(join(carrier, name)).catch(() => '')) === known
    ) {
      tell(volume);
      return volume;
    }
    for (let rest = volume; rest.length > 0;) {
      try {
        const sha256 = await writeVolume(
          join(carrier, name),
          rest.map((one) => ({ one, source: ports.sourceOf(one) })),
          { signal: ports.signal, onPackage: (one) => tell([one]), recipient },
        );
        tell(volume);
        // A volume that had to leave something out is tried again the next time.
        if (rest.length === volume.length) await progress.note({ name: line, sha256 });
        return rest;
      } catch (problem) {
        if (!(problem instanceof VolumeBroken)) throw problem;
        const { one, path } = problem;
        leftOut.push({ caseId: one.caseId, name: one.name, path });
        rest = rest.filter(({ name: other }) => other !== one.name);
      }
    }
    tell(volume);
    return [];
  }
}

/** What stands for every byte of a package. */
const standingFor = ({ root, stamp }: ExportedPackage) =>
  stamp === undefined ? [root] : [root, stamp];

/** The lists for people and for the receiving archive; answers with the SHA-256 of the catalogue. */
async function writeLists(
  { carrier, facts, recipient }: ExportOrder,
  exported: readonly ExportedPackage[],
): Promise<string> {
  const catalogue = Buffer.from(fileCatalogue(exported), 'utf8');
  const lists: readonly (readonly [string, Uint8Array])[] = [
    ['文件目录.XML', catalogue],
    ['说明文件.TXT', Buffer.from(carrierNote(exported, facts), 'utf8')],
    ['移交目录.xlsx', await transferTable(exported)],
  ];
  const out = recipient === undefined ? lists : await sealLists(recipient, lists);
  for (const [name, bytes] of out) await writeFileDurably(join(carrier, name), bytes);
  return sha256Hex(catalogue);
}

function transferTable(exported: readonly ExportedPackage[]): Promise<Uint8Array> {
  const lines = exported.map((one, index) =>
    transferLine(one, index).map((cell) => safeText(cell).text),
  );
  return writeWorkbook({ sheets: [textSheet('移交目录', transferColumns, lines, 20)] });
}
