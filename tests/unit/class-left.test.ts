/** Who left since a class draw and is published before a trade that rests on it: verified, told, and found where it is forged. */
import { describe, expect, it } from 'vitest';
import type { ClassChange, StandingPupil } from '../../shared/classes/class-changes';
import { afterChange, drawnStanding } from '../../shared/classes/class-changes';
import { classProofSchema, verifyProof } from '../../shared/classes/class-proof';
import { proofOf } from '../../shared/classes/drawn-roll';
import { toldChanges } from '../../shared/classes/told-changes';
import { drawLate, latePupils, sampleLate, sampleRoll } from '../support/class-rolls';

const { roll, secret } = sampleRoll(87, 2, 5);
const first = proofOf(roll, {
  secret,
  publicPart: '7 12 19 23 28',
  drawnAt: '2026-08-30T01:00:00.000Z',
});
const drawn = drawnStanding(first);
const standing = (changes: readonly ClassChange[]) =>
  changes.reduce<readonly StandingPupil[]>(afterChange, drawn);
const found = (changes: readonly ClassChange[]) => verifyProof({ ...first, changes: [...changes] });
function missing(): never {
  throw new Error('nobody there');
}

describe('who left and is published before the next late roll', () => {
  const gone = (lines: number[]): ClassChange => ({
    kind: 'left',
    lines,
    at: '2026-09-02T01:00:00.000Z',
  });
  /** Of the pair who stay together, and somebody like the first of them in another class. */
  const twins = roll.together[0]?.pupils ?? missing();
  const [staying = -1, leaving = -1] = twins;
  const mate =
    drawn.find(
      ({ line, sex, strata, classNumber }) =>
        ![3, 8, 4, 11].includes(line) &&
        sex === drawn[staying]?.sex &&
        strata.join() === drawn[staying]?.strata.join() &&
        classNumber !== drawn[staying]?.classNumber,
    ) ?? missing();
  const freed: ClassChange = {
    kind: 'trade',
    lines: [staying, mate.line],
    at: '2026-09-02T02:00:00.000Z',
  };
  it('frees whom a link bound to him, and nobody whom it did not', () => {
    expect(found([freed])).toEqual([{ kind: 'tradeWrong', change: 1, why: 'together' }]);
    const whole = [gone([leaving]), freed];
    const parsed = classProofSchema.parse(JSON.parse(JSON.stringify({ ...first, changes: whole })));
    expect(verifyProof(parsed)).toEqual([]);
    expect(standing(whole)[leaving]?.isLeft).toBe(true);
    expect(found([gone([mate.line]), freed])).toEqual([
      { kind: 'tradeWrong', change: 2, why: 'left' },
    ]);
  });
  it('is left out of the late roll after it, and not named twice', () => {
    const early = [gone([30])];
    const next = (left: number[]) =>
      drawLate(first, early, sampleLate(first, early, latePupils('x', [0, 1]), left));
    expect(found([...early, next([31])])).toEqual([]);
    expect(found([...early, next([30])])).toMatchObject([{ kind: 'lateWrong', why: 'unsound' }]);
  });
  it.each([[[900]], [[31, 30]], [[30, 30]]])('is found where it is forged: %j', (lines) => {
    expect(found([gone(lines)])).toEqual([{ kind: 'leftWrong', change: 1 }]);
    expect(found([gone([30]), gone([30])])).toEqual([{ kind: 'leftWrong', change: 2 }]);
  });
  it('is told by the lines as people count them', () => {
    expect(toldChanges({ ...first, changes: [gone([30, 31])] })).toMatchObject([
      { kind: 'left', lines: [31, 32], number: 1 },
    ]);
  });
});
