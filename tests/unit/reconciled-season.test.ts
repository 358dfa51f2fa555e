/** 对账 page by page: what the station counts with is the whole, or it says that it is not. */
import { expect, it } from 'vitest';
import { nodeVerifier } from '../../electron/sync/ed25519';
import type { ReconciledCase, ReconciliationReply } from '../../shared/protocol/reconciliation';
import { reconciliationLine } from '../../shared/protocol/reconciliation';
import { reconciledSeason } from '../../shared/sync/reconciled-season';

const { sha256 } = nodeVerifier;

function aCase(n: number, outcome?: ReconciledCase['outcome']): ReconciledCase {
  const caseId = `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const manifestSha256 = sha256(String(n));
  const receipt = { caseId, revision: 1, manifestSha256, matterNumber: String(n) };
  const signed = { receivedAt: '2026-08-01T00:00:00.000Z', keyId: 'k', signature: 's' };
  const facts = { caseId, revision: 1, manifestSha256, receipt: { ...receipt, ...signed } };
  return { ...facts, files: 1, bytes: 1, ...(outcome === undefined ? {} : { outcome }) };
}

/** One page of two of what `held` says at each call. */
function pages(held: (call: number) => readonly ReconciledCase[], spoilt = {}) {
  let call = 0;
  const asked: (string | undefined)[] = [];
  const reconciliation = async ({ after }: { readonly after?: string | undefined }) => {
    const all = held((call += 1));
    asked.push(after);
    const rest = all.filter(({ caseId }) => caseId > (after ?? ''));
    const page = rest.slice(0, 2);
    const next = rest.length > 2 ? page.at(-1)?.caseId : undefined;
    const value: ReconciliationReply = {
      count: all.length,
      sha256: sha256(all.map(reconciliationLine).join('\n')),
      cases: page,
      ...(next === undefined ? {} : { next }),
      ...spoilt,
    };
    return { kind: 'ok' as const, value };
  };
  return { asked, walked: () => reconciledSeason({ calls: { reconciliation }, sha256 }, 2026) };
}

it('begins again when something changed between two pages, until the pages are of one time', async () => {
  const before = [1, 2, 3].map((n) => aCase(n));
  const after = [aCase(1, 'accepted'), aCase(2), aCase(3), aCase(4)];
  const { asked, walked } = pages((call) => (call === 1 ? before : after));
  expect(await walked()).toEqual({ kind: 'ok', value: after });
  expect(asked).toEqual([undefined, aCase(2).caseId, undefined, aCase(2).caseId]);
});

it('believes no platform that leaves a case out, never goes on or never comes to rest', async () => {
  const all = [1, 2, 3].map((n) => aCase(n));
  const nonsense = { kind: 'nonsense', status: 200 };
  expect(await pages(() => all, { count: 4 }).walked()).toEqual(nonsense);
  expect(await pages(() => all, { sha256: sha256('other') }).walked()).toEqual(nonsense);
  expect(await pages(() => all, { next: aCase(1).caseId }).walked()).toEqual(nonsense);
  expect(await pages(() => all, { cases: all.toReversed() }).walked()).toEqual(nonsense);
  const restless = pages((call) => [
    aCase(1, call % 2 === 0 ? 'refused' : 'accepted'),
    ...all.slice(1),
  ]);
  expect(await restless.walked()).toEqual(nonsense);
  expect(restless.asked.length).toBeLessThan(20);
  expect(await pages(() => []).walked()).toEqual({ kind: 'ok', value: [] });
});
