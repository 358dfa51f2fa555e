/** What the strip's buttons do to the pages of a document. */
import { useState } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import type { Case } from '../../../shared/domain/case';
import type { RequirementProgress } from '../../../shared/domain/completeness';
import type { Page } from '../../../shared/domain/document';
import { openFaults } from '../../../shared/domain/page-judgement';
import type { Result } from '../../../shared/domain/result';
import { err } from '../../../shared/domain/result';
import { loadImage } from '../../db/image-shelf';
import { imageKey } from '../../db/schema';
import { useSession } from '../../session/session-provider';
import type { OwnBytes } from '../../workers/image-messages';
import type { RecutPage } from '../../workers/page-maker';
import { extraRole, type FiledImage, type PageIntake } from './page-intake';
import type { PageActions } from './page-strip';

/** What was said of a page stays said when it gets another name. */
function saidOf(page: Page): Partial<FiledImage> {
  const { shape, faults, kept, device } = page;
  return {
    ...(shape === undefined ? {} : { shape }),
    ...(faults === undefined ? {} : { faults }),
    ...(kept === undefined || openFaults(page).length > 0 ? {} : { keptBecause: kept.reason }),
    ...(device === undefined ? {} : { device }),
  };
}

/** The actions, and why the last one failed. */
export function usePageCommands(
  current: Case,
  progress: RequirementProgress,
  intake: PageIntake,
): { readonly actions: PageActions; readonly error: AppError | undefined } {
  const { commands, workingSet } = useSession();
  const [error, setError] = useState<AppError>();
  const note = (result: Result<unknown, AppError>) =>
    setError(result.ok ? undefined : result.error);
  const { document } = progress;

  const changeRole = async (page: Page, role: string) => {
    const store = workingSet.store();
    if (store === undefined || document === undefined) return;
    const read = (file: Page['original']) =>
      loadImage(store, workingSet.bridge.blobs.read, current.id, file);
    const [original, corrected] = await Promise.all([read(page.original), read(page.corrected)]);
    if (!original.ok) return note(original);
    if (!corrected.ok) return note(corrected);
    const thumb = await store.readImage(imageKey(current.id, page.corrected.sha256, 'thumb'));
    const small = thumb.ok ? thumb.value : undefined;
    const { id: documentId, requirementId, kind } = document;
    const place = { documentId, requirementId, kind, role, replaces: page.id };
    note(
      await intake.refile(place, page.source, {
        original: original.value,
        corrected: corrected.value,
        ...saidOf(page),
        ...(small === undefined ? {} : { thumbnail: small }),
      }),
    );
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

  const remove = async (page: Page) => {
    if (document === undefined) return;
    const input = { documentId: document.id, pageId: page.id };
    note(await commands.removePage(current.id, input));
  };

  return {
    actions: {
      retake: (page) => intake.replace(page.id),
      recut,
      takeAgain,
      move,
      remove,
      changeRole,
    },
    error,
  };
}
