/** Which cases the record's troubles say are damaged, and how. */
import { expect, it } from 'vitest';
import { damagedCases } from '../../shared/ledger/integrity';

const [first, second, third] = [1, 2, 3].map((n) => `019a0000-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
];
const sha256 = 'a'.repeat(64);

it('names every case that lost entries or files, and lost entries before lost files', () => {
  const damaged = damagedCases([
    { kind: 'fileLost', caseId: first, sha256 },
    { kind: 'lost', from: 3, to: 5, cases: [first, second], unknown: 1 },
    { kind: 'fileLost', caseId: second, sha256 },
    { kind: 'fileLost', caseId: third, sha256 },
  ]);
  expect([...damaged]).toEqual([
    [first, 'lost'],
    [second, 'lost'],
    [third, 'fileLost'],
  ]);
});

it('names none for what was brought back or concerns the record as a whole', () => {
  const damaged = damagedCases([
    { kind: 'tornTail', bytes: 12 },
    { kind: 'restored', from: 1, to: 2 },
    { kind: 'fileRestored', caseId: first, sha256 },
    { kind: 'keyRestored', caseId: second },
    { kind: 'lost', from: 9, to: 9, cases: [], unknown: 1 },
  ]);
  expect(damaged.size).toBe(0);
});
