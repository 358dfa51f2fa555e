/** A page that is removed while another picture of it is on its way. */
import { expect, test } from 'vitest';
import { ok } from '../../shared/domain/result';
import { uuid } from './fake-main';
import { page, picture, progress, rig } from './intake-rig';

/** Photos wait to be kept until they are let through; what is removed is told. */
function held(first = 1) {
  let letThrough: () => void = () => undefined;
  const through = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  const one = rig(undefined, () => through.then(() => ok(undefined)));
  one.intake.aim(progress([page(uuid(50), 'cover'), page(uuid(51), 'head')]));
  const removed: string[] = [];
  const remove = (pageId: string) =>
    one.intake.remove(pageId, async (id) => {
      removed.push(id);
      return ok(undefined);
    });
  const photo = { ...picture('photo', first), source: 'camera' as const };
  return { ...one, letThrough, removed, remove, shoot: () => one.intake.take([photo]) };
}

test('a page that is removed while its retake is on its way goes with it, whatever is shown by then', async () => {
  const { intake, added, removed, remove, shoot, letThrough } = held();
  intake.replace(uuid(51));
  const taking = shoot();
  const removing = remove(uuid(51));
  // Another one does not wait for it.
  await remove(uuid(50));
  expect(removed).toEqual([uuid(50)]);
  letThrough();
  await Promise.all([taking, removing]);
  expect(added).toMatchObject([{ replaces: uuid(51) }]);
  expect(removed).toEqual([uuid(50), added[0]?.pageId]);
  // It is in the record, and the rows are behind for a moment.
  intake.replace(added[0]?.pageId);
  await remove(uuid(51));
  expect(removed.at(-1)).toBe(added[0]?.pageId);
  expect(intake.view().replaces).toBeUndefined();
});

test('a page whose retake is refused is removed itself, and nothing is taken in its place', async () => {
  const { intake, added, removed, remove, shoot, letThrough } = held(0);
  intake.replace(uuid(51));
  const taking = shoot();
  const removing = remove(uuid(51));
  letThrough();
  await Promise.all([taking, removing]);
  expect([added, removed]).toEqual([[], [uuid(51)]]);
  expect(intake.view().replaces).toBeUndefined();
  await remove(uuid(50));
  expect(removed).toEqual([uuid(51), uuid(50)]);
});
