/**
 * The items of the four checks 四性检测 as data: 真实性, 完整性, 可用性, 安全性. Source: DA/T 70-2018, the items for the
 * stage of archiving 归档, numbered as its implementers list them; 过程信息完整 is GD-2-5, 多余文件 GD-4-3. 扫描分辨率 is asked
 * for by DA/T 31-2017, 7.2; it tells what was found and forbids nothing, since a page may be kept as it is.
 */
import type { PackageFinding } from '../package/package-finding';

export type CheckGroup = 'authentic' | 'whole' | 'usable' | 'safe';

export const checkItems = [
  { id: 'fixity', no: '1-1', group: 'authentic' },
  { id: 'metadataExact', no: '1-2', group: 'authentic' },
  { id: 'attributes', no: '1-3', group: 'authentic' },
  { id: 'linked', no: '1-4', group: 'authentic' },
  { id: 'structure', no: '1-5', group: 'authentic' },
  { id: 'amounts', no: '2-1', group: 'whole' },
  { id: 'metadataWhole', no: '2-2', group: 'whole' },
  { id: 'numbers', no: '2-3', group: 'whole' },
  { id: 'contentWhole', no: '2-4', group: 'whole' },
  { id: 'processWhole', no: '2-5', group: 'whole' },
  { id: 'packageWhole', no: '2-6', group: 'whole' },
  { id: 'metadataReadable', no: '3-1', group: 'usable' },
  { id: 'contentReadable', no: '3-2', group: 'usable' },
  { id: 'formats', no: '3-3', group: 'usable' },
  { id: 'unencrypted', no: '3-4', group: 'usable' },
  { id: 'glyphs', no: '3-5', group: 'usable' },
  { id: 'ink', no: '3-6', group: 'usable' },
  { id: 'environment', no: '3-7', group: 'usable' },
  { id: 'resolution', no: '3-8', group: 'usable' },
  { id: 'virus', no: '4-1', group: 'safe' },
  { id: 'passive', no: '4-2', group: 'safe' },
  { id: 'surplus', no: '4-3', group: 'safe' },
  { id: 'process', no: '4-4', group: 'safe' },
] as const satisfies readonly {
  readonly id: string;
  readonly no: string;
  readonly group: CheckGroup;
}[];
export type CheckItemId = (typeof checkItems)[number]['id'];

/** Values of the metadata that have to be there. */
export type NeededValue =
  | 'caseNumber'
  | 'childName'
  | 'office'
  | 'submittedAt'
  | 'decision'
  | 'title'
  | 'fileNumber';

/** Events without which the process is not told whole. */
export type NeededEvent =
  | 'caseOpened'
  | 'pageAdded'
  | 'documentInspected'
  | 'secondReadingRecorded'
  | 'caseSubmitted'
  | 'letterNumbered'
  | 'letterMade'
  | 'decision'
  | 'archivePlanned';

/** What an item found wrong; each names the file, or the thing, that it is about. */
export type CheckProblem =
  | PackageFinding
  | { readonly kind: 'valueMissing'; readonly path: string; readonly value: NeededValue }
  /** A number or a name that two files have. */
  | { readonly kind: 'valueTwice'; readonly path: string; readonly value: NeededValue }
  | { readonly kind: 'valueGarbled'; readonly path: string }
  /** The bytes are not of the type that the metadata name. */
  | { readonly kind: 'formatDiffers'; readonly path: string }
  | { readonly kind: 'folderDiffers'; readonly path: string }
  | { readonly kind: 'numberGap'; readonly path: string; readonly no: number }
  /** A page or a paper of the case that is not in the package. */
  | { readonly kind: 'notPacked'; readonly path: string }
  /** A letter that holds and tells another decision than the case has. */
  | { readonly kind: 'resultDiffers'; readonly path: string }
  | { readonly kind: 'eventMissing'; readonly path: string; readonly event: NeededEvent }
  | { readonly kind: 'contentUnreadable'; readonly path: string }
  | {
      readonly kind: 'pagesDiffer';
      readonly path: string;
      readonly told: number;
      readonly found: number;
    }
  | { readonly kind: 'encrypted'; readonly path: string }
  | { readonly kind: 'active'; readonly path: string };

/** What was counted while an item was checked. */
export type EvidenceKind =
  | 'files'
  | 'bytes'
  | 'items'
  | 'events'
  | 'pages'
  | 'pdfs'
  | 'images'
  | 'documentPdfs'
  | 'otherFormats'
  | 'missingGlyphs'
  | 'coarseImages'
  | 'unmeasuredImages'
  | 'leastDpi'
  | 'values'
  | 'texts';

/** Why an item was not run; it is told, and never counts as passed. */
export type NotRunReason = 'noVirusEngine' | 'noRenderer' | 'byHand';

export type CheckResult = {
  readonly id: CheckItemId;
  readonly evidence: readonly { readonly what: EvidenceKind; readonly count: number }[];
} & (
  | { readonly result: 'passed' }
  | { readonly result: 'failed'; readonly problems: readonly CheckProblem[] }
  | { readonly result: 'notRun'; readonly why: NotRunReason }
);

/** The items that forbid sealing. */
export function failedChecks(results: readonly CheckResult[]) {
  return results.filter((one) => one.result === 'failed');
}
