/** What the metadata files of a package speak of: the case, its files with their digests, and who made the package. */
import type { Case } from '../../domain/case';
import type { Instant } from '../../domain/ids';
import { beijingDate, beijingSecond } from '../../domain/beijing-time';
import type { PolicyPack } from '../../policy/pack';
import type { ArchiveLabels } from '../archive-labels';
import type { DigestedFile } from './package-hashes';
import type { PackageItem } from './package-items';
import type { PackageProfile } from './package-profile';

/** A file of the case with both digests of its bytes. */
export type DigestedItem = PackageItem & Pick<DigestedFile, 'sm3'>;

export type MetadataFacts = {
  /** Name of the package and of its folder. */
  readonly name: string;
  readonly current: Case;
  readonly caseNumber: string;
  readonly pack: PolicyPack;
  readonly profile: PackageProfile;
  readonly labels: ArchiveLabels;
  /** Words for the matter, as the case's own screens and papers say it. */
  readonly kindTitle: string;
  readonly groupTitle: string;
  readonly items: readonly DigestedItem[];
  /** When the package was made. */
  readonly at: Instant;
  readonly software: string;
  readonly drill: boolean;
  /** Present in a supplement: the package it adds to, and when that was made. */
  readonly supplements?: {
    readonly number: number;
    readonly name: string;
    readonly root: string;
    readonly at: Instant;
  };
};

/** 2026-08-15T10:05:03+08:00: the hour of the desk, and readable anywhere. */
export function beijingStamp(instant: Instant): string {
  return `${beijingSecond(instant).replace(' ', 'T')}+08:00`;
}

/** 年度 of the archive: the calendar year in which the case was closed; what is added later stays with it. */
export function archiveYear({
  at,
  supplements,
}: Pick<MetadataFacts, 'at' | 'supplements'>): string {
  return beijingDate(supplements?.at ?? at).slice(0, 4);
}

/** The name of a file without its folders. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
