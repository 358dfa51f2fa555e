/** Pupils who come after the draw, by properties: levelled, balanced, the same from the same seed, and no favour for anybody. */
import { describe, expect, it } from 'vitest';
import { dealClasses } from '../../shared/classes/deal-classes';
import type { LateDeal } from '../../shared/classes/deal-late';
import { dealLate, lateLevel } from '../../shared/classes/deal-late';
import type { LateTie, LateTies } from '../../shared/classes/late-ties';
import { tieProblem } from '../../shared/classes/late-ties';
import { randomDeal, seedFor } from '../support/class-rolls';
import type { Random } from '../support/random';
import { seeded } from '../support/random';
import { referenceLateDeal } from '../support/reference-late-deal';

const countOf = ({ classes }: LateDeal, of: readonly { classNumber: number }[]) =>
  Array.from({ length: classes }, (_, at) => of.filter((one) => one.classNumber === at + 1).length);
const spread = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);

/** Classes as a draw left them, some of whose pupils went since, and some who come. */
function randomLate(round: number, leavers: number): LateDeal {
  const random = seeded(1_000 + round);
  const deal = randomDeal(random);
  const { classOf } = dealClasses(deal, seedFor(`late ${String(round)}`));
  const all = deal.pupils.map((pupil, line) => ({ ...pupil, classNumber: classOf[line] ?? 0 }));
  const present = all.filter(() => leavers === 0 || random.below(leavers) > 0);
  const late = Array.from({ length: 1 + random.below(9) }, () => {
    const { sex = 'male', strata = [] } = deal.pupils[random.below(deal.pupils.length)] ?? {};
    return { sex, strata };
  });
  return { classes: deal.classes, present, late };
}
/** Some of the late ones with each other, or with a class that somebody is in. */
function tied(deal: LateDeal, random: Random): LateDeal & { ties: LateTies } {
  const places = deal.late.map((_, at) => at);
  const take = () => places.splice(random.below(places.length), 1);
  const together: LateTie[] = [];
  const apart: LateTie[] = [];
  while (places.length > 1 && random.below(3) > 0) {
    const into = random.below(2) === 0 ? together : apart;
    const late = random.below(2) === 0 ? take() : [...take(), ...take()];
    const classes = late.length === 1 ? [1 + random.below(deal.classes)] : [];
    into.push({ late, classes });
  }
  const all = deal.present.length + deal.late.length;
  const least = Math.max(Math.ceil(all / deal.classes), ...countOf(deal, deal.present));
  return { ...deal, ties: { perClass: least + random.below(8), together, apart } };
}
const after = (deal: LateDeal, classOf: readonly number[]) => [
  ...deal.present,
  ...deal.late.map((pupil, line) => ({ ...pupil, classNumber: classOf[line] ?? 0 })),
];

describe('late pupils', () => {
  it('leave classes that differ by one at most in all, and by two at most of either sex', () => {
    for (let round = 0; round < 300; round += 1) {
      const deal = randomLate(round, 0);
      const classOf = dealLate(deal, seedFor(String(round)));
      expect(spread(countOf(deal, after(deal, classOf)))).toBeLessThanOrEqual(1);
      for (const sex of ['female', 'male'] as const) {
        const of = after(deal, classOf).filter((one) => one.sex === sex);
        expect(spread(countOf(deal, of)), `${sex} in round ${String(round)}`).toBeLessThanOrEqual(
          2,
        );
      }
    }
  });

  it('fill the free places of those who left first, and no class above what all come to', () => {
    for (let round = 0; round < 300; round += 1) {
      const deal = randomLate(round, 4);
      const before = countOf(deal, deal.present);
      const { level, extra } = lateLevel(before, deal.late.length);
      const now = countOf(deal, after(deal, dealLate(deal, seedFor(String(round)))));
      const raised = now.filter((size, at) => size > level && size > (before[at] ?? 0));
      expect(Math.min(...now)).toBe(level);
      expect(raised).toHaveLength(extra);
      expect(raised.every((size) => size === level + 1)).toBe(true);
    }
  });

  it('come out as the description says, when it is followed by somebody else', () => {
    for (let round = 0; round < 80; round += 1) {
      const deal = randomLate(round, round % 3);
      const seed = seedFor(`reference ${String(round)}`);
      expect(dealLate(deal, seed), `round ${String(round)}`).toEqual(referenceLateDeal(deal, seed));
    }
  });

  it('come out as the description says also where some are linked', () => {
    let linked = 0;
    for (let round = 0; round < 200; round += 1) {
      const deal = tied(randomLate(round, round % 3), seeded(7_000 + round));
      if (tieProblem(deal.ties, countOf(deal, deal.present)) !== undefined) continue;
      linked += deal.ties.together.length + deal.ties.apart.length;
      const seed = seedFor(`tied ${String(round)}`);
      const classOf = dealLate(deal, seed);
      expect(classOf, `round ${String(round)}`).toEqual(referenceLateDeal(deal, seed));
      const roomsOf = ({ late, classes }: LateTie) => [
        ...late.map((at) => classOf[at]),
        ...classes,
      ];
      for (const tie of deal.ties.together) expect(new Set(roomsOf(tie)).size).toBe(1);
      for (const tie of deal.ties.apart) expect(new Set(roomsOf(tie)).size).toBe(2);
      expect(Math.max(...countOf(deal, after(deal, classOf)))).toBeLessThanOrEqual(
        deal.ties.perClass,
      );
    }
    expect(linked).toBeGreaterThan(100);
  });

  it('leave the others as level as there are no links, when twins who both come late are taken in', () => {
    const present = Array.from({ length: 30 }, (_, at) => ({
      sex: at % 2 === 0 ? ('female' as const) : ('male' as const),
      strata: [0],
      classNumber: 1 + (at % 3),
    }));
    const late = Array.from({ length: 6 }, () => ({ sex: 'male' as const, strata: [0] }));
    const ties = { perClass: 45, together: [{ late: [0, 5], classes: [] }], apart: [] };
    for (let round = 0; round < 50; round += 1) {
      const deal = { classes: 3, present, late, ties };
      const classOf = dealLate(deal, seedFor(`twins ${String(round)}`));
      expect(classOf[0]).toBe(classOf[5]);
      expect(countOf(deal, after(deal, classOf))).toEqual([12, 12, 12]);
    }
  });

  it('come into each class with the same chance where classes are alike', () => {
    const present = Array.from({ length: 40 }, (_, at) => ({
      sex: at < 20 ? ('female' as const) : ('male' as const),
      strata: [0],
      classNumber: 1 + (at % 4),
    }));
    const late = [{ sex: 'male' as const, strata: [0] }];
    const counts = [0, 0, 0, 0];
    for (let round = 0; round < 4_000; round += 1) {
      const [one = 0] = dealLate({ classes: 4, present, late }, seedFor(`fair ${String(round)}`));
      counts[one - 1] = (counts[one - 1] ?? 0) + 1;
    }
    // Three degrees of freedom; above 27 by chance once in 200,000 times.
    expect(counts.reduce((sum, one) => sum + (one - 1_000) ** 2 / 1_000, 0)).toBeLessThan(27);
  });

  it('have a known answer, so that no later program draws otherwise without saying so', () => {
    const present = [1, 1, 1, 2, 2, 3, 3, 3].map((classNumber, at) => ({
      sex: at % 2 === 0 ? ('female' as const) : ('male' as const),
      strata: [at % 3],
      classNumber,
    }));
    const late = [0, 1, 2, 0].map((code, at) => ({
      sex: at < 2 ? ('male' as const) : ('female' as const),
      strata: [code],
    }));
    expect(dealLate({ classes: 3, present, late }, seedFor('known'))).toEqual([1, 2, 3, 2]);
  });
});
