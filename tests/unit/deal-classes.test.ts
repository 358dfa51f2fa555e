/** 阳光分班 by properties: balance, links, the same classes from the same seed, and no favour for anybody. */
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ClassDeal } from '../../shared/classes/deal-classes';
import { dealClasses, linkProblem } from '../../shared/classes/deal-classes';
import { drawStream } from '../../shared/classes/draw-stream';
import { randomDeal, randomLinks, seedFor } from '../support/class-rolls';
import { seeded } from '../support/random';
import { referenceDeal } from '../support/reference-deal';

/** By how many the classes differ in what `holds`. */
function spread(deal: ClassDeal, classOf: readonly number[], holds: (line: number) => boolean) {
  const counts = new Array<number>(deal.classes).fill(0);
  classOf.forEach((one, line) => {
    if (holds(line)) counts[one - 1] = (counts[one - 1] ?? 0) + 1;
  });
  return Math.max(...counts) - Math.min(...counts);
}
const strataOf = ({ pupils }: ClassDeal) => {
  const names = pupils.map(({ sex, strata }) => [sex, ...strata].join(' '));
  return { names, all: [...new Set(names)] };
};

/** With the degrees of freedom of `counts`: how far it is from equal chances. */
const chiSquare = (counts: readonly number[]) => {
  const expected = counts.reduce((sum, one) => sum + one, 0) / counts.length;
  return counts.reduce((sum, one) => sum + (one - expected) ** 2 / expected, 0);
};

describe('the stream', () => {
  it('is HMAC-SHA-256 of a counter, as it is written down', () => {
    const seed = seedFor('stream');
    const words = [0, 1].flatMap((block) => {
      const count = Buffer.alloc(4);
      count.writeUInt32BE(block);
      const bytes = createHmac('sha256', seed)
        .update('sunshine-classes/1 stream')
        .update(count)
        .digest();
      return Array.from({ length: 8 }, (_, at) => bytes.readUInt32BE(at * 4));
    });
    const stream = drawStream(seed);
    // A power of two throws no number away.
    expect(words.map(() => stream.below(2 ** 16))).toEqual(words.map((word) => word % 2 ** 16));
  });

  it('passes over numbers that would make some remainders likelier', () => {
    // Of three billion, a quarter of all numbers are passed over.
    const stream = drawStream(seedFor('rejection'));
    const high = Array.from({ length: 4_000 }, () => stream.below(3_000_000_000));
    const counts = [0, 1, 2].map(
      (third) => high.filter((one) => Math.floor(one / 1_000_000_000) === third).length,
    );
    expect(chiSquare(counts)).toBeLessThan(20);
  });
});

describe('classes', () => {
  it('differ by one pupil at most: in all, of either sex, and of every stratum', () => {
    const random = seeded(1);
    for (let round = 0; round < 400; round += 1) {
      const deal = randomDeal(random);
      const { classOf, teacherOf } = dealClasses(deal, seedFor(String(round)));
      expect(classOf).toHaveLength(deal.pupils.length);
      expect(spread(deal, classOf, () => true)).toBeLessThanOrEqual(1);
      for (const sex of ['male', 'female']) {
        expect(
          spread(deal, classOf, (line) => deal.pupils[line]?.sex === sex),
          `sex in round ${String(round)}`,
        ).toBeLessThanOrEqual(1);
      }
      const { names, all } = strataOf(deal);
      for (const stratum of all) {
        expect(
          spread(deal, classOf, (line) => names[line] === stratum),
          `${stratum} in round ${String(round)}`,
        ).toBeLessThanOrEqual(1);
      }
      const everyTeacher = Array.from({ length: deal.teachers }, (_, at) => at + 1);
      expect([...teacherOf].sort((one, other) => one - other)).toEqual(everyTeacher);
    }
  });

  it('keep every link, and differ by one in all even so', () => {
    const random = seeded(2);
    for (let round = 0; round < 400; round += 1) {
      const deal = randomLinks(randomDeal(random), random);
      expect(linkProblem(deal)).toBeUndefined();
      const { classOf } = dealClasses(deal, seedFor(`links ${String(round)}`));
      for (const lines of deal.together) {
        expect(new Set(lines.map((line) => classOf[line])).size).toBe(1);
      }
      for (const [one, other] of deal.apart) expect(classOf[one]).not.toBe(classOf[other]);
      expect(spread(deal, classOf, () => true)).toBeLessThanOrEqual(1);
      const { names, all } = strataOf(deal);
      const linked = deal.together.flat().length + deal.apart.flat().length;
      for (const stratum of all) {
        const differs = spread(deal, classOf, (line) => names[line] === stratum);
        expect(differs).toBeLessThanOrEqual(1 + linked);
      }
    }
  });

  it('keep twins whose class is full of others waiting, however the links chain', () => {
    const pupils = Array.from({ length: 24 }, () => ({ sex: 'male' as const, strata: [] }));
    const deal: ClassDeal = {
      classes: 3,
      pupils,
      together: [
        [0, 1],
        [1, 2],
        [5, 6],
      ],
      apart: [
        [2, 6],
        [0, 9],
      ],
      teachers: 0,
    };
    for (let round = 0; round < 100; round += 1) {
      const { classOf } = dealClasses(deal, seedFor(`chain ${String(round)}`));
      expect(new Set([0, 1, 2].map((line) => classOf[line])).size).toBe(1);
      expect(classOf[5]).toBe(classOf[6]);
      expect(classOf[2]).not.toBe(classOf[6]);
      expect(classOf[0]).not.toBe(classOf[9]);
    }
  });

  it('come out the same from the same seed, and others from another one', () => {
    const deal = randomLinks(randomDeal(seeded(3)), seeded(4));
    const once = dealClasses(deal, seedFor('same'));
    expect(dealClasses(structuredClone(deal), seedFor('same'))).toEqual(once);
    expect(dealClasses(deal, seedFor('other'))).not.toEqual(once);
  });

  it('come out as the description says, when it is followed by somebody else', () => {
    const random = seeded(5);
    for (let round = 0; round < 60; round += 1) {
      const plain = randomDeal(random);
      const deal = round % 2 === 0 ? plain : randomLinks(plain, random);
      const seed = seedFor(`reference ${String(round)}`);
      expect(dealClasses(deal, seed), `round ${String(round)}`).toEqual(referenceDeal(deal, seed));
    }
  });

  it('have a known answer, so that no later program draws otherwise without saying so', () => {
    const pupils = Array.from({ length: 10 }, (_, at) => ({
      sex: at % 3 === 0 ? ('female' as const) : ('male' as const),
      strata: [at % 2],
    }));
    const deal = { classes: 3, pupils, together: [[0, 1]], teachers: 3 };
    expect(dealClasses({ ...deal, apart: [[2, 3]] }, seedFor('known'))).toEqual({
      classOf: [2, 2, 3, 1, 1, 1, 3, 3, 2, 3],
      teacherOf: [1, 3, 2],
    });
  });
});

describe('chance', () => {
  const rounds = 4_000;
  const pupils = Array.from({ length: 26 }, (_, at) => ({
    sex: at < 11 ? ('female' as const) : ('male' as const),
    strata: [at % 3],
  }));
  const deal: ClassDeal = { classes: 4, pupils, together: [[2, 17]], apart: [[5, 6]], teachers: 4 };
  const drawn = Array.from({ length: rounds }, (_, round) =>
    dealClasses(deal, seedFor(`chance ${String(round)}`)),
  );
  const counts = (of: readonly number[]) =>
    [1, 2, 3, 4].map((k) => of.filter((one) => one === k).length);

  it('favours no class for any pupil, linked or not', () => {
    // Three degrees of freedom; above 27 by chance once in 200,000 times, and there are 26 pupils.
    pupils.forEach((_, line) => {
      const of = drawn.map(({ classOf }) => classOf[line] ?? 0);
      expect(chiSquare(counts(of)), `pupil ${String(line)}`).toBeLessThan(27);
    });
  });

  it('favours no class with the larger number, and no teacher with a class', () => {
    const sizes = drawn.flatMap(({ classOf }) => {
      return [1, 2, 3, 4].filter((k) => classOf.filter((one) => one === k).length === 7);
    });
    expect(sizes).toHaveLength(2 * rounds);
    expect(chiSquare(counts(sizes))).toBeLessThan(27);
    for (let teacher = 0; teacher < 4; teacher += 1) {
      const of = drawn.map(({ teacherOf }) => teacherOf[teacher] ?? 0);
      expect(chiSquare(counts(of))).toBeLessThan(27);
    }
  });

  it('brings any two pupils of a stratum together as often as chance does', () => {
    // Lines 12 and 15 are boys of one stratum of five: two in one class have to be as rare as for any other pair of it.
    const pairs = [
      [12, 15],
      [12, 18],
      [15, 21],
      [18, 24],
    ] as const;
    const together = pairs.map(
      ([one, other]) => drawn.filter(({ classOf }) => classOf[one] === classOf[other]).length,
    );
    expect(chiSquare(together)).toBeLessThan(27);
  });
});

describe('links that no draw could keep', () => {
  const pupils = Array.from({ length: 12 }, () => ({ sex: 'male' as const, strata: [] }));
  const deal: ClassDeal = { classes: 3, pupils, together: [], apart: [], teachers: 0 };
  it('are named', () => {
    expect(linkProblem(deal)).toBeUndefined();
    expect(linkProblem({ ...deal, together: [[0, 1]], apart: [[0, 1]] })).toBe('contradiction');
    expect(linkProblem({ ...deal, together: [[0, 1, 2, 3, 4]] })).toBe('tooManyLinked');
    const everybody: ClassDeal['apart'] = [
      [0, 1],
      [0, 2],
      [0, 3],
    ];
    expect(linkProblem({ ...deal, apart: everybody })).toBe('tooManyApart');
  });
});
