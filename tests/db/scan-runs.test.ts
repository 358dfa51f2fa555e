/** How scans ended: what stopped too early stays with its paper until that is answered or scanned again. */
import { describe, expect, test } from 'vitest';
import { isScannedFor, scanRunsOf } from '../../renderer/features/scan/scan-runs';
import type { Desk } from '../../renderer/session/desk';
import { ok } from '../../shared/domain/result';
import { uuid } from './fake-main';

type Ended = { readonly pages: number; readonly trouble?: 'scannerJam' };

/** A desk with a scanner that ends as it is told, and the cases that leave it. */
function aDesk() {
  let end: (how: Ended) => void = () => undefined;
  let removed: (caseIds: readonly string[]) => void = () => undefined;
  const scan = () =>
    new Promise((resolve) => {
      end = (how) => resolve(ok(how));
    });
  const desk = {
    bridge: { on: () => () => undefined, scanners: { scan, stop: async () => ok(undefined) } },
    workingSet: {
      onClose: () => undefined,
      onCasesRemoved: (listener: typeof removed) => {
        removed = listener;
        return () => undefined;
      },
    },
    pictures: { add: () => undefined },
  } as unknown as Desk;
  const runs = scanRunsOf(desk);
  const how = {
    deviceId: 'feeder',
    settings: { source: 'feeder', dpi: 200, colour: 'grey', paper: 'a4' },
    from: 1,
  } as const;
  const scanOf = async (requirementId: string, ended: Ended, from = 1) => {
    const words = { page: String, paper: requirementId };
    runs.start(place(requirementId), { ...how, from }, words);
    end(ended);
    await expect.poll(() => runs.view().underWay).toBeUndefined();
  };
  return { desk, runs, scanOf, remove: (caseIds: readonly string[]) => removed(caseIds) };
}

const caseId = uuid(1);
const place = (requirementId: string) => ({ caseId, requirementId, kind: 'hukou' });
const jammed = { pages: 3, trouble: 'scannerJam' } as const;
const papersOf = ({ runs }: ReturnType<typeof aDesk>) => runs.view().ends.map(({ paper }) => paper);

describe('the end of a scan', () => {
  test('that jammed is still told at its paper when another paper was scanned since', async () => {
    const at = aDesk();
    await at.scanOf('register', jammed);
    await at.scanOf('home', { pages: 2 });
    expect(at.runs.view().ends).toMatchObject([
      { paper: 'register', pages: 3, next: 4, error: { kind: 'scannerJam' } },
      { paper: 'home', pages: 2, error: undefined },
    ]);
    expect(isScannedFor(at.desk, caseId, 'register')).toBe(true);
    expect(isScannedFor(at.desk, caseId, 'home')).toBe(false);
    await at.scanOf('other', { pages: 1 });
    expect(papersOf(at)).toEqual(['register', 'other']);
  });

  test('is forgotten when its paper is scanned again, or somebody has read it', async () => {
    const at = aDesk();
    await at.scanOf('register', jammed);
    await at.scanOf('home', jammed);
    await at.scanOf('register', { pages: 7 }, 4);
    expect(at.runs.view().ends).toMatchObject([
      { paper: 'home' },
      { paper: 'register', next: 11, error: undefined },
    ]);
    at.runs.clear(place('home'));
    expect(papersOf(at)).toEqual(['register']);
  });

  test('goes with the case when that leaves the desk', async () => {
    const at = aDesk();
    await at.scanOf('register', jammed);
    at.remove([uuid(2)]);
    expect(papersOf(at)).toEqual(['register']);
    at.remove([caseId]);
    expect(papersOf(at)).toEqual([]);
  });

  test('is in sight for as long as somebody looks at its paper', () => {
    const { runs } = aDesk();
    const endOne = runs.inSight(place('register'));
    const endOther = runs.inSight(place('register'));
    endOne();
    expect(runs.view().inSight).toEqual([place('register')]);
    endOther();
    expect(runs.view().inSight).toEqual([]);
  });
});
