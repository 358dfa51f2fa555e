/** A batch in the window: a family that leaves in the middle ends nobody else's turn. */
import { expect, it, vi } from 'vitest';
import { batchRunsOf } from '../../renderer/features/batch/batch-run';
import type { Desk } from '../../renderer/session/desk';
import type { FamilyOutcome } from '../../shared/batch/batch-plan';
import type { AppError } from '../../shared/domain/app-error';
import { err, ok } from '../../shared/domain/result';

vi.mock('../../renderer/features/capture/desk-intakes', () => ({
  pageMakerOf: () => ({
    make: async () => ({
      ok: true,
      value: { original: '', corrected: '', thumbnail: '', faults: [] },
    }),
  }),
}));

const picture = { documentId: '', requirementId: '', kind: '', role: '', name: 'a.jpg' };
const status = {
  ...{ id: 'batch', at: '', by: '', isOwn: true, fileName: '', families: 3, done: 0, leftOut: 0 },
  ...{ open: [2, 3, 4], toSubmit: [], source: 'there' as const },
};

/** Three families of one picture each; a page of line 3 is refused with `why`, and then main says `left` of it. */
async function run(
  why: AppError,
  left: { pictures: readonly unknown[]; refused: readonly unknown[] },
) {
  const told: FamilyOutcome[] = [];
  let isAsked = false;
  const begin = async ({ line }: { line: number }) => {
    const begun = { caseId: String(line), already: 0, waiting: 0, refused: [] };
    if (line === 3 && isAsked) return ok({ ...begun, ...left });
    isAsked ||= line === 3;
    return ok({ ...begun, pictures: [{ ...picture, id: String(line) }] });
  };
  const desk = {
    bridge: {
      batch: {
        begin,
        picture: async () => ok(new Uint8Array(1)),
        done: async ({ outcome }: { outcome: FamilyOutcome }) => {
          told.push(outcome);
          return ok(undefined);
        },
      },
    },
    commands: {
      addPage: async ({ caseId }: { caseId: string }) => (caseId === '3' ? err(why) : ok({})),
    },
    workingSet: { onClose: () => undefined },
    pictures: { add: () => undefined },
  };
  const runs = batchRunsOf(desk as unknown as Desk);
  runs.go(status);
  await vi.waitFor(() => expect(runs.view().phase).toMatch(/over|paused/));
  return { told: told.toSorted((one, other) => one.line - other.line), view: runs.view() };
}

const refused = [{ name: 'a.jpg', why: 'caseGone' as const }];

it.each([
  { kind: 'notAllowedInState', command: 'addPage', state: 'withdrawn' },
  { kind: 'caseOfAnother' },
] as const)('goes on after a family whose page is refused with $kind', async (why) => {
  const { told, view } = await run(why, { pictures: [], refused });
  expect(view).toMatchObject({ phase: 'over', done: 3, error: undefined });
  expect(told).toMatchObject([
    { line: 2, pages: 1 },
    { line: 3, pages: 0, refused },
    { line: 4, pages: 1 },
  ]);
});

it('stops where main still wants the page that it refuses', async () => {
  const why = { kind: 'notAllowedInState', command: 'addPage', state: 'draft' } as const;
  const { told, view } = await run(why, { pictures: [picture], refused: [] });
  expect(view).toMatchObject({ phase: 'paused', error: why });
  expect(told.map(({ line }) => line)).not.toContain(3);
});
