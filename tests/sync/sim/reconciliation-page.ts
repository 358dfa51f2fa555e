/** A page of what the platform of the simulation holds: two cases, so that something happens between the pages. */
import type { Receipt } from '../../../shared/domain/delivery';
import type { ReconciliationReply } from '../../../shared/protocol/reconciliation';
import { reconciliationLine } from '../../../shared/protocol/reconciliation';
import { sha256 } from './fixtures';

export function reconciliationPage(
  receipts: readonly Receipt[],
  query: string,
): ReconciliationReply {
  const cases = receipts
    .map((receipt) => {
      const { caseId, revision, manifestSha256 } = receipt;
      return { caseId, revision, manifestSha256, receipt, files: 1, bytes: 1 };
    })
    .toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1));
  const after = new URLSearchParams(query).get('after') ?? '';
  const rest = cases.filter(({ caseId }) => caseId > after);
  const page = rest.slice(0, 2);
  const next = rest.length > page.length ? page.at(-1)?.caseId : undefined;
  return {
    count: cases.length,
    sha256: sha256(cases.map(reconciliationLine).join('\n')),
    cases: page,
    ...(next === undefined ? {} : { next }),
  };
}
