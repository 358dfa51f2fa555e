/** What is sealed inside a case row: its versions, upgraded on read, and the summary that lists show. */
import type { Case, CaseState } from '../../shared/domain/case';
import type { CaseKind } from '../../shared/domain/case-kind';
import type { Deadline, ReviewSince } from '../../shared/domain/deadline';
import { deadlineOf, reviewSince } from '../../shared/domain/deadline';
import { fieldText } from '../../shared/domain/form';
import type { ApplicantGroup } from '../../shared/domain/group';
import type { ReadingWanted } from '../../shared/domain/second-reading';
import { caseReadingWanted } from '../../shared/domain/second-reading';
import type { Bytes } from './schema';

/** The sealed content of a case row. */
export type CasePayload = {
  readonly current: Case;
  /** When and by whom the last acknowledged change was made. */
  readonly updatedAt: string;
  readonly updatedBy: string;
};

/** One line of a case list. */
export type CaseSummary = {
  readonly id: string;
  readonly caseNumber: string | undefined;
  /** The platform that takes it, as the case says it. */
  readonly platform: string | undefined;
  /** Empty until the name was typed. */
  readonly childName: string;
  readonly kind: CaseKind;
  readonly group: ApplicantGroup;
  readonly state: CaseState;
  readonly openedAt: string;
  readonly openedBy: string;
  /** Whose draft it is, until it was submitted. */
  readonly owner: Case['owner'];
  /** Whether nothing happened since it was handed over. */
  readonly justHandedOver: boolean;
  /** What a paper of it waits for of another person, while nothing is decided. */
  readonly readingWanted: ReadingWanted | undefined;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly submittedAt: string | undefined;
  readonly pack: Case['pack'];
  /** The term that runs for it now; that of a review aside, which is the pack's to say. */
  readonly deadline: Deadline | undefined;
  /** Since when an answer is waited for. */
  readonly reviewSince: ReviewSince;
  /** Pages captured so far, over all documents. */
  readonly pageCount: number;
  /** Sequence number of the last change; grows with every change of any case. */
  readonly seq: number;
};

type Upgrade = (older: unknown) => unknown;

/** From version 1 to 2, from 2 to 3 and so on: pure, re-runnable, each one exercised by a test. */
export const payloadUpgrades: readonly Upgrade[] = [];

/** The version that is written. */
export const payloadVersion = payloadUpgrades.length + 1;

/** The bytes of a payload of the current version. */
export function encodePayload(payload: CasePayload): Bytes {
  return new TextEncoder().encode(JSON.stringify(payload));
}

/** Reads a payload of any version up to the newest that `upgrades` lead to; `undefined` when a newer program wrote it. */
export function decodePayload(
  version: number,
  bytes: Uint8Array,
  upgrades: readonly Upgrade[] = payloadUpgrades,
): CasePayload | undefined {
  if (version < 1 || version > upgrades.length + 1) return undefined;
  const stored: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return upgrades
    .slice(version - 1)
    .reduce((older, upgrade) => upgrade(older), stored) as CasePayload;
}

/** The line that lists show for a case. */
export function summaryOf(
  { current, updatedAt, updatedBy }: CasePayload,
  seq: number,
): CaseSummary {
  return {
    id: current.id,
    caseNumber: current.caseNumber,
    platform: current.platform,
    childName: fieldText(current.form, 'child.name'),
    kind: current.kind,
    group: current.group,
    state: current.state,
    openedAt: current.openedAt,
    openedBy: current.openedBy,
    owner: current.revision === 0 ? current.owner : undefined,
    justHandedOver: current.justHandedOver === true,
    readingWanted: current.decision === undefined ? caseReadingWanted(current) : undefined,
    updatedAt,
    updatedBy,
    submittedAt: current.submittedAt,
    pack: current.pack,
    deadline: deadlineOf(current),
    reviewSince: reviewSince(current),
    pageCount: current.documents.reduce((total, { pages }) => total + pages.length, 0),
    seq,
  };
}
