/** Pictures go to the pages that are expected; a refused one never stops the rest, leaving the panel neither. */
import { describe, expect, test } from 'vitest';
import type { AppError } from '../../shared/domain/app-error';
import type { RequirementProgress } from '../../shared/domain/completeness';
import type { CaseDocument } from '../../shared/domain/document';
import type { Result } from '../../shared/domain/result';
import { err, ok } from '../../shared/domain/result';
import { extraRole, pageIntake } from '../../renderer/features/capture/page-intake';
import type { NewPage } from '../../renderer/session/commands';
import { uuid } from './fake-main';

const option = {
  kind: 'hukou',
  title: '户口簿',
  pages: [
    { role: 'cover', title: '首页' },
    { role: 'head', title: '户主页' },
  ],
};
const progress = (pages: CaseDocument['pages'] = []): RequirementProgress => ({
  requirement: {
    id: 'register',
    title: '户口簿',
    reason: '',
    legalBasis: '',
    options: [option],
    lookAt: [],
  },
  status: 'missing',
  option,
  document:
    pages.length === 0
      ? undefined
      : { id: uuid(7), requirementId: 'register', kind: 'hukou', pages },
  missingPages: option.pages.filter(({ role }) => !pages.some((page) => page.role === role)),
});

function rig(fail: (page: NewPage) => AppError | undefined = () => undefined) {
  const added: NewPage[] = [];
  const intake = pageIntake({
    caseId: uuid(1),
    prepare: async (original) =>
      original[0] === 0
        ? err({ kind: 'imageNotAnImage' })
        : ok({ original, corrected: original, widthPx: 1, heightPx: 1, thumbnail: original }),
    addPage: async (page): Promise<Result<unknown, AppError>> => {
      const error = fail(page);
      if (error !== undefined) return err(error);
      added.push(page);
      return ok({ seq: added.length });
    },
  });
  intake.aim(progress());
  return { intake, added };
}

const picture = (name: string, first = 1) => ({
  name,
  source: 'drop' as const,
  file: new Blob([new Uint8Array([first, 2])]),
});
const page = (id: string, role: string) => ({ id, role }) as CaseDocument['pages'][number];

describe('page intake', () => {
  test('fills the expected pages in order, then extra ones, all in one document', async () => {
    const { intake, added } = rig();
    await intake.take([picture('a'), picture('b'), picture('c')]);
    expect(added.map(({ role }) => role)).toEqual(['cover', 'head', extraRole]);
    expect(new Set(added.map(({ documentId }) => documentId)).size).toBe(1);
    expect(intake.view()).toMatchObject({ items: [], done: 3, total: 3 });
  });

  test('takes in the others of a drop and keeps the reason of the refused one', async () => {
    const { intake, added } = rig();
    await intake.take([picture('a'), picture('b.txt', 0), picture('c')]);
    expect(added.map(({ role }) => role)).toEqual(['cover', 'head']);
    expect(intake.view().items).toMatchObject([
      { name: 'b.txt', step: 'refused', error: { kind: 'imageNotAnImage' } },
    ]);
    intake.dismiss(intake.view().items[0]?.id ?? '');
    expect(intake.view().items).toEqual([]);
  });

  test('a file too large is not even read', async () => {
    const { intake } = rig();
    const file = { size: 31 * 1024 * 1024, arrayBuffer: () => Promise.reject(new Error('read')) };
    await intake.take([{ name: 'big', source: 'file', file: file as unknown as Blob }]);
    expect(intake.view().items).toMatchObject([{ error: { kind: 'imageTooManyBytes' } }]);
  });

  test('tries again what failed for another reason than the picture', async () => {
    let full = true;
    const { intake, added } = rig(() => (full ? { kind: 'storageFull' } : undefined));
    await intake.take([picture('a')]);
    full = false;
    intake.retry(intake.view().items[0]?.id ?? '');
    await intake.take([]);
    await expect.poll(() => added.length).toBe(1);
    expect(intake.view().items).toEqual([]);
  });

  test('a chosen page is for the next picture only', async () => {
    const { intake, added } = rig();
    intake.chooseRole('head');
    await intake.take([picture('a'), picture('b')]);
    expect(added.map(({ role }) => role)).toEqual(['head', 'cover']);
  });

  test('replaces a page under its own role, once', async () => {
    const { intake, added } = rig();
    intake.aim(progress([page(uuid(50), 'cover'), page(uuid(51), 'head')]));
    intake.replace(uuid(50));
    await intake.take([picture('a'), picture('b')]);
    expect(added.map(({ role, replaces }) => [role, replaces])).toEqual([
      ['cover', uuid(50)],
      [extraRole, undefined],
    ]);
    expect(added.every(({ documentId }) => documentId === uuid(7))).toBe(true);
  });

  test('asks again for a page that was removed', async () => {
    const { intake, added } = rig();
    await intake.take([picture('a')]);
    intake.aim(progress([page(added[0]?.pageId ?? '', 'cover')]));
    intake.aim(progress());
    expect(intake.nextExpected(progress())?.role).toBe('cover');
    await intake.take([picture('b')]);
    expect(added[1]?.role).toBe('cover');
    expect(added[1]?.documentId).not.toBe(added[0]?.documentId);
  });
});
