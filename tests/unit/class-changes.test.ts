/** What becomes of classes after their draw verifies, and every forged change is found and named. */
import { describe, expect, it } from 'vitest';
import type { ClassChange, StandingPupil } from '../../shared/classes/class-changes';
import {
  afterChange,
  drawnStanding,
  standingDigest,
  linksOf,
  tradeProblem,
} from '../../shared/classes/class-changes';
import { classProofSchema, verifyProof } from '../../shared/classes/class-proof';
import { digestOf, rollDigest, rollFormat, tiedFormat } from '../../shared/classes/class-roll';
import { proofOf } from '../../shared/classes/drawn-roll';
import { drawLate, latePupils, sampleLate, sampleRoll } from '../support/class-rolls';

const { roll, secret } = sampleRoll(87, 2, 5);
const first = proofOf(roll, {
  secret,
  publicPart: '7 12 19 23 28',
  drawnAt: '2026-08-30T01:00:00.000Z',
});
const standing = (changes: readonly ClassChange[]) =>
  changes.reduce<readonly StandingPupil[]>(afterChange, drawnStanding(first));
const drawn = drawnStanding(first);
/** Two of one sex and stratum in two classes, neither of them linked. */
const free = drawn.filter(({ line }) => ![3, 8, 4, 11].includes(line));
const one = free.find(({ sex }) => sex === 'male') ?? missing();
const like = (holds: (of: StandingPupil) => boolean) =>
  (free.find((other) => other.line !== one.line && holds(other)) ?? missing()).line;
const isAlike = ({ sex, strata }: StandingPupil) =>
  sex === one.sex && strata.join() === one.strata.join();
const elsewhere = ({ classNumber }: StandingPupil) => classNumber !== one.classNumber;
const other = like((of) => isAlike(of) && elsewhere(of));
function missing(): never {
  throw new Error('nobody there');
}
const trade = (lines: [number, number], at = '2026-09-02T02:00:00.000Z'): ClassChange => ({
  kind: 'trade',
  lines,
  at,
});
const renamed = (line: number, digest: string): ClassChange => ({
  kind: 'renamed',
  line,
  digest,
  at: '2026-09-03T02:00:00.000Z',
});

// A whole autumn: a trade, a name put right, three who came late while two had left, and one more trade with one of those.
const early = [trade([one.line, other]), renamed(20, digestOf('a new name'))];
const left = [30, 31];
const late = sampleLate(first, early, latePupils('late', [0, 1, 0]), left);
const round = drawLate(first, early, late);
const newcomer = standing([...early, round]).find(
  ({ late: at, sex, strata }) => at === 1 && sex === 'female' && strata[0] === 0,
);
const partner = standing([...early, round]).find(
  ({ line, sex, strata, classNumber, isLeft }) =>
    ![3, 8, 4, 11].includes(line) &&
    !isLeft &&
    sex === 'female' &&
    strata[0] === 0 &&
    classNumber !== newcomer?.classNumber,
);
const last = trade([newcomer?.line ?? -1, partner?.line ?? -1], '2026-09-11T02:00:00.000Z');
const changes = [...early, round, last];
const proof = { ...first, changes };
const found = (forged: readonly ClassChange[]) => verifyProof({ ...first, changes: [...forged] });
/** The same changes, one of them forged. */
const withDraw = (draw: Partial<typeof round.draw>) =>
  found([...early, { ...round, draw: { ...round.draw, ...draw } }, last]);
const late0 = late.roll.late ?? missing();
const withRoll = (of: Partial<typeof late.roll>) => {
  const forged = { ...late.roll, ...of };
  return withDraw({ roll: forged, rollSha256: rollDigest(forged) });
};

describe('changes after a draw', () => {
  it('verify, and are bound with everything before them by one digest', () => {
    expect(verifyProof(classProofSchema.parse(JSON.parse(JSON.stringify(proof))))).toEqual([]);
    const digest = standingDigest(first, changes);
    expect(verifyProof(proof, { roll: rollDigest(roll), standing: digest })).toEqual([]);
    expect(digest).not.toBe(standingDigest(first, early));
  });

  it('move nobody who was drawn, but the two who trade', () => {
    const now = standing(changes);
    const moved = now.filter(({ classNumber, drawnClass }) => classNumber !== drawnClass);
    const traders = [one.line, other, newcomer?.line, partner?.line];
    expect(moved.map(({ line }) => line)).toEqual([...traders].sort((a = 0, b = 0) => a - b));
    expect(now.map(({ drawnClass }) => drawnClass)).toEqual([
      ...first.classOf,
      ...round.draw.classOf,
    ]);
    expect(now.filter(({ isLeft }) => isLeft).map(({ line }) => line)).toEqual(left);
    expect(now.filter(({ late: at }) => at === 1)).toHaveLength(3);
  });

  it('may be made between the freezing of a late roll and its draw, where they change no balance', () => {
    const before = drawLate(first, [], sampleLate(first, [], latePupils('x', [0, 1])));
    expect(found([...early, before])).toEqual([]);
  });
});

describe('late pupils with links', () => {
  const pupils = latePupils('tied', [0, 1, 0, 0]);
  const stood = roll.pupils.length;
  const frozen = sampleLate(first, early, pupils, left);
  const tied = (of: Partial<typeof frozen.roll>) => {
    const changed = { ...frozen.roll, format: tiedFormat, perClass: 60, ...of } as const;
    return drawLate(first, early, { ...frozen, roll: changed });
  };
  const together = [{ id: 1, pupils: [stood, stood + 3] }];
  const apart = [{ id: 2, pupils: [stood + 1, 20] as [number, number] }];
  const whole = tied({ together, apart });

  it('verify, stay together and keep apart, and bind those who trade later', () => {
    expect(found([...early, whole])).toEqual([]);
    const now = standing([...early, whole]);
    expect(now[stood]?.classNumber).toBe(now[stood + 3]?.classNumber);
    expect(now[stood + 1]?.classNumber).not.toBe(now[20]?.classNumber);
    const links = linksOf(roll, [...early, whole]);
    expect(links.map(({ id, kind }) => [id, kind])).toEqual([
      [1, 'together'],
      [2, 'apart'],
      [3, 'together'],
      [4, 'apart'],
    ]);
    const mate = now.find(
      ({ line, sex, strata, classNumber, isLeft }) =>
        line < stood &&
        ![3, 4, 8, 11, 20].includes(line) &&
        !isLeft &&
        sex === now[stood]?.sex &&
        strata.join() === now[stood]?.strata.join() &&
        classNumber !== now[stood]?.classNumber,
    );
    expect(tradeProblem(now, links, [stood, mate?.line ?? -1])).toBe('together');
  });

  it.each([
    ['of another format', { format: rollFormat, together, apart }],
    ['without any', {}],
    ['of somebody who left', { together: [{ id: 1, pupils: [stood, 30] }] }],
    ['of nobody who comes late', { together: [{ id: 1, pupils: [1, 2] }] }],
    ['of nobody at all', { together: [{ id: 1, pupils: [stood, stood + 4] }] }],
    ['with a number that is not theirs', { together: [{ id: 7, pupils: [stood, stood + 3] }] }],
    ['with a reason', { together: [{ id: 1, pupils: [stood, stood + 3], reason: 'twins' }] }],
    [
      'that contradict each other',
      { together, apart: [{ id: 2, pupils: [stood, stood + 3] as [number, number] }] },
    ],
  ] as const)('are not believed: links %s', (_what, of) => {
    const forged = { ...whole.draw.roll, together: [], apart: [], ...of } as typeof whole.draw.roll;
    const draw = { ...whole.draw, roll: forged, rollSha256: rollDigest(forged) };
    expect(found([...early, { kind: 'late', draw }])).toContainEqual({
      kind: 'lateWrong',
      change: 3,
      why: 'unsound',
    });
  });

  it('are found where another class than the links lead to is published', () => {
    const classOf = whole.draw.classOf.map((one) => (one % roll.classes) + 1);
    expect(found([...early, { kind: 'late', draw: { ...whole.draw, classOf } }])).toContainEqual({
      kind: 'lateWrong',
      change: 3,
      why: 'classDiffers',
    });
  });
});

describe('a forged trade', () => {
  const whys: readonly (readonly [string, [number, number]])[] = [
    ['sameClass', [one.line, like((of) => isAlike(of) && !elsewhere(of))]],
    ['otherSex', [one.line, like((of) => of.sex !== one.sex && elsewhere(of))]],
    ['otherStrata', [one.line, like((of) => of.sex === one.sex && !isAlike(of) && elsewhere(of))]],
    ['unknown', [one.line, 400]],
    ['unknown', [one.line, one.line]],
  ];
  it.each(whys)('is found: %s', (why, lines) => {
    expect(found([trade(lines)])).toEqual([{ kind: 'tradeWrong', change: 1, why }]);
  });

  it('is found: one who stays with somebody, one who would meet whom he is kept apart from, one who left', () => {
    const twin = drawn[3] ?? missing();
    const forTwin = free.find(
      (of) =>
        of.sex === twin.sex &&
        of.strata.join() === twin.strata.join() &&
        of.classNumber !== twin.classNumber,
    );
    expect(found([trade([3, forTwin?.line ?? -1])])).toEqual([
      { kind: 'tradeWrong', change: 1, why: 'together' },
    ]);
    const [apart, from] = [drawn[4] ?? missing(), drawn[11] ?? missing()];
    const beside = free.find(
      (of) =>
        of.classNumber === from.classNumber &&
        of.sex === apart.sex &&
        of.strata.join() === apart.strata.join(),
    );
    expect(found([trade([4, beside?.line ?? -1])])).toEqual([
      { kind: 'tradeWrong', change: 1, why: 'apart' },
    ]);
    expect(tradeProblem(standing(changes), linksOf(roll, changes), [30, other])).toBe('left');
    expect(found([...changes, trade([31, other], '2026-09-12T00:00:00.000Z')])).toEqual([
      { kind: 'tradeWrong', change: 5, why: 'left' },
    ]);
  });

  it('that is kept back, put in between or exchanged does not fit what was frozen over it or put up', () => {
    const standingSha = standingDigest(first, changes);
    const wrong = { kind: 'lateWrong', change: 2, why: 'standingDiffers' };
    expect(found([early[1] ?? missing(), round, last])).toContainEqual(wrong);
    const back = trade([one.line, other], '2026-09-04T02:00:00.000Z');
    const again = trade([one.line, other], '2026-09-05T02:00:00.000Z');
    // Two trades that undo each other stand behind what was frozen, and are told by the digest alone.
    expect(
      verifyProof(
        { ...first, changes: [...early, back, again, round, last] },
        { standing: standingSha },
      ),
    ).toEqual([{ kind: 'changesNotAsPublished' }]);
    expect(
      verifyProof({ ...first, changes: changes.slice(0, 3) }, { standing: standingSha }),
    ).toEqual([{ kind: 'changesNotAsPublished' }]);
  });

  it('dated before what stands before it is found', () => {
    expect(found([trade([one.line, other], '2026-08-29T02:00:00.000Z')])).toEqual([
      { kind: 'changeTooEarly', change: 1 },
    ]);
  });
});

describe('a forged name', () => {
  it('of nobody, or of a pupil who is there already, is found', () => {
    expect(found([renamed(900, digestOf('x'))])).toEqual([{ kind: 'renamedWrong', change: 1 }]);
    expect(found([renamed(20, drawn[21]?.digest ?? '')])).toEqual([
      { kind: 'renamedWrong', change: 1 },
    ]);
  });
});

describe('a forged draw of late pupils', () => {
  const late3 = (why: string) => ({ kind: 'lateWrong', change: 3, why });
  it('is found: another class than the draw comes to', () => {
    const classOf = round.draw.classOf.map((at, line) => (line === 0 ? 3 - at : at));
    expect(withDraw({ classOf })).toContainEqual(late3('classDiffers'));
    expect(withDraw({ classOf: [...round.draw.classOf, 1] })).toContainEqual(late3('classDiffers'));
  });

  it('is found: another secret, other numbers, too early, another roll than its digest', () => {
    expect(withDraw({ secret: 'a'.repeat(64) })).toContainEqual(late3('secretDiffers'));
    expect(withDraw({ publicPart: '3 1 4 1 6' })).not.toEqual([]);
    expect(withDraw({ publicPart: '3 1 4 1' })).toContainEqual(late3('publicPartDiffers'));
    expect(withDraw({ drawnAt: '2026-09-10T00:29:00.000Z' })).toContainEqual(
      late3('drawnTooEarly'),
    );
    const roll2 = { ...late.roll, publicSource: '别处' };
    expect(withDraw({ roll: roll2 })).toContainEqual(late3('rollDiffers'));
  });

  it('is found: of another draw, over other changes, of another round, without what it adds to', () => {
    const of = (change: Partial<typeof late0>) => withRoll({ late: { ...late0, ...change } });
    expect(of({ firstSha256: 'b'.repeat(64) })).toContainEqual(late3('unsound'));
    expect(of({ standingSha256: 'b'.repeat(64) })).toContainEqual(late3('standingDiffers'));
    expect(of({ changes: 1 })).toContainEqual(late3('standingDiffers'));
    expect(of({ round: 2 })).toContainEqual(late3('standingDiffers'));
    const { late: _gone, ...without } = late.roll;
    expect(withDraw({ roll: without, rollSha256: rollDigest(without) })).toContainEqual(
      late3('unsound'),
    );
    expect(verifyProof({ ...first, roll: { ...roll, late: late0 } })).toContainEqual({
      kind: 'rollUnsound',
    });
  });

  it('is found: a place freed by nobody who is there, links, teachers, a pupil twice, other classes', () => {
    const of = (change: Partial<typeof late0>) => withRoll({ late: { ...late0, ...change } });
    for (const gone of [[31, 30], [30, 30], [900]]) {
      expect(of({ left: gone })).toContainEqual(late3('unsound'));
    }
    expect(withRoll({ apart: [{ id: 1, pupils: [0, 1] }] })).toContainEqual(late3('unsound'));
    expect(withRoll({ teachers: 2 })).toContainEqual(late3('unsound'));
    expect(withRoll({ classes: 3 })).toContainEqual(late3('unsound'));
    const [again = missing()] = latePupils('late', [0]);
    expect(withRoll({ pupils: [again, again] })).toContainEqual(late3('unsound'));
    const known = { ...again, digest: drawn[5]?.digest ?? '' };
    expect(withRoll({ pupils: [known, again] })).toContainEqual(late3('unsound'));
  });

  it('is found: more pupils than the classes may hold', () => {
    expect(withRoll({ perClass: 43 })).toContainEqual(late3('tooMany'));
  });
});
