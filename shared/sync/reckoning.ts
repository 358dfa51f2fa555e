/** 对账: what the station, the platform and the archive say of a season, and every difference by its name. */
import type { Decision } from '../domain/delivery';
import type { ReconciledCase } from '../protocol/reconciliation';

/** A submitted case as this station knows it. */
export type OwnCase = {
  readonly caseId: string;
  readonly caseNumber: string;
  /** Highest number handed over. */
  readonly revision: number;
  /** Waits, is held back or differs: it is not said to be at the platform. */
  readonly isUnsent: boolean;
  readonly receipt?: { readonly revision: number; readonly manifestSha256: string } | undefined;
  readonly outcome?: Decision['outcome'] | undefined;
  /** `behind`: something happened after its newest package; `damaged`: files of it cannot be had. */
  readonly archive: 'none' | 'sealed' | 'behind' | 'damaged';
};

/** What is compared of a case as the platform has it, or was heard to have it. */
export type OtherCase = Pick<
  ReconciledCase,
  'caseId' | 'revision' | 'manifestSha256' | 'outcome'
> & { readonly receipt: Pick<ReconciledCase['receipt'], 'matterNumber'> };

/**
 * `notSent`: still to be sent; `missingThere`: receipted here and unknown there; `unknownHere`: only there;
 * `receiptMissing`: taken in there, its receipt not here; `revisionDiffers`, `contentDiffers`, `outcomeDiffers`: both
 * have it, and not the same; `notArchived`: decided and not sealed; `archiveDamaged`, `archiveBehind`: sealed, and files are
 * gone, or what happened since is in no package; `unreadableHere`, `destroyedHere`: there, and here it
 * cannot be read, or was destroyed when its time had come; `movedAway`: another platform has it since this one was given
 * up; `leftUnsent`, `leftUnanswered`: a platform that was given up never took it, or took it and never answered.
 */
export const differenceKinds = [
  'missingThere',
  'unreadableHere',
  'archiveDamaged',
  'contentDiffers',
  'revisionDiffers',
  'outcomeDiffers',
  'receiptMissing',
  'unknownHere',
  'leftUnsent',
  'leftUnanswered',
  'notSent',
  'notArchived',
  'archiveBehind',
  'movedAway',
  'destroyedHere',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export type Difference = {
  readonly kind: DifferenceKind;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly matterNumber: string;
  /** Which submission, and how it was decided; absent where that side has none. */
  readonly own?: Side | undefined;
  readonly other?: Side | undefined;
};
type Side = { readonly revision: number; readonly outcome?: Decision['outcome'] | undefined };

export type Reckoning = {
  /** Cases here, there, and sealed here. */
  readonly here: number;
  readonly there: number;
  readonly archived: number;
  /** Cases of which all say the same. */
  readonly agreeing: number;
  readonly differences: readonly Difference[];
};

/** Cases that the station had for this platform and has no more, by their ids. */
export type GoneCases = ReadonlyMap<
  string,
  { readonly kind: 'unreadableHere' | 'destroyedHere' | 'movedAway'; readonly caseNumber?: string }
>;

/**
 * Compares both lists; the order of neither matters.
 * @param isGivenUp whether the platform will never say more than `theirs`.
 */
export function reckon(
  ours: readonly OwnCase[],
  theirs: readonly OtherCase[],
  gone: GoneCases = new Map(),
  isGivenUp = false,
): Reckoning {
  const there = new Map(theirs.map((one) => [one.caseId, one]));
  const known = new Set(ours.map(({ caseId }) => caseId));
  const differences: Difference[] = [];
  let agreeing = 0;
  for (const own of ours) {
    const other = there.get(own.caseId);
    const kinds = kindsOf(own, other, isGivenUp);
    if (kinds.length === 0) agreeing += 1;
    const { caseId, caseNumber } = own;
    const matterNumber = other?.receipt.matterNumber ?? '';
    const sides = { own: sideOf(own), other: other && sideOf(other) };
    for (const kind of kinds)
      differences.push({ kind, caseId, caseNumber, matterNumber, ...sides });
  }
  for (const other of theirs) {
    const { caseId, receipt } = other;
    if (known.has(caseId)) continue;
    const { matterNumber } = receipt;
    const { kind = 'unknownHere', caseNumber = '' } = gone.get(caseId) ?? {};
    differences.push({ kind, caseId, caseNumber, matterNumber, other: sideOf(other) });
  }
  const rank = ({ kind }: Difference) => differenceKinds.indexOf(kind);
  return {
    here: ours.length,
    there: theirs.length,
    archived: ours.filter(({ archive }) => archive !== 'none').length,
    agreeing,
    differences: differences.sort(
      (a, b) => rank(a) - rank(b) || (a.caseNumber < b.caseNumber ? -1 : 1),
    ),
  };
}

const sideOf = ({ revision, outcome }: Side): Side => ({ revision, outcome });

function kindsOf(own: OwnCase, other: OtherCase | undefined, isGivenUp: boolean): DifferenceKind[] {
  const kinds = isGivenUp ? leftBehind(own, other) : betweenSides(own, other);
  return own.archive === 'damaged' ? [...kinds, 'archiveDamaged'] : kinds;
}

function leftBehind(own: OwnCase, other: OtherCase | undefined): DifferenceKind[] {
  if (own.isUnsent || own.receipt === undefined) return ['leftUnsent'];
  return other?.outcome === undefined ? ['leftUnanswered'] : betweenSides(own, other);
}

function betweenSides(own: OwnCase, other: OtherCase | undefined): DifferenceKind[] {
  const { receipt, outcome, isUnsent, archive } = own;
  if (isUnsent) return ['notSent'];
  if (other === undefined) return receipt === undefined ? ['notSent'] : ['missingThere'];
  if (receipt === undefined) return ['receiptMissing'];
  if (receipt.revision !== other.revision) return ['revisionDiffers'];
  if (receipt.manifestSha256 !== other.manifestSha256) return ['contentDiffers'];
  if (outcome !== other.outcome) return ['outcomeDiffers'];
  const isFinal = outcome !== undefined && outcome !== 'correction';
  if (isFinal && archive === 'none') return ['notArchived'];
  return archive === 'behind' ? ['archiveBehind'] : [];
}
