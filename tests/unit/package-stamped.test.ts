/** What a case makes of a time stamp that came for one of its packages. */
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Case, CaseEvent } from '../../shared/domain/case';
import { aboutArchive } from '../../shared/domain/decide-papers';
import { evolveAll } from '../../shared/domain/evolve';
import { admin } from '../support/case-builders';
import { eventsInto } from '../support/case-scenarios';
import { aSealedPackage, aStamp } from '../support/sealed-package';

const at = '2026-08-08T00:00:00.000Z';
const [first, supplement] = [aSealedPackage(1), aSealedPackage(2)];

let archived: Case;
const after = (current: Case | undefined, events: readonly CaseEvent[]): Case => {
  const next = evolveAll(current, current?.id ?? uuidv7(), events);
  if (next === undefined) throw new Error('No case');
  return next;
};
beforeEach(() => {
  const caseId = uuidv7();
  const past = evolveAll(undefined, caseId, eventsInto(caseId, { state: 'archived', by: admin }));
  archived = after(past, [
    { type: 'packageSealed', package: first },
    { type: 'letterPrinted', letterId: past?.letters[0]?.id ?? '', copies: 1 },
    { type: 'packageSealed', package: supplement },
  ]);
});

const give = (current: Case, root: string, n: number) =>
  aboutArchive(
    current,
    { name: 'recordPackageStamped', caseId: current.id, root, stamp: aStamp(n) },
    at,
  );

describe('a time stamp', () => {
  it.each([
    ['the package', first.root],
    ['a supplement', supplement.root],
  ])('joins %s, and no other package', (_, root) => {
    const { archive } = after(archived, give(archived, root, 7));
    const all = [archive?.package, ...(archive?.supplements ?? [])];
    expect(all.map((one) => one?.stamp)).toEqual(
      [first, supplement].map((one) => (one.root === root ? aStamp(7) : undefined)),
    );
    expect(archive?.package).toMatchObject(first);
    expect(archive?.supplements).toMatchObject([supplement]);
  });

  it('calls for no supplement, and forgets neither one that is due nor why none was sealed', () => {
    const failed = [{ item: 'fixity', says: '文件被改过' }];
    const waiting = after(archived, [
      { type: 'letterPrinted', letterId: archived.letters[0]?.id ?? '', copies: 1 },
      { type: 'archiveRefused', at, failed },
    ]);
    expect(waiting.archive).toMatchObject({ later: 1, refused: { at, failed } });
    const { archive } = after(waiting, give(waiting, first.root, 7));
    expect(archive).toMatchObject({ later: 1, refused: { at, failed } });
    expect(after(archived, give(archived, first.root, 7)).archive?.later).toBeUndefined();
  });

  it('that comes a second time, or for a package that is none of the case, is no news', () => {
    const stamped = after(archived, give(archived, first.root, 7));
    expect(give(stamped, first.root, 8)).toEqual([]);
    expect(give(archived, 'f'.repeat(64), 7)).toEqual([]);
  });
});
