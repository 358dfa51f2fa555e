/** What the simulated platform says by its feed. */
import type { Change } from '../../../shared/protocol/messages';

type Place = { readonly id: string; readonly cursor: number; readonly caseId: string };

const at = '2026-06-02T00:00:00.000Z';
const words = { reasonCode: '', reason: '', legalBasis: '', remedy: '' };

export function reviewChange(
  place: Place & { readonly revision: number },
  type: 'reviewStep' | 'decision',
): Change {
  return type === 'reviewStep'
    ? { ...place, type, step: { step: 'systemCheck', passed: true, note: '', at } }
    : { ...place, type, decision: { outcome: 'accepted', at, ...words } };
}

export function answerChange(place: Place, verificationId: string): Change {
  const said = { verdict: 'match' as const, source: '公安机关', evidence: verificationId };
  const answer = { ...said, at, fields: [] };
  return { ...place, type: 'verification', verificationId, answer };
}
