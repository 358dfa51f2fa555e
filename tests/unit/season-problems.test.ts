/** The problem list of a season, page after page, of a platform that goes on and of one that does not. */
import { expect, it } from 'vitest';
import type { ProblemsReply } from '../../shared/protocol/problem-list';
import { seasonProblems } from '../../shared/sync/season-problems';

const idOf = (n: number) => `01a21d75-0000-7000-8000-${String(n).padStart(12, '0')}`;
const caseOf = (n: number) => {
  return {
    caseId: idOf(n),
    matterNumber: `M${String(n)}`,
    problems: [{ kind: 'sameChild' as const }],
  };
};
const page = (numbers: readonly number[], next?: number): ProblemsReply => ({
  cases: numbers.map(caseOf),
  ...(next === undefined ? {} : { next: idOf(next) }),
});

it('is asked for until nothing follows', async () => {
  const asked: (string | undefined)[] = [];
  const pages = [page([1, 2], 2), page([3], 3), page([])];
  const whole = await seasonProblems(async (after) => {
    asked.push(after);
    return { kind: 'ok', value: pages[asked.length - 1] ?? page([]) };
  });
  expect(whole).toEqual({ kind: 'ok', value: [1, 2, 3].map(caseOf) });
  expect(asked).toEqual([undefined, idOf(2), idOf(3)]);
});

it.each([
  ['says the same page again', page([1], 1)],
  ['goes on from a case that it did not tell', page([1], 9)],
  ['tells them in no order', page([2, 1])],
])('is no list of a platform that %s', async (_, value) => {
  expect(await seasonProblems(async () => ({ kind: 'ok', value }))).toEqual({
    kind: 'nonsense',
    status: 200,
  });
});

it('is what the line said where it broke', async () => {
  const broke = { kind: 'noLine', trouble: 'reset' } as const;
  expect(await seasonProblems(async () => broke)).toEqual(broke);
});
