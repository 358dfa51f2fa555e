/** Cases of the usual size for the search benchmark, and saves of them. */
import type { CasePayload } from '../../renderer/db/case-payload';
import type { Case } from '../../shared/domain/case';
import type { Batch } from '../../shared/ipc/contract';
import type { SearchRecord } from '../../shared/search/search-record';

const instant = '2026-08-01T01:00:00.000Z';
const image = {
  sha256: '0'.repeat(64),
  bytes: 500_000,
  mediaType: 'image/jpeg',
  widthPx: 2480,
  heightPx: 3508,
} as const;
const documents: Case['documents'] = Array.from({ length: 6 }, (_, d) => ({
  id: `01900000-0000-7000-9000-${String(d).padStart(12, '0')}`,
  requirementId: 'register',
  kind: 'hukou',
  pages: Array.from({ length: 3 }, (_, p) => ({
    id: `01900000-0000-7000-a000-${String(d * 3 + p).padStart(12, '0')}`,
    role: 'cover' as const,
    source: 'file' as const,
    capturedAt: instant,
    original: image,
    corrected: image,
  })),
}));

/** A case with 18 pages of papers that has these texts. */
export function benchCase(record: SearchRecord): { record: SearchRecord; payload: CasePayload } {
  const { caseNumber = '' } = record.texts;
  const form = Object.fromEntries(
    Object.entries(record.texts).filter(([field]) => field !== 'caseNumber' && field !== 'facts'),
  );
  const current: Case = {
    id: record.id,
    kind: 'primary',
    season: 2026,
    pack: { id: 'five-groups', version: '2026' },
    openedAt: instant,
    openedBy: 'x',
    state: record.state,
    answers: { preferential: false, localRegister: true, localHome: true },
    group: record.group,
    form,
    documents,
    caseNumber,
    revision: 1,
    review: [],
    appliedChanges: [],
    letters: [],
  };
  return { record, payload: { current, updatedAt: instant, updatedBy: 'x' } };
}

/** One more character typed into the form of a case. */
export function benchSave(caseId: string, seq: number): Batch {
  const changes = { 'guardian1.phone': `154${String(seq).padStart(8, '0')}` };
  return {
    seq,
    hash: 'f'.repeat(64),
    caseId,
    at: instant,
    by: 'x',
    events: [{ type: 'formEdited', changes }],
  };
}
