/** What the strip's buttons do to the pages of a document. */
import { useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { Case } from '../../../shared/domain/case';
import type { RequirementProgress } from '../../../shared/domain/completeness';
import type { Page } from '../../../shared/domain/document';
import { extraRole } from '../../../shared/domain/requirement';
import type { Result } from '../../../shared/domain/result';
import { err } from '../../../shared/domain/result';
import { useSession } from '../../session/session-provider';
import type { OwnBytes } from '../../workers/image-messages';
import type { RecutPage } from '../../workers/page-maker';
import type { PageIntake } from './page-intake';
import type { PageActions } from './page-strip';

/** The actions, and why the last one failed. */
export function usePageCommands(
  current: Case,
  progress: RequirementProgress,
  intake: PageIntake,
): { readonly actions: PageActions; readonly error: AppError | undefined } {
  const { commands } = useSession();
  const [error, setError] = useState<AppError>();
  const note = (result: Result<unknown, AppError>) =>
    setError(result.ok ? undefined : result.error);
  const { document } = progress;

  const changeRole = async (page: Page, role: string) => {
    if (document === undefined) return;
    const { id: documentId, requirementId, kind } = document;
    const to = { documentId, requirementId, kind, role };
    note(await commands.movePage(current.id, { documentId, pageId: page.id, to }));
  };

  const recut = async (page: Page, { faults, ...cut }: RecutPage) => {
    if (document === undefined) return err({ kind: 'documentUnknown' as const });
    const to = { caseId: current.id, documentId: document.id, pageId: page.id };
    return commands.adjustPage({ ...to, ...cut, faults: [...faults] });
  };

  /** Another page out of the same picture; it is filed as the next one that is expected. */
  const takeAgain = async (page: Page, { faults, ...cut }: RecutPage, original: OwnBytes) => {
    if (document === undefined) return err({ kind: 'documentUnknown' as const });
    const { id: documentId, requirementId, kind } = document;
    const role = intake.nextExpected(progress)?.role ?? extraRole;
    const place = { documentId, requirementId, kind, role };
    const { device } = page;
    const said = { ...(device === undefined ? {} : { device }), faults: [...faults] };
    return intake.refile(place, page.source, { ...cut, ...said, original });
  };

  const move = async (page: Page, by: -1 | 1) => {
    if (document === undefined) return;
    const order = document.pages.map(({ id }) => id);
    const at = order.indexOf(page.id);
    const other = order[at + by];
    if (other === undefined) return;
    order[at] = other;
    order[at + by] = page.id;
    note(await commands.reorderPages(current.id, { documentId: document.id, order }));
  };

  const arrange = async (order: readonly string[]) => {
    if (document === undefined) return;
    const input = { documentId: document.id, order: [...order] };
    note(await commands.reorderPages(current.id, input));
  };

  const remove = async (page: Page) => {
    if (document === undefined) return;
    const { id: documentId } = document;
    const gone = (pageId: string) => commands.removePage(current.id, { documentId, pageId });
    note(await intake.remove(page.id, gone));
  };

  return {
    actions: {
      retake: (page) => intake.replace(page.id),
      recut,
      takeAgain,
      move,
      arrange,
      remove,
      changeRole,
    },
    error,
  };
}
