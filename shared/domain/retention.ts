/**
 * Retention: after a verified receipt, a sealed archive and the days of the policy pack a case's data can be destroyed
 * (PIPL articles 19 and 47; storage.md "Retention"). The pack says how long; without its word nothing is destroyed.
 */
import type { Case } from './case';
import type { Instant } from './ids';

const dayMs = 24 * 60 * 60 * 1000;

/** Whether a case's data may be destroyed now, and if not, why not. */
export type RetentionState =
  /** May be destroyed since `dueAt`. */
  | { readonly kind: 'due'; readonly dueAt: Instant }
  | { readonly kind: 'tooEarly'; readonly dueAt: Instant }
  /** Not archived yet, or the platform has not confirmed the newest revision. */
  | { readonly kind: 'notFinished' }
  | { readonly kind: 'packSaysNothing' };

/** Judges a case by the days its pack keeps data after everything was done. */
export function retentionState(
  current: Case,
  retention: { readonly days: number } | undefined,
  at: Instant,
): RetentionState {
  if (retention === undefined) return { kind: 'packSaysNothing' };
  const { state, receipt, revision, archive } = current;
  const confirmed = receipt?.revision === revision;
  if (state !== 'archived' || !confirmed || archive?.sealedAt === undefined) {
    return { kind: 'notFinished' };
  }
  const since = Math.max(Date.parse(receipt.receivedAt), Date.parse(archive.sealedAt));
  const dueMs = since + retention.days * dayMs;
  const dueAt = new Date(dueMs).toISOString();
  return { kind: dueMs <= Date.parse(at) ? 'due' : 'tooEarly', dueAt };
}
