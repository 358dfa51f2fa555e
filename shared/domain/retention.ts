/**
 * Retention: after a verified receipt, a sealed archive and the days of the policy pack a case's data can be destroyed, and
 * those of a withdrawn draft sooner (PIPL articles 19 and 47; storage.md "Retention"). The pack says how long; without
 * its word nothing is destroyed.
 */
import type { Case } from './case';
import { openReports } from './desk-standing';
import type { Instant } from './ids';
import { openRatings } from './rating-standing';
import type { LockYears } from './residence-lock';
import { lockEndOf } from './residence-lock';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * How long a withdrawn draft is kept, where its pack keeps finished cases no shorter. It leads to nothing any more, so
 * its data go without the years for which an admission can be looked into (个人信息保护法 article 47: the purpose cannot
 * be achieved, or the data are not needed for it); not before a family that was never told of it could appeal
 * (行政复议法 article 20: sixty days), because the draft is what shows what it had brought.
 */
const withdrawnDays = 60;

/** Days for which a withdrawn draft is kept under a pack that keeps finished cases for `days`. */
export function daysOfWithdrawn({ days }: { readonly days: number }): number {
  return Math.min(withdrawnDays, days);
}

/** Whether a case's data may be destroyed now, and if not, why not. */
export type RetentionState =
  /** May be destroyed since `dueAt`. */
  | { readonly kind: 'due'; readonly dueAt: Instant }
  | { readonly kind: 'tooEarly'; readonly dueAt: Instant }
  /** Neither archived nor withdrawn, or the platform has not confirmed the newest revision. */
  | { readonly kind: 'notFinished' }
  /** Its days are over, and something of it has still to reach its platform. */
  | { readonly kind: 'unsent' }
  | { readonly kind: 'packSaysNothing' };

/**
 * Whether something of a case has still to reach its platform before it may be destroyed. A rating or a report that the
 * platform refused, or whose platform was given up, holds nothing up: what nobody takes goes with the case, because data
 * must not stay for the sake of it when their days are over (个人信息保护法 article 47).
 */
export function waitsForPlatform(current: Case, isGivenUp: boolean): boolean {
  if (current.outbox?.state === 'queued') return true;
  const told = [...openReports(current), ...openRatings(current)];
  return !isGivenUp && told.some(({ refusal }) => refusal === undefined);
}

/**
 * Judges a case by the days its pack keeps data after everything was done, a withdrawn draft by fewer. A case whose home is
 * locked by it stays until the lock is over, whatever the days: that is what it is still needed for (个人信息保护法
 * article 19), and without it the home would be free. Home, season and stage alone would not do, because brothers and
 * sisters are exempt: it takes the guardians to tell them.
 */
export function retentionState(
  current: Case,
  retention: { readonly days: number } | undefined,
  at: Instant,
  lockYears: LockYears = {},
): RetentionState {
  if (retention === undefined) return { kind: 'packSaysNothing' };
  const { state, receipt, revision, archive, withdrawn } = current;
  if (withdrawn !== undefined) {
    return since(Date.parse(withdrawn.at), daysOfWithdrawn(retention), at);
  }
  const confirmed = receipt?.revision === revision;
  if (state !== 'archived' || !confirmed || archive?.sealedAt === undefined) {
    return { kind: 'notFinished' };
  }
  const endMs = Math.max(Date.parse(receipt.receivedAt), Date.parse(archive.sealedAt));
  return since(endMs, retention.days, at, lockEndOf(current, lockYears));
}

function since(endMs: number, days: number, at: Instant, notBefore?: Instant): RetentionState {
  const lockedMs = notBefore === undefined ? 0 : Date.parse(notBefore);
  const dueMs = Math.max(endMs + days * dayMs, lockedMs);
  const dueAt = new Date(dueMs).toISOString();
  return { kind: dueMs <= Date.parse(at) ? 'due' : 'tooEarly', dueAt };
}
