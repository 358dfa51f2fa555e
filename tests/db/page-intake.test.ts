/** Pictures go to the pages that are expected; a refused one never stops the rest, leaving the panel neither. */
import { describe, expect, test } from 'vitest';
import { err, ok } from '../../shared/domain/result';
import type { Shot } from '../../renderer/features/capture/page-intake';
import { extraRole } from '../../shared/domain/requirement';
import { uuid } from './fake-main';
import { page, picture, progress, rig } from './intake-rig';

describe('page intake', () => {
  test('fills the expected pages in order, then extra ones, all in one document', async () => {
    const { intake, added } = rig();
    await intake.take([picture('a'), picture('b'), picture('c')]);
    expect(added.map(({ role }) => role)).toEqual(['cover', 'head', extraRole]);
    expect(new Set(added.map(({ documentId }) => documentId)).size).toBe(1);
    expect(intake.view()).toMatchObject({ items: [], done: 3, total: 3 });
  });

  test('says nothing of the faults of a page that nobody judged', async () => {
    const blind = rig(undefined, undefined, {});
    await blind.intake.take([picture('a')]);
    expect(blind.added[0]).not.toHaveProperty('faults');
    const seeing = rig();
    await seeing.intake.take([picture('a')]);
    expect(seeing.added[0]).toMatchObject({ faults: [] });
  });

  test('takes in the others of a drop and keeps the reason of the refused one', async () => {
    const { intake, added } = rig();
    await intake.take([picture('a'), picture('b.txt', 0, 'text/plain'), picture('c')]);
    expect(added.map(({ role }) => role)).toEqual(['cover', 'head']);
    expect(intake.view().items).toMatchObject([
      { name: 'b.txt', step: 'refused', error: { kind: 'imageNotAnImage' } },
    ]);
    intake.dismiss(intake.view().items[0]?.id ?? '');
    expect(intake.view().items).toEqual([]);
  });

  test('a file too large is not even read', async () => {
    const { intake } = rig();
    const file = {
      type: '',
      size: 31 * 1024 * 1024,
      arrayBuffer: () => Promise.reject(new Error('read')),
    };
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

  test('a photo is kept before anything is made of it, under the id of its page; a file is not', async () => {
    const shots: Shot[] = [];
    let keptIt: () => void = () => undefined;
    const { intake, added } = rig(undefined, async (shot) => {
      shots.push(shot);
      await new Promise<void>((resolve) => {
        keptIt = resolve;
      });
      return ok(undefined);
    });
    const photo = { ...picture('photo'), source: 'camera' as const, device: '高拍仪' };
    const taken = intake.take([photo, picture('file')]);
    await expect.poll(() => shots.length).toBe(1);
    expect(intake.caught()).toEqual({ lost: 2, unsure: 0 });
    expect(added).toEqual([]);
    keptIt();
    await taken;
    expect(shots).toMatchObject([{ requirementId: 'register', kind: 'hukou', device: '高拍仪' }]);
    expect(added.map(({ pageId }) => pageId).indexOf(shots[0]?.pageId ?? '')).toBe(0);
    expect(shots).toHaveLength(1);
    expect(added.map(({ inTray }) => inTray)).toEqual([true, false]);
  });

  test('what could not be kept is handed over whole', async () => {
    const { intake, added } = rig(undefined, async () => err({ kind: 'storageFull' }));
    await intake.take([{ ...picture('photo'), source: 'camera' as const }]);
    expect(added).toMatchObject([{ inTray: false, original: new Uint8Array([1, 2]) }]);
  });

  test('a photo that is kept outlives the window, one that could not be kept does not', async () => {
    let full = true;
    const { intake } = rig(
      () => ({ kind: 'storageFailed' }),
      async () => (full ? err({ kind: 'storageFull' }) : ok(undefined)),
    );
    const photo = { ...picture('photo'), source: 'camera' as const };
    await intake.take([photo]);
    expect(intake.caught()).toEqual({ lost: 1, unsure: 0 });
    full = false;
    await intake.take([photo]);
    expect(intake.caught()).toEqual({ lost: 1, unsure: 0 });
  });

  test('a lock waits for the photo that is just being kept, and does not tell of it as lost', async () => {
    let keptIt: () => void = () => undefined;
    const { intake, added } = rig(undefined, async () => {
      await new Promise<void>((resolve) => {
        keptIt = resolve;
      });
      return ok(undefined);
    });
    void intake.take([{ ...picture('photo'), source: 'camera' as const }]);
    await expect.poll(() => intake.view().items[0]?.step).toBe('preparing');
    setTimeout(keptIt, 20);
    await intake.halt();
    expect(intake.caught()).toEqual({ lost: 0, unsure: 0 });
    expect(added).toEqual([]);
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

  test('goes on in one document though a photo was asked for before the page of the one before it was shown', async () => {
    const { intake, added } = rig();
    await intake.take([picture('a')]);
    const shown = added[0];
    if (shown === undefined) throw new Error('Nothing was added');
    const { documentId: id, pageId } = shown;
    const before = progress();
    const after = progress([page(pageId, 'cover')]);
    const document = after.document && { ...after.document, id };
    intake.aim({ ...after, document });
    // The rows were behind for a moment.
    intake.aim(before);
    await intake.take([picture('b')]);
    expect(added.map(({ documentId }) => documentId)).toEqual([id, id]);
  });

  test('a picture is for the page it was taken for, whatever is chosen or shown while it waits', async () => {
    const { intake, added } = rig();
    intake.aim(progress([page(uuid(50), 'cover')]));
    const waiting = intake.take([picture('a')]);
    expect(intake.nextExpected(progress([page(uuid(50), 'cover')]))).toBeUndefined();
    intake.replace(uuid(50));
    intake.chooseRole('cover');
    const register = progress([page(uuid(50), 'cover')]);
    intake.aim({ ...register, requirement: { ...register.requirement, id: 'other' } });
    await waiting;
    expect(added).toMatchObject([{ requirementId: 'register', role: 'head' }]);
    expect(added[0]).not.toHaveProperty('replaces');
    expect(intake.view()).toMatchObject({ replaces: uuid(50), chosenRole: 'cover' });
  });

  test('a page keeps its name though the one before it is refused', async () => {
    const { intake, added } = rig();
    await Promise.all([intake.take([picture('a', 0)]), intake.take([picture('b')])]);
    expect(added.map(({ role }) => role)).toEqual(['head']);
    expect(intake.nextExpected(progress())?.role).toBe('cover');
  });

  test('a page whose name is put right is neither retaken nor renamed by what waits', async () => {
    const { intake, added } = rig();
    const shown = page(uuid(50), 'head');
    intake.aim(progress([shown]));
    const waiting = intake.take([picture('a')]);
    intake.replace(uuid(50));
    const bytes = new Uint8Array([1, 2]);
    const place = { documentId: uuid(7), requirementId: 'register', kind: 'hukou' };
    const corrected = { original: bytes, corrected: bytes };
    await intake.refile({ ...place, role: extraRole, replaces: uuid(50) }, 'file', corrected);
    await waiting;
    expect(added.map(({ role, replaces }) => [role, replaces])).toEqual([
      ['cover', undefined],
      [extraRole, uuid(50)],
    ]);
    // The page that was to be retaken has another id by now.
    await intake.take([picture('b')]);
    expect(added[2]).toMatchObject({ role: extraRole, replaces: added[1]?.pageId });
  });

  test('a page that is retaken twice in a row is still one page', async () => {
    const { intake, added } = rig();
    intake.aim(progress([page(uuid(50), 'cover')]));
    intake.replace(uuid(50));
    const first = intake.take([picture('a')]);
    intake.replace(uuid(50));
    await Promise.all([first, intake.take([picture('b')])]);
    expect(added.map(({ role, replaces }) => [role, replaces])).toEqual([
      ['cover', uuid(50)],
      ['cover', added[0]?.pageId],
    ]);
  });

  test('a retake that is no picture is asked for again', async () => {
    const { intake, added } = rig();
    intake.aim(progress([page(uuid(50), 'cover')]));
    intake.replace(uuid(50));
    await intake.take([picture('a', 0)]);
    await intake.take([picture('b')]);
    expect(added.map(({ replaces }) => replaces)).toEqual([uuid(50)]);
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

  test('a page that main keeps takes its own id along, and a lock loses nothing of it', async () => {
    const { intake, added } = rig((page) =>
      page.role === 'head' ? { kind: 'storageFull' } : undefined,
    );
    const scanned = (id: string) => ({ ...picture(id), source: 'scanner' as const, pageId: id });
    const taking = intake.take([scanned(uuid(21)), scanned(uuid(22))]);
    expect(intake.caught()).toEqual({ lost: 0, unsure: 0 });
    expect(intake.holds(uuid(21))).toBe(true);
    await taking;
    expect(added.map(({ pageId, source }) => [pageId, source])).toEqual([[uuid(21), 'scanner']]);
    // The refused one is still held here, until somebody dismisses it; then main offers it again.
    expect([uuid(21), uuid(22)].map((id) => intake.holds(id))).toEqual([false, true]);
    expect(intake.caught()).toEqual({ lost: 0, unsure: 0 });
    intake.dismiss(intake.view().items[0]?.id ?? '');
    expect(intake.holds(uuid(22))).toBe(false);
  });
});
