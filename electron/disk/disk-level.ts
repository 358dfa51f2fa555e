/** How much room is enough: a pure decision over what was measured, the same with and without the ballast. */
import type { DiskLevel, DiskStatus } from '../../shared/ipc/calls/disk';

const mebibyte = 1024 * 1024;

/** The file that is given up when room runs out, so that the open case can be finished. */
export const ballastBytes = 64 * mebibyte;

/** Bytes below which each level begins. */
export type Thresholds = {
  readonly low: number;
  readonly tight: number;
  readonly full: number;
};
export const usualThresholds: Thresholds = {
  low: 1024 * mebibyte,
  tight: 256 * mebibyte,
  full: 24 * mebibyte,
};

/** What was measured: free bytes, whether the ballast lies there, and whether the system just refused a write. */
export type DiskView = {
  readonly freeBytes: number;
  readonly ballastHeld: boolean;
  readonly writeRefused: boolean;
};

export type DiskDecision = {
  readonly level: DiskLevel;
  readonly ballast: 'leave' | 'release' | 'make';
};

/** The level, and what becomes of the ballast. It is made again only well above the level at which it is given up. */
export function decideDisk(view: DiskView, { low, tight, full }: Thresholds): DiskDecision {
  // The ballast counts as room: giving it up must not look like a disk that got better.
  const room = view.freeBytes + (view.ballastHeld ? ballastBytes : 0);
  const level = view.writeRefused
    ? 'full'
    : room < full
      ? 'full'
      : room < tight
        ? 'tight'
        : room < low
          ? 'low'
          : 'enough';
  const scarce = level === 'tight' || level === 'full';
  if (view.ballastHeld) return { level, ballast: scarce ? 'release' : 'leave' };
  return { level, ballast: !scarce && room >= tight + 2 * ballastBytes ? 'make' : 'leave' };
}

/** `newCase` and `page` need much room, `paper` and `text` little; `witness` only says what has happened already. */
export type Work = 'newCase' | 'page' | 'paper' | 'text' | 'witness';

const refusedAt: { readonly [L in DiskLevel]: readonly Work[] } = {
  enough: [],
  low: [],
  tight: ['newCase', 'page'],
  full: ['newCase', 'page', 'paper', 'text'],
};

/** Whether this work may begin; what is under way is always finished. */
export function permits(
  { level, folder }: Pick<DiskStatus, 'level' | 'folder'>,
  work: Work,
): 'yes' | 'tight' | 'full' | 'gone' | 'readOnly' {
  if (folder !== 'fine') return folder;
  if (!refusedAt[level].includes(work)) return 'yes';
  return level === 'full' ? 'full' : 'tight';
}
