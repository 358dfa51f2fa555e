/** What leaves the archive in one export 移交: which packages, in which volumes, under which names. */
import type { Day, Sha256 } from '../../domain/ids';

/** How packages lie on a carrier. */
export const exportForms = ['folder', 'zip'] as const;
export type ExportForm = (typeof exportForms)[number];

/** One package of an export, with what the transfer list says of it. */
export type ExportedPackage = {
  readonly caseId: string;
  /** The folder of the package, unique in an archive: its case number, as safe as the profile makes names. */
  readonly name: string;
  /** 档号 as its own metadata tell it; a masked copy has none. */
  readonly number?: string | undefined;
  /** SHA-256 of tagmanifest-sha256.txt: stands for every byte of the package. */
  readonly root: Sha256;
  /** SHA-256 of its time stamp, which the root does not stand for; absent while it has none. */
  readonly stamp?: Sha256 | undefined;
  readonly files: number;
  readonly bytes: number;
  /** 题名. */
  readonly title: string;
  /** 责任者: who keeps the archive. */
  readonly office: string;
  /** Year 年度 as its own metadata tell it, and matter 类别: the folders above it (电子档案移交与接收办法, annex 2). */
  readonly year: number;
  readonly category: string;
  /** Day on which it was sealed. */
  readonly sealedOn: Day;
  /** Pages of originals, letters and slips in it. */
  readonly pages: number;
  /** How the profile of its pack names zip volumes. */
  readonly volumeName?: string | undefined;
};

/** Folder of a package below the root of the carrier. */
export function placeOf({ year, category, name }: ExportedPackage): string {
  return `电子档案/${year}/${category}/${name}`;
}

/** A FAT32 stick takes no file of 4 GiB: a volume stays below it. */
export const volumeBytes = 3_900_000_000;
/** OpenSSL opens no sealed file of 2 GiB, and holds the whole of it in memory. */
export const sealedVolumeBytes = 1_000_000_000;
/** What a central directory says of one file, at most; it belongs to the volume as well. */
const overheadPerFile = 700;

/** Packages in their order, cut so that no volume is larger than `most`; a package is never cut. */
export function volumesOf(
  packages: readonly ExportedPackage[],
  most = volumeBytes,
): readonly (readonly ExportedPackage[])[] {
  const volumes: ExportedPackage[][] = [];
  let room = 0;
  for (const one of packages) {
    const needed = one.bytes + one.files * overheadPerFile;
    const last = volumes.at(-1);
    if (last !== undefined && needed <= room) {
      last.push(one);
      room -= needed;
    } else {
      volumes.push([one]);
      room = most - needed;
    }
  }
  return volumes;
}

/** Why a package is not among what was exported. */
export type LeftOut = { readonly caseId: string; readonly name: string; readonly path: string };

/** How far an export is; `bytes` counts what is on the carrier. */
export type ExportProgress = {
  readonly done: number;
  readonly total: number;
  readonly bytes: number;
  readonly totalBytes: number;
};
