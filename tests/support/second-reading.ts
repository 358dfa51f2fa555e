/** A filled case at a desk without a disk, whose first paper is inspected and read by one person and another. */
import { v7 as uuidv7 } from 'uuid';
import type { CaseEvent } from '../../shared/domain/case';
import type { Actor, Asked } from '../../shared/domain/command';
import type { Inspection } from '../../shared/domain/document';
import { aDeskOnPaper, aPage, completeForm, fillCase, noHome, pageIdsOf } from './case-builders';

/** Who works on the cases of these tests, who reads them, and who changes nothing. */
export const clerk = { id: uuidv7(), name: '安以宁', role: 'clerk' as const };
export const reviewer = { id: uuidv7(), name: '邓若谷', role: 'reviewer' as const };
export const auditor = { id: uuidv7(), name: '鄂亦舟', role: 'auditor' as const };

type Given = Parameters<typeof aDeskOnPaper>[1];

/** A case of 安以宁 with every original seen, where `colleagues` work beside the administrator. */
export function filled({ colleagues = [clerk, reviewer, auditor], ...given }: Given = {}) {
  const events: CaseEvent[] = [];
  const desk = aDeskOnPaper([], { colleagues, ...given });
  const { caseId } = desk;
  const give: typeof desk.give = (command, actor = clerk, at) => {
    const decided = desk.give(command, actor, at);
    if (decided.ok) events.push(...decided.value);
    return decided;
  };
  give({ name: 'openCase', caseId, answers: noHome });
  fillCase({ ...desk, give }, completeForm);
  const documentId = desk.current().documents[0]?.id ?? '';
  const document = () => {
    const found = desk.current().documents.find(({ id }) => id === documentId);
    if (found === undefined) throw new Error('No document');
    return found;
  };
  const seen = (verdict: Inspection['verdict'], note: string) => {
    const pages = pageIdsOf(desk.current(), documentId);
    return { caseId, documentId, pages, verdict, lookedAt: [], note };
  };
  return {
    ...desk,
    give,
    events,
    documentId,
    document,
    inspect: (verdict: Inspection['verdict'], actor: Actor = clerk) =>
      give({ name: 'inspectDocument', ...seen(verdict, '章看不清') }, actor),
    read: (
      verdict: Inspection['verdict'],
      actor: Actor = reviewer,
      more: Partial<Asked<'readSecond'>> = {},
    ) => give({ name: 'readSecond', ...seen(verdict, '打电话问过'), ...more }, actor),
    /** Takes the first page of the paper again, or another one besides. */
    shoot: (replaces?: string) => {
      const { requirementId, kind, pages } = document();
      const page = aPage(pages[0]?.role ?? '');
      const place = { documentId, requirementId, kind, page };
      give({ name: 'addPage', caseId, ...place, ...(replaces && { replaces }) });
      return page.id;
    },
  };
}
